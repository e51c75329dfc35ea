// Corrections of what was to be found: the other end of the order first, with what really stands there.
import { expect, test } from 'vitest';
import { correctFound } from '../../src/dialogues/correct-found.ts';
import { alarms, partedBy, ticket } from './newest-ticket.ts';

test('the person is told of the oldest, and then means the newest', () => {
  const [first, second] = partedBy(correctFound)?.exchanges ?? [];
  expect(first?.query).toMatch(/the oldest ticket mentioning “freezer alarm”/);
  expect(first?.response).toBe('The oldest ticket is “Freezer alarm after cleaning”.');
  expect(first?.claims.map((claim) => 'proof' in claim && claim.proof)).toEqual([
    '$step_1.tickets^(opened_on)[0].subject',
  ]);
  expect(first?.steps).toEqual(['step_1']);
  expect(second).toMatchObject({ move: 'correction', steps: ['step_2'] });
  expect(second?.query).toMatch(/the newest one\. How many invoices does its customer have\?$/);
  expect(second?.response).toContain('The newest ticket is “Freezer alarm at night”');
});

test.each([
  ['one thing has no other end', alarms.slice(0, 1)],
  ['two are as old as each other', [...alarms, ticket('Alarm', 'Delorme', '2025-11-03')]],
  ['one does not say when it was opened', [...alarms, { id: 'tkt_9', subject: 'Alarm' }]],
])('%s', (_, tickets) => {
  expect(partedBy(correctFound, tickets)).toBeUndefined();
});
