// Arguments beside the right ones: what is the same, and what is not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { compareArguments } from '../../src/scoring/compare-arguments.ts';

const schema: JsonObject = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    limit: { type: 'integer', default: 20 },
    price: { type: 'number' },
    exact: { type: 'boolean', default: false },
    note: { type: ['string', 'null'] },
    ids: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    path: { type: 'array', items: { type: 'string' } },
    address: { $ref: '#/$defs/address' },
  },
  required: ['title'],
  $defs: {
    address: {
      type: 'object',
      properties: { city: { type: 'string' }, country: { type: 'string', default: 'NO' } },
    },
  },
};

function compare(expected: JsonObject, played: JsonObject, open: readonly string[] = []) {
  return compareArguments(expected, played, { schema, isOpen: (path) => open.includes(path) });
}
const isSame = (expected: JsonObject, played: JsonObject, open: readonly string[] = []) =>
  compare(expected, played, open).share === 1;

describe('the same', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['case, spaces and punctuation', { title: 'Late parts, again' }, { title: ' late-parts again.' }],
    ['quotes', { title: "Anna's" }, { title: 'anna’s' }],
    ['whole numbers with a fraction', { price: 5 }, { price: 5.0 }],
    ['numbers in strings', { title: '5' }, { title: '5.0' }],
    ['dates in strings', { title: '2026-03-05' }, { title: '2026/03/05' }],
    ['a default that is left out', { title: 'a', limit: 20, exact: false }, { title: 'a' }],
    ['a default that is said', { title: 'a' }, { title: 'a', limit: 20 }],
    ['a default inside', { address: { city: 'Oslo' } }, { address: { city: 'oslo', country: 'NO' } }],
    ['null where it may be left out', { title: 'a' }, { title: 'a', note: null }],
    ['a set in another order', { ids: ['a1', 'b2'] }, { ids: ['b2', 'a1'] }],
    ['no arguments at all', {}, {}],
  ])('%s', (_, expected, played) => {
    expect(compare(expected, played)).toEqual({ share: 1, mistakes: [] });
    expect(compare(played, expected)).toEqual({ share: 1, mistakes: [] });
  });
});

describe('not the same', () => {
  test.each<[string, JsonObject, JsonObject, string]>([
    ['another word', { title: 'open' }, { title: 'closed' }, '/title value'],
    ['a decimal point', { title: '1.5 kg' }, { title: '15 kg' }, '/title value'],
    ['a sign', { title: '-5 °C' }, { title: '5 °C' }, '/title value'],
    ['signs alone', { title: '*' }, { title: '-' }, '/title value'],
    ['another number', { price: 5 }, { price: 5.01 }, '/price value'],
    ['a number as a string', { price: 5 }, { price: '5' }, '/price type'],
    ['a boolean as a string', { exact: true }, { exact: 'true' }, '/exact type'],
    ['a list as a string', { path: ['a'] }, { path: 'a' }, '/path type'],
    ['something missing', { title: 'a', price: 1 }, { title: 'a' }, '/price missing'],
    ['something unexpected', { title: 'a' }, { title: 'a', price: 1 }, '/price unexpected'],
    ['null where it may not be', { title: 'a' }, { title: 'a', price: null }, '/price unexpected'],
    ['a default that is overruled', { title: 'a' }, { title: 'a', limit: 5 }, '/limit unexpected'],
    ['a list in another order', { path: ['a', 'b'] }, { path: ['b', 'a'] }, '/path/0 value'],
    ['a longer list', { path: ['a'] }, { path: ['a', 'b'] }, '/path value'],
    ['another set', { ids: ['a', 'b'] }, { ids: ['a', 'c'] }, '/ids value'],
    [
      'something inside',
      { address: { city: 'Oslo' } },
      { address: { city: 'Bergen' } },
      '/address/city value',
    ],
    ['a property of every object', {}, { toString: 'a' }, '/toString unexpected'],
  ])('%s', (_, expected, played, mistake) => {
    const [first] = compare(expected, played).mistakes;
    expect(`${first?.path} ${first?.problem}`).toBe(mistake);
    expect(isSame(expected, played)).toBe(false);
  });

  test('the share counts parameters', () => {
    expect(compare({ title: 'a', price: 1, limit: 3 }, { title: 'a', price: 2, exact: true }).share).toBe(
      0.25,
    );
  });
});

describe('what cannot be known', () => {
  test('is not compared, given or not', () => {
    const open = ['/title'];
    expect(isSame({ title: 'cus_1', price: 1 }, { title: '<id>', price: 1 }, open)).toBe(true);
    expect(isSame({ title: 'cus_1', price: 1 }, { price: 1 }, open)).toBe(true);
    expect(compare({ title: 'cus_1', price: 1 }, { title: 'x', price: 2 }, open).share).toBe(0);
  });

  test('may be a part of a list, whose length is not known either', () => {
    const open = ['/path/1'];
    expect(isSame({ path: ['a', 'ord_1'] }, { path: ['a'] }, open)).toBe(true);
    expect(isSame({ path: ['a', 'ord_1'] }, { path: ['x', 'y', 'a'] }, open)).toBe(true);
    expect(isSame({ path: ['a', 'ord_1'] }, { path: ['b'] }, open)).toBe(false);
    expect(isSame({ path: ['ord_1'] }, {}, ['/path/0'])).toBe(true);
  });
});

const anyArguments = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<JsonObject>;

test('whatever the arguments are, they are the same as themselves', () => {
  fc.assert(
    fc.property(anyArguments, (args) => {
      expect(isSame(args, structuredClone(args))).toBe(true);
    }),
  );
});

test('a share lies between 0 and 1, is 1 without mistakes only, and one side is as far from the other as back', () => {
  fc.assert(
    fc.property(anyArguments, anyArguments, (one, other) => {
      const there = compare(one, other);
      expect(there.share).toBeGreaterThanOrEqual(0);
      expect(there.share).toBeLessThanOrEqual(1);
      expect(there.share === 1).toBe(there.mistakes.length === 0);
      expect(compare(other, one).share).toBe(there.share);
    }),
  );
});
