// Sketches: exact where little was seen, near the truth where much was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DistinctCount } from '../../src/statistics/distinct-count.ts';
import { Distribution } from '../../src/statistics/distribution.ts';
import { FrequentTexts } from '../../src/statistics/frequent.ts';

describe('a distribution', () => {
  const summaryOf = (numbers: readonly number[]) => {
    const distribution = new Distribution();
    for (const number of numbers) distribution.add(number);
    return distribution.summary();
  };

  test('is exact for small numbers', () => {
    expect(summaryOf([1, 2, 2, 3, 7])).toEqual({ mean: 3, min: 1, median: 2, p95: 7, max: 7 });
    // Of twenty numbers, the 95th percentile is the nineteenth.
    expect(summaryOf(Array.from({ length: 20 }, (_, index) => index + 1))).toMatchObject({
      median: 10,
      p95: 19,
    });
    expect(summaryOf([0])).toEqual({ mean: 0, min: 0, median: 0, p95: 0, max: 0 });
  });

  test('knows nothing of nothing', () => {
    expect(summaryOf([])).toEqual({ mean: null, min: null, median: null, p95: null, max: null });
  });

  test('has quantiles within half a percent, whatever the numbers', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(numbers, (all) => {
        const sorted = [...all].sort((a, b) => a - b);
        const { median, p95, min, max } = summaryOf(all);
        const rank = (share: number) => sorted[Math.ceil(share * all.length) - 1] as number;
        // Half a percent of the number, and half a unit by rounding.
        expect(Math.abs((median as number) - rank(0.5))).toBeLessThanOrEqual(0.5 + rank(0.5) * 0.00501);
        expect(Math.abs((p95 as number) - rank(0.95))).toBeLessThanOrEqual(0.5 + rank(0.95) * 0.00501);
        expect([min, max]).toEqual([sorted[0], sorted.at(-1)]);
      }),
    );
  });
});

describe('a count of different texts', () => {
  const countOf = (texts: Iterable<string>) => {
    const count = new DistinctCount();
    for (const text of texts) count.add(text);
    return count.result();
  };

  test('is exact up to tens of thousands', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2 })), (texts) => {
        expect(countOf(texts).distinct).toBe(new Set(texts).size);
      }),
    );
    const numbers = Array.from({ length: 40_000 }, (_, index) => `${index % 20_000}`);
    expect(countOf(numbers)).toEqual({ distinct: 20_000, share: 0.5 });
    expect(countOf([])).toEqual({ distinct: 0, share: null });
  });

  test('is near the truth beyond, and repetitions do not move it', () => {
    const texts = Array.from({ length: 90_000 }, (_, index) => `text ${index}`);
    const { distinct } = countOf([...texts, ...texts.slice(0, 20_000)]);
    expect(distinct).not.toBe(90_000);
    expect(Math.abs(distinct - 90_000) / 90_000).toBeLessThan(0.02);
    expect(countOf([...texts.slice(70_000), ...texts])).toEqual({ distinct, share: distinct / 110_000 });
  });
});

describe('the most frequent texts', () => {
  const topOf = (texts: readonly string[], length: number) => {
    const frequent = new FrequentTexts();
    for (const text of texts) frequent.add(text);
    return frequent.top(length);
  };

  test('are counted exactly where there are few different ones', () => {
    expect(topOf(['b', 'a', 'c', 'b', 'a', 'b'], 2)).toEqual([
      { text: 'b', count: 3 },
      { text: 'a', count: 2 },
    ]);
  });

  test('are found among many that stand there once, counted too low by a 1,000th of all at most', () => {
    const texts = Array.from({ length: 30_000 }, (_, index) =>
      index % 10 === 0 ? 'often' : `once ${index}`,
    );
    const [first] = topOf(texts, 1);
    expect(first?.text).toBe('often');
    expect(first?.count).toBeLessThanOrEqual(3_000);
    expect(first?.count).toBeGreaterThanOrEqual(3_000 - 30_000 / 1_000);
  });
});
