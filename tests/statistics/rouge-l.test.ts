// The likeness of two texts, by hand and against the textbook's table.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareWords, rougeL } from '../../src/statistics/rouge-l.ts';

const likeness = (a: string, b: string) => rougeL(prepareWords(split(a)), prepareWords(split(b)));
const split = (text: string) => text.split(' ').filter((word) => word !== '');

test.each([
  // "police the gunman" of four words each: 2 · 3 / 8.
  ['police killed the gunman', 'police kill the gunman', 0.75],
  ['police killed the gunman', 'the gunman kill police', 0.5],
  ['a b c', 'a b c', 1],
  ['a b c', 'x y', 0],
  ['a', 'a a a', 0.5],
  ['', '', 1],
  ['', 'a', 0],
])('"%s" and "%s": %d', (a, b, expected) => {
  expect(likeness(a, b)).toBe(expected);
  expect(likeness(b, a)).toBe(expected);
});

/** The longest common subsequence by its definition. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const [row, above] = [table[i] as number[], table[i - 1] as number[]];
      row[j] =
        a[i - 1] === b[j - 1]
          ? (above[j - 1] as number) + 1
          : Math.max(above[j] as number, row[j - 1] as number);
    }
  }
  return (table[a.length] as number[])[b.length] as number;
}

test('is the longest common subsequence of texts of any length', () => {
  // Few words, so that they repeat; long enough to go beyond 32 and 64 places.
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 110, size: 'max' });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const expected = a.length + b.length === 0 ? 1 : (2 * commonLength(a, b)) / (a.length + b.length);
      expect(rougeL(prepareWords(a), prepareWords(b))).toBeCloseTo(expected, 12);
    }),
    { numRuns: 200 },
  );
});
