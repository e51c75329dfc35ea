// An evaluation in sum: what the figures mean, and that their intervals hold what they should.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scorePlayed } from '../../../src/evaluation/scoring/score.ts';
import { columnOf, intervalsOf } from '../../../src/evaluation/summary/bootstrap.ts';
import { summarise } from '../../../src/evaluation/summary/summarise.ts';
import { createRandom } from '../../../src/model/random.ts';
import { chain, empty, negative, perfect, playedOf, step } from '../scoring/chain-example.ts';
import { passing, scoresOf, wholeEvaluation } from './some-scores.ts';

test('a perfect player has 100 in every share, an idle one 0 where there was something to do', () => {
  const ceiling = summarise(wholeEvaluation(perfect));
  expect(ceiling).toMatchObject({ examples: 15, positives: 12, negatives: 3, failed: 0, calls: 48 });
  const floor = summarise(wholeEvaluation(empty));
  for (const name of [
    'solved',
    'exactChain',
    'partialChain',
    'toolRecall',
    'argumentMatch',
    'order',
  ] as const) {
    expect(ceiling.measures[name]).toMatchObject({ mean: 1, examples: 12 });
    expect(floor.measures[name]).toMatchObject({ mean: 0, examples: 12 });
  }
  expect(ceiling.measures.passed?.mean).toBe(1);
  expect(floor.measures.passed?.mean).toBe(3 / 15);
  expect(floor.measures.abstained).toMatchObject({ mean: 1, examples: 3 });
  expect(floor.measures.asked).toMatchObject({ mean: 1, examples: 1 });
  expect(ceiling.measures.quality).toBeNull();
  expect(ceiling.measures.hallucinatedCalls).toMatchObject({ mean: 0, examples: 12 });
  expect(floor.measures.hallucinatedCalls).toBeNull();
});

test('nothing in sum is nothing', () => {
  const summary = summarise([]);
  expect(summary.examples).toBe(0);
  expect(Object.values(summary.measures).every((estimate) => estimate === null)).toBe(true);
  expect(summary.groups.every(({ groups }) => groups.length === 0)).toBe(true);
});

test('groups are by kind, length, depth, carried share and server, in their order', () => {
  const { groups } = summarise(wholeEvaluation(perfect));
  expect(
    groups.map(({ dimension, groups: parts }) => [
      dimension,
      parts.map(({ group, examples }) => [group, examples]),
    ]),
  ).toEqual([
    [
      'kind',
      [
        ['positive', 12],
        ['irrelevant', 1],
        ['missing-argument', 1],
        ['missing-step', 1],
      ],
    ],
    ['calls', [['4', 12]]],
    ['depth', [['3', 12]]],
    ['carried', [['up to 50 %', 12]]],
    [
      'server',
      [
        ['crm', 12],
        ['shop', 12],
        ['support', 12],
      ],
    ],
  ]);
});

test('failures count as 0, in what the judge says too, and are told apart', () => {
  const good = { ...perfect(chain), judged: { score: 80 } };
  const bad = { ...empty(chain), failure: 'It did not finish within 60 s.' };
  const summary = summarise([scorePlayed(chain, good), scorePlayed(chain, bad)]);
  expect(summary).toMatchObject({
    failed: 1,
    failures: [{ reason: 'It did not finish within 60 s.', examples: 1 }],
  });
  expect(summary.measures.toolRecall?.mean).toBe(0.5);
  expect(summary.measures.quality).toMatchObject({ mean: 0.4, examples: 2 });
});

test('rates are over all calls, not over examples', () => {
  const invented = { name: 'crm__guess', arguments: {} };
  const scores = [
    scorePlayed(chain, playedOf(chain, [[invented]])),
    scorePlayed(chain, perfect(chain)),
    scorePlayed(negative('irrelevant'), empty(chain)),
  ];
  expect(summarise(scores).measures.hallucinatedCalls).toMatchObject({ mean: 1 / 5, examples: 2 });
});

test('recall is counted in ranges', () => {
  const scores = [
    [],
    [step(1)],
    [step(1), step(2)],
    [step(1), step(2), step(3)],
    [1, 2, 3, 4].map((each) => step(each)),
  ];
  const summary = summarise(scores.map((calls) => scorePlayed(chain, playedOf(chain, [calls]))));
  expect(summary.recall.map(({ examples }) => examples)).toEqual([1, 1, 1, 1, 0, 1]);
});

describe('an interval', () => {
  test('holds the mean, and lies within what is possible', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 30 }), fc.integer(), (recalls, seed) => {
        const summary = summarise(scoresOf(recalls.map((toolRecall) => ({ toolRecall }))), {
          seed,
          resamples: 50,
        });
        const { mean, low, high } = summary.measures.toolRecall as NonNullable<
          typeof summary.measures.toolRecall
        >;
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 25 },
    );
  });

  test('is as wide as theory has it', () => {
    const { passed } = summarise(passing('+-'.repeat(100))).measures;
    // 1.96 · √(0.25 / 200)
    expect(passed?.low).toBeCloseTo(0.5 - 0.0693, 1);
    expect((passed?.high ?? 0) - (passed?.low ?? 0)).toBeGreaterThan(0.12);
    expect((passed?.high ?? 0) - (passed?.low ?? 0)).toBeLessThan(0.16);
  });

  test('holds the true mean in about 95 of 100 cases', () => {
    const random = createRandom(7);
    const options = { resamples: 200, confidence: 0.95, random };
    let held = 0;
    for (let each = 0; each < 200; each++) {
      const draws = Array.from({ length: 60 }, () => ({ value: Number(random.real() < 0.7), weight: 1 }));
      const [interval] = intervalsOf([columnOf(draws)], [{ unit: 'share' }], options);
      if (interval !== undefined && interval.low <= 0.7 && interval.high >= 0.7) held += 1;
    }
    expect(held).toBeGreaterThan(176);
    expect(held).toBeLessThan(200);
  });

  test('has a width where all examples are alike, less with more of them', () => {
    const few = summarise(passing('+'.repeat(10))).measures.passed;
    expect(few).toMatchObject({ mean: 1, high: 1 });
    // Clopper and Pearson: 0.025^(1/10)
    expect(few?.low).toBeCloseTo(0.6915, 4);
    expect(summarise(passing('+'.repeat(200))).measures.passed?.low).toBeCloseTo(0.9817, 4);
    expect(summarise(passing('-'.repeat(10))).measures.passed).toMatchObject({ mean: 0, low: 0 });
  });

  test('is the same for the same seed', () => {
    const scores = passing('++-+--+');
    expect(summarise(scores, { seed: 3 })).toEqual(summarise(scores, { seed: 3 }));
  });
});
