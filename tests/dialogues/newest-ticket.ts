// A person who asks for the newest of some tickets and goes on from its customer: what dialogues are parted from.
import type { DialogueContext, PartExchange } from '../../src/dialogues/dialogue-context.ts';
import type { Exchange } from '../../src/model/claim.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { createRandom } from '../../src/model/random.ts';
import type { Step } from '../../src/model/workflow.ts';
import { placeClaims } from '../../src/proofs/place-claims.ts';

export const ticket = (subject: string, customer_name: string, opened_on: string) => ({
  id: `tkt_${subject.length}`,
  subject,
  customer_name,
  opened_on,
});
export const alarms = [
  ticket('Freezer alarm at night', 'Castellmar Foods', '2026-02-11'),
  ticket('Freezer alarm after cleaning', 'Wyvern Photonics', '2025-11-03'),
  ticket('Silent freezer alarm', 'Polarveg Institute', '2025-12-24'),
];

/** The exchanges that a way to part makes of it; `end` is the last sentence of the answer. */
export function partedBy(
  part: PartExchange,
  tickets: readonly JsonObject[] = alarms,
  end = 'Castellmar Foods has one invoice.',
) {
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
  const response = `The newest ticket is “Freezer alarm at night”, which is for Castellmar Foods. ${end}`;
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
  return part({ steps, random: createRandom(1) } as unknown as DialogueContext, answer);
}
