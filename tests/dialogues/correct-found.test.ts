// Corrections of what was to be found: the other end of the order first, with what really stands there.
import { expect, test } from 'vitest';
import { correctFound } from '../../src/dialogues/correct-found.ts';
import type { DialogueContext } from '../../src/dialogues/dialogue-context.ts';
import type { Exchange } from '../../src/model/claim.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { createRandom } from '../../src/model/random.ts';
import type { Step } from '../../src/model/workflow.ts';
import { placeClaims } from '../../src/proofs/place-claims.ts';

const ticket = (subject: string, customer_name: string, opened_on: string) => ({
  id: `tkt_${subject.length}`,
  subject,
  customer_name,
  opened_on,
});
const alarms = [
  ticket('Freezer alarm at night', 'Castellmar Foods', '2026-02-11'),
  ticket('Freezer alarm after cleaning', 'Wyvern Photonics', '2025-11-03'),
  ticket('Silent freezer alarm', 'Polarveg Institute', '2025-12-24'),
];

function dialogueOver(tickets: readonly JsonObject[]) {
  const steps = [
    {
      id: 'step_1',
      name: 'support__search_tickets',
      arguments: { query: 'freezer alarm' },
      result: { content: [], structuredContent: { tickets } },
      bindings: [{ path: '/query', source: 'query', text: 'freezer alarm', how: 'same' }],
    },
    {
      id: 'step_2',
      name: 'shop__list_invoices',
      arguments: { customer_id: 'cus_0005' },
      result: { content: [], structuredContent: { invoices: [{ id: 'inv_1' }] } },
      bindings: [
        {
          path: '/customer_id',
          source: 'step',
          step: 'step_1',
          from: '/structuredContent/tickets/0/id',
          choice: { by: 'best', text: 'newest', proof: '$step_1.tickets^(>opened_on)[0].id' },
        },
      ],
    },
  ] as unknown as readonly Step[];
  const response =
    'The newest ticket is “Freezer alarm at night”, which is for Castellmar Foods. Castellmar Foods has one invoice.';
  const answer: Exchange = {
    kind: 'answer',
    query: 'Find the newest ticket mentioning “freezer alarm”. How many invoices does its customer have?',
    steps: ['step_1', 'step_2'],
    response,
    claims: placeClaims(response, [
      { text: 'Freezer alarm at night', proof: '$step_1.tickets^(>opened_on)[0].subject' },
      { text: 'Castellmar Foods', proof: '$step_1.tickets^(>opened_on)[0].customer_name' },
      { text: 'one', proof: '$count($step_2.invoices)' },
    ]),
    withheld: [],
  };
  return correctFound({ steps, random: createRandom(1) } as unknown as DialogueContext, answer);
}

test('the person is told of the oldest, and then means the newest', () => {
  const [first, second] = dialogueOver(alarms)?.exchanges ?? [];
  expect(first?.query).toMatch(/the oldest ticket mentioning “freezer alarm”/);
  expect(first?.response).toBe(
    'The oldest ticket is “Freezer alarm after cleaning”, which is for Wyvern Photonics.',
  );
  expect(first?.claims.map((claim) => 'proof' in claim && claim.proof)).toEqual([
    '$step_1.tickets^(opened_on)[0].subject',
    '$step_1.tickets^(opened_on)[0].customer_name',
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
  expect(dialogueOver(tickets)).toBeUndefined();
});
