// What holds somewhere: asked for by a noun, and never by a participle.
import { expect, test } from 'vitest';
import { circumstanceOfField } from '../../../../src/backends/symbolic/words/circumstances.ts';
import type { Field, FieldKind } from '../../../../src/backends/symbolic/words/field.ts';
import { labelFromWords } from '../../../../src/backends/symbolic/words/label.ts';
import { wordsOf } from '../../../../src/text/naming.ts';

function said(key: string, kind: FieldKind): string | undefined {
  const words = wordsOf(key);
  const field: Field = { key, words, label: labelFromWords(words), noun: 'permit', kind };
  return circumstanceOfField(field)?.ask(' for reference BP-412', 'is').direct.text;
}

test('of a reference', () => {
  expect(said('site_address', 'text')).toBe('What is the site address for reference BP-412');
  expect(said('applicant', 'category')).toBe('Who is the applicant for reference BP-412');
});

test.each<[string, FieldKind]>([
  ['received', 'date'],
  ['closed_at', 'moment'],
  ['panels', 'count'],
])('nobody asks for "the %s"', (key, kind) => {
  expect(said(key, kind)).toBeUndefined();
});

test.each([
  ['condition', 'will be', 'the weather forecast in Lyon is 7'],
  ['rain_probability', 'will be', 'the probability of rain in Lyon is 7'],
  ['wind', 'will be', 'the wind speed in Lyon will be 7'],
  ['condition', 'was', 'the weather forecast in Lyon was 7'],
] as const)('%s of a day that %s: %s', (key, tense, told) => {
  const words = wordsOf(key);
  const field: Field = { key, words, label: labelFromWords(words), noun: 'forecast', kind: 'number' };
  expect(circumstanceOfField(field)?.tell(' in Lyon', '7', tense).text).toBe(told);
});

test.each([
  ['is', 'what is the humidity for reference BP-412', 'the humidity is 40%'],
  ['was', 'what was the humidity for reference BP-412', 'the humidity was 40%'],
  ['will be', 'what will the humidity for reference BP-412 be', 'the humidity will be 40%'],
] as const)('what %s on the day in question', (tense, direct, told) => {
  const field: Field = {
    key: 'humidity',
    words: ['humidity'],
    label: 'humidity',
    noun: 'day',
    kind: 'amount',
  };
  const saying = circumstanceOfField(field);
  expect(saying?.ask(' for reference BP-412', tense).direct.text.toLowerCase()).toBe(direct.toLowerCase());
  expect(saying?.again('40%', tense).text).toBe(told);
});

test('where a forecast is for is no part of it', () => {
  expect(said('site_name', 'reference')).toBeUndefined();
});
