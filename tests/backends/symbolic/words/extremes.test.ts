// What the greatest and the least of a list are said to have.
import { expect, test } from 'vitest';
import { extremeOf } from '../../../../src/backends/symbolic/words/extremes.ts';
import type { FieldKind } from '../../../../src/backends/symbolic/words/field.ts';
import { labelFromWords } from '../../../../src/backends/symbolic/words/label.ts';
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
