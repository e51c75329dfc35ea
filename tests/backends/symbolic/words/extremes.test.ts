// What the greatest and the least of a list are said to have.
import { expect, test } from 'vitest';
import { extremeOf, isLeftOut } from '../../../../src/backends/symbolic/words/extremes.ts';
import type { FieldKind } from '../../../../src/backends/symbolic/words/field.ts';
import { labelFromWords } from '../../../../src/backends/symbolic/words/label.ts';
import { createRandom } from '../../../../src/model/random.ts';
import { wordsOf } from '../../../../src/text/naming.ts';

const extreme = (key: string, kind: FieldKind, most: boolean) => {
  const words = wordsOf(key);
  return extremeOf({ key, words, label: labelFromWords(words), noun: 'thing', kind }, most);
};

test.each<[string, FieldKind, boolean, string]>([
  ['insured_value', 'money', true, 'the highest insured value'],
  ['salary', 'number', false, 'the lowest salary'],
  ['sample_size', 'number', false, 'the smallest sample size'],
  ['usable_area', 'amount', true, 'the largest usable area'],
  ['goals', 'count', true, 'the most goals'],
  ['bedrooms', 'count', false, 'the fewest bedrooms'],
  ['crossing_time', 'amount', true, 'the longest crossing time'],
])('%s (%s): %s', (key, kind, most, expected) => {
  expect(extreme(key, kind, most)).toBe(expected);
});

test.each<[string, FieldKind]>([
  ['floor', 'number'],
  ['platform', 'number'],
  ['weight', 'amount'],
  ['max_guests', 'count'],
  ['seats_left', 'count'],
  ['colour', 'category'],
])('nobody says so of %s (%s)', (key, kind) => {
  expect(extreme(key, kind, true)).toBeUndefined();
});

test.each<[string, FieldKind, boolean, boolean]>([
  ['rating', 'number', false, true],
  ['rating', 'number', true, false],
  ['goals', 'count', false, true],
  ['complaints', 'count', false, false],
  ['price', 'money', false, false],
])('of the end of %s (%s, most: %s) few ask: %s', (key, kind, most, isRare) => {
  const random = createRandom(1);
  const words = wordsOf(key);
  const field = { key, words, label: labelFromWords(words), noun: 'thing', kind };
  const left = Array.from({ length: 100 }, () => isLeftOut(field, most, random)).filter(Boolean).length;
  expect(left > 50).toBe(isRare);
  expect(left).toBeLessThan(100);
});
