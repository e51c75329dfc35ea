// The independent reader of stored proofs: JSONata on the step values, in several orders of their lists.
import { expect, test } from 'vitest';
import { evaluateProof, type StoredSample } from '../../scripts/proofs/evaluate.ts';

const sample: StoredSample = {
  id: '0-000000',
  today: '2026-05-12',
  query: '',
  ordered: [],
  exchanges: [],
  chains: [
    {
      steps: [
        {
          id: 'step_1',
          arguments: { city: 'Bern' },
          result: {
            structuredContent: {
              hotels: [
                { name: 'Bär', price: 90, spa: null },
                { name: 'Krone', price: 120, spa: true },
              ],
            },
          },
          valueAt: '/structuredContent',
        },
        { id: 'step_2', arguments: {}, result: {}, value: 'Open until 18 May 2026.' },
      ],
    },
  ],
};

test.each([
  ['$min($step_1.hotels.price)', 90],
  ["$step_1.hotels[name='Bär'].price < $step_1.hotels[name='Krone'].price", true],
  ['$count($step_1.hotels[spa=null])', 1],
  ['$count($step_1.hotels.spa)', 1],
  ['$args_1.city', 'Bern'],
  ["$said($step_2, '18 May 2026')", '18 May 2026'],
  ["$days($today, '2026-05-18')", 6],
  ['$step_1.hotels^(price).name', ['Bär', 'Krone']],
])('%s is %j', async (proof, value) => {
  expect(await evaluateProof(sample, proof)).toEqual({ value });
});

test.each([
  ['$step_1.hotels[0].name', 'in another order'],
  ["$step_1.hotels[name='Adler'].price", 'evaluates to nothing'],
])('%s does not hold', async (proof, problem) => {
  expect((await evaluateProof(sample, proof)).problem).toContain(problem);
});
