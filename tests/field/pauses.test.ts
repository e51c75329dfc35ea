// How long endpoints ask to wait: in words of several languages, and in fields by whatever name.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { retryAfterMs } from '../../src/backends/openai/retry-after.ts';

const pauses = JSON.parse(
  readFileSync(new URL('../../fixtures/field/pauses.json', import.meta.url), 'utf8'),
) as readonly { readonly says: string; readonly milliseconds: number }[];

test.each(pauses)('$says', ({ says, milliseconds }) => {
  expect(retryAfterMs(() => null, says)).toBe(milliseconds);
});

test.each([
  'The limit is 60 requests per minute.',
  'Your plan allows 5 requests in 10 seconds.',
  'Request took 12 seconds.',
  'Wait times are long.',
])('no pause: %s', (says) => {
  expect(retryAfterMs(() => null, says)).toBeUndefined();
});
