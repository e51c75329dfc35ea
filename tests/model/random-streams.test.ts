// Seeds that follow from one another must not lead to sequences that do: drafts and stages are seeded in a row.
import { describe, expect, test } from 'vitest';
import { createRandom, deriveSeed } from '../../src/model/random.ts';

const many = 400;

/** The correlation of two lists of numbers in [0, 1). */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((each, at) => (each - meanA) * ((b[at] ?? 0) - meanB)));
  const spread = (numbers: readonly number[], middle: number) =>
    Math.sqrt(mean(numbers.map((each) => (each - middle) ** 2)));
  return covariance / (spread(a, meanA) * spread(b, meanB));
}

function firstOf(seed: number): number {
  return createRandom(seed).real();
}

describe('the first number of a sequence', () => {
  test('is spread evenly over seeds in a row', () => {
    const low = Array.from({ length: many }, (_, seed) => firstOf(seed)).filter((each) => each < 0.5);
    expect(low.length / many).toBeGreaterThan(0.4);
    expect(low.length / many).toBeLessThan(0.6);
  });

  test.each([
    ['propose/0', 'propose/1'],
    ['act/3', 'act/4'],
    ['write/8', 'write/9'],
  ])('tells nothing about another stage of the same draft: %s and %s', (one, other) => {
    const drafts = Array.from({ length: many }, (_, index) => deriveSeed(0, index));
    const firsts = (label: string) => drafts.map((seed) => firstOf(deriveSeed(seed, label)));
    // Independent streams of 400 are beyond 0.2 once in 15,000 times.
    expect(Math.abs(correlation(firsts(one), firsts(other)))).toBeLessThan(0.2);
  });

  test('tells nothing about the next draft', () => {
    const drafts = Array.from({ length: many + 1 }, (_, index) => firstOf(deriveSeed(0, index)));
    expect(Math.abs(correlation(drafts.slice(0, -1), drafts.slice(1)))).toBeLessThan(0.2);
  });
});
