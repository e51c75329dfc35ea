// A stored draft as the page is told it: sources in the right message, values in the right step, edits in place.
import { expect, test } from 'vitest';
import { withStoredValues } from '../../src/grounding/stored-value.ts';
import type { Sample } from '../../src/model/sample.ts';
import type { Step } from '../../src/model/workflow.ts';
import { reviewOf } from '../../src/reviews/review.ts';
import { Reviews } from '../../src/reviews/reviews.ts';
import { tellDraft } from '../../src/viewer/tell-draft.ts';
import { rejected, sample, step } from '../runs/drafts.ts';

const hotels = {
  hotels: [
    { id: 'htl_1', price: 128 },
    { id: 'htl_2', price: 97 },
  ],
};

const search: Step = {
  ...step('step_1', 'travel__search_hotels'),
  arguments: { city: 'Munich' },
  result: { content: [{ type: 'text', text: JSON.stringify(hotels) }] },
  bindings: [{ path: '/city', source: 'query', text: 'Munich', how: 'same' }],
};

const book: Step = {
  ...step('step_2', 'travel__book_hotel'),
  arguments: { hotel_id: 'htl_2', nights: 2 },
  bindings: [
    {
      path: '/hotel_id',
      source: 'step',
      step: 'step_1',
      from: '/content/0/text',
      json: '/hotels/1/id',
      choice: { by: 'best', text: 'the cheapest', proof: '$step_1.hotels^(price)[0].id' },
    },
    { path: '/nights', source: 'query', text: 'two nights', how: 'number' },
  ],
};

/** Two messages; the second one says what the second call needs. */
const dialogue: Sample = {
  ...sample(0, { query: 'Which hotels are there in Munich?', steps: [search, book] }),
  chains: withStoredValues([{ id: 'chain_1', steps: [search, book] }]),
  exchanges: [
    {
      kind: 'answer',
      query: 'Which hotels are there in Munich?',
      steps: ['step_1'],
      response: 'Two, from 97 a night.',
      claims: [{ text: '97', span: [10, 12], proof: '$min($step_1.hotels.price)' }],
      withheld: [],
    },
    {
      kind: 'answer',
      query: 'Book the cheapest for two nights.',
      steps: ['step_2'],
      response: 'Booked.',
      claims: [{ text: 'Booked', span: [0, 6], write: 'step_2' }],
      withheld: [],
    },
  ],
};

test('each source is in the message that says it, and in the value of the step that has it', () => {
  const { steps } = tellDraft(dialogue, new Reviews());
  const [first, second] = steps;
  expect(first?.sources).toMatchObject([{ kind: 'query', message: 0, span: [26, 32] }]);
  expect(second?.sources).toMatchObject([
    { kind: 'step', message: 1, span: [5, 17], reads: [{ step: 'step_1', pointer: '/hotels/1/id' }] },
    { kind: 'query', message: 1, span: [22, 32] },
  ]);
  expect(second?.needs).toEqual(['step_1']);
});

test('each claim has its value and the places that it is read from, by exchange', () => {
  const { claims } = tellDraft(dialogue, new Reviews());
  expect(claims).toMatchObject([
    [
      {
        kind: 'proof',
        value: 97,
        reads: [
          { step: 'step_1', pointer: '/hotels/0/price' },
          { step: 'step_1', pointer: '/hotels/1/price' },
        ],
      },
    ],
    [{ kind: 'write', source: 'step_2' }],
  ]);
});

test('an edited sample is told in its new wording, with the old one beside it', () => {
  const reviews = new Reviews();
  const { query, form, exchanges, verdicts } = dialogue;
  const edit = { query, response: 'Booked it.', form, exchanges, bindings: {}, verdicts };
  reviews.add(reviewOf({ decision: 'edit', edit }, { id: 'r1', at: 0, by: 'Ada', sample: dialogue }));
  const told = tellDraft(dialogue, reviews);
  expect(told.draft.response).toBe('Booked it.');
  expect(told.original).toEqual(dialogue.exchanges.map(({ query, response }) => ({ query, response })));
  expect(told.standing).toMatchObject({ edited: true, history: [{ by: 'Ada', decision: 'edit' }] });
});

test('a rejected draft is told with its reason, and what it learned is left out', () => {
  const told = tellDraft(rejected(1, 'Nothing comes to it.'), new Reviews());
  expect(told).toMatchObject({ accepted: false, reason: 'Nothing comes to it.' });
  expect(told.draft).not.toHaveProperty('learned');
});
