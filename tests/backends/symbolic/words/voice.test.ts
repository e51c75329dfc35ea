// What opens a conversation, and is left out behind its beginning.
import { expect, test } from 'vitest';
import { withoutOpening } from '../../../../src/backends/symbolic/words/voice.ts';

test.each([
  ['Quick question: does Acme Foods have any invoices?', 'Does Acme Foods have any invoices?'],
  ['Good morning, which loans are overdue?', 'Which loans are overdue?'],
  ['Hi! I need to know who wrote it.', 'I need to know who wrote it.'],
  ['One thing: where is their office?', 'Where is their office?'],
  ['Which one is larger?', 'Which one is larger?'],
  ['Hellos are counted by whom?', 'Hellos are counted by whom?'],
])('%s', (query, rest) => {
  expect(withoutOpening(query)).toBe(rest);
});
