// What sets two runs apart: the second minus the first.
import { expect, test } from 'vitest';
import { differenceOf } from '../../src/statistics/difference.ts';

test('numbers are subtracted wherever they stand, and nothing else is', () => {
  const a = { n: 1, deep: { share: 0.5, none: null, list: [1], name: 'a' }, gone: { n: 1 }, price: 2 };
  const b = { n: 4, deep: { share: 0.25, none: 3, list: [2], name: 'b' }, gone: null, price: null };
  expect(differenceOf<object>(a, b)).toEqual({
    n: 3,
    deep: { share: -0.25, none: null },
    gone: null,
    price: null,
  });
});
