// Two evaluations side by side: nothing where they are alike, known values where they are not.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf } from '../../../src/evaluation/summary/bootstrap.ts';
import { compareEvaluations } from '../../../src/evaluation/summary/compare.ts';
import { mcnemarExact, permutationTests } from '../../../src/evaluation/summary/paired-tests.ts';
import { createRandom } from '../../../src/model/random.ts';
import { scorerVersion } from '../../../src/scoring/scorer-version.ts';
import { empty, perfect } from '../scoring/chain-example.ts';
import { passing, scoresOf, wholeEvaluation } from './some-scores.ts';

const compare = (first: string, second: string) =>
  compareEvaluations({ name: 'a', scores: passing(first) }, { name: 'b', scores: passing(second) });

describe("McNemar's exact test", () => {
  test.each([
    [0, 0, 1],
    [1, 0, 1],
    [5, 5, 1],
    [0, 5, 0.0625],
    [0, 6, 0.03125],
    [1, 9, 0.021484375],
    [2, 8, 0.109375],
    [3, 15, 0.00753784],
    [10, 25, 0.01667385],
  ])('%d against %d', (first, second, p) => {
    expect(mcnemarExact(first, second)).toBeCloseTo(p, 6);
    expect(mcnemarExact(second, first)).toBeCloseTo(p, 6);
  });

  test('stands thousands', () => {
    expect(mcnemarExact(5000, 5000)).toBe(1);
    // About z = 2: 5100 of 10,000.
    expect(mcnemarExact(4900, 5100)).toBeCloseTo(0.0466, 3);
    expect(mcnemarExact(0, 5000)).toBe(0);
  });
});

describe('the permutation test', () => {
  const chanceOf = (first: readonly number[], second: readonly number[], permutations = 4000) => {
    const column = (values: readonly number[]) => columnOf(values.map((value) => ({ value, weight: 1 })));
    return permutationTests([[column(first), column(second)]], permutations, createRandom(1))[0] as number;
  };

  test('comes near to counting all arrangements', () => {
    // Of 2^5 ways to set the signs of 1…5, two are as extreme as all alike.
    expect(chanceOf([0, 0, 0, 0, 0], [1, 2, 3, 4, 5])).toBeCloseTo(2 / 32, 1);
    // |sum| ≥ 9 with signs of 1…5: +++++, and those with −1, −2 or −3 alone (13, 11, 9), −1−2 (9): 5 of 32 on each side.
    expect(chanceOf([3, 0, 0, 0, 0], [0, 1, 2, 4, 5])).toBeCloseTo(10 / 32, 1);
  });

  test('sees no difference where there is none, and is never 0', () => {
    expect(chanceOf([0.2, 0.7, 1], [0.2, 0.7, 1])).toBe(1);
    expect(chanceOf(Array(100).fill(0), Array(100).fill(1), 999)).toBe(0.001);
  });

  test('is rarely wrong where chance alone decides', () => {
    const random = createRandom(5);
    const draw = () => Array.from({ length: 40 }, () => random.real());
    const ps = Array.from({ length: 200 }, () => chanceOf(draw(), draw(), 199));
    const wrong = ps.filter((p) => p < 0.05).length;
    expect(wrong).toBeLessThan(22);
  });
});

test('an evaluation beside itself differs by 0, with p = 1', () => {
  const anySigns = fc.array(fc.constantFrom('+', '-'), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(anySigns, (signs) => {
      const { measures } = compare(signs.join(''), signs.join(''));
      expect(measures.length).toBeGreaterThan(10);
      for (const { difference, p, interval } of measures) {
        expect([difference, p, interval.low, interval.high]).toEqual([0, 1, 0, 0]);
      }
    }),
    { numRuns: 10 },
  );
});

test('scores of two versions of the scorer are not compared', () => {
  const [one, other] = [passing('+-'), passing('++').map((scores) => ({ ...scores, scorer: 1 }))];
  const beside = () => compareEvaluations({ name: 'a', scores: one }, { name: 'b', scores: other });
  expect(beside).toThrow(`a and b were scored by versions 1 and ${scorerVersion} of the scorer`);
});

test('a perfect player is better than an idle one, and turning them round turns the sign', () => {
  const [ceiling, floor] = [
    { name: 'perfect', scores: wholeEvaluation(perfect) },
    { name: 'empty', scores: wholeEvaluation(empty) },
  ];
  const [there, back] = [compareEvaluations(floor, ceiling), compareEvaluations(ceiling, floor)];
  const solved = there.measures.find(({ name }) => name === 'solved');
  expect(solved).toMatchObject({
    first: 0,
    second: 1,
    difference: 1,
    onlyFirst: 0,
    onlySecond: 12,
    test: 'mcnemar',
  });
  expect(solved?.p).toBeCloseTo(2 / 2 ** 12, 9);
  expect(there.measures.find(({ name }) => name === 'toolRecall')?.p).toBeLessThan(0.01);
  for (const [index, { difference, p }] of there.measures.entries()) {
    expect(back.measures[index]?.difference).toBe(0 - difference);
    expect(back.measures[index]?.p).toBe(p);
  }
});

test('examples are paired by id, and what has no partner is counted', () => {
  const [one, two, three, four] = passing('+-++') as [never, never, never, never];
  const other = { ...(three as object), query: 'Something else?' } as never;
  const comparison = compareEvaluations(
    { name: 'a', scores: [one, two, three] },
    { name: 'b', scores: [four, other, two] },
  );
  expect(comparison).toMatchObject({
    examples: 1,
    onlyInFirst: 1,
    onlyInSecond: 1,
    unlike: 1,
    differsInMode: false,
  });
  expect(compareEvaluations({ name: 'a', scores: [one] }, { name: 'b', scores: [four] })).toMatchObject({
    examples: 0,
    measures: [],
  });
});

test('the interval of a difference is narrower for pairs than for strangers', () => {
  // Hard and easy examples by turns; the second is a little better at each.
  const recalls = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 0.1 : 0.8));
  const { measures } = compareEvaluations(
    { name: 'a', scores: scoresOf(recalls.map((toolRecall) => ({ toolRecall }))) },
    {
      name: 'b',
      scores: scoresOf(recalls.map((recall, index) => ({ toolRecall: recall + (index % 3) / 20 }))),
    },
  );
  const recall = measures.find(({ name }) => name === 'toolRecall');
  expect(recall?.difference).toBeCloseTo(0.05, 9);
  expect(recall?.interval.low).toBeGreaterThan(0.03);
  expect(recall?.interval.high).toBeLessThan(0.07);
  expect(recall?.p).toBeLessThan(0.001);
});
