// What a schema tells of the time that a check can take: what is not surely quick is watched.
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { isQuickPattern, isQuickSchema, isSmall } from '../../src/schemas/schema-speed.ts';

test.each([
  '^cus_[0-9]{4,}$',
  '^\\d{4}-\\d{2}-\\d{2}$',
  '[A-Z]{3}',
  '^(?:open|closed)$',
  '^[\\w.(+-]+$',
  '^(ab)+$',
])('the pattern %s is quick', (pattern) => expect(isQuickPattern(pattern)).toBe(true));

test.each([
  '^(a+)+$',
  '^(a|aa)+$',
  '^((ab)c)+$',
  '^(a?){30}$',
  '(x+x+)+y',
  'a*a*b',
  '^(?=a)a$',
  '^([a-z]+)\\1$',
  `^${'a?'.repeat(30)}$`,
  '^(?:a|b)'.repeat(20),
  'a|b*b*c',
])('the pattern %s may not be', (pattern) => expect(isQuickPattern(pattern)).toBe(false));

const text = { type: 'string' };
const coded = { type: 'string', pattern: '^[a-z]+$' };

test.each<[string, JsonObject, boolean]>([
  ['plain', { type: 'object', properties: { a: text } }, true],
  ['with a definition', { $defs: { a: text }, properties: { a: { $ref: '#/$defs/a' } } }, true],
  ['with a format', { properties: { a: { format: 'date' } } }, true],
  ['with a quick pattern', { properties: { a: coded } }, true],
  ['with one behind a reference', { $defs: { a: coded }, $ref: '#/$defs/a' }, true],
  ['with a slow pattern', { properties: { a: { pattern: '(a+)+' } } }, false],
  ['with one in a property called definitions', { properties: { definitions: { pattern: '(a+)+' } } }, false],
  ['that holds itself', { properties: { a: { $ref: '#' } } }, false],
  [
    'that holds itself by a definition',
    { $defs: { a: { items: { $ref: '#/$defs/a' } } }, $ref: '#/$defs/a' },
    false,
  ],
  ['whose items differ', { type: 'array', uniqueItems: true }, false],
])('a schema %s is quick or may not be', (_, schema, isQuick) => expect(isQuickSchema(schema)).toBe(isQuick));

test('a small value has few parts and short texts, names of members too', () => {
  expect(isSmall({ a: ['x'.repeat(1_000)] })).toBe(true);
  expect(isSmall({ a: ['x'.repeat(5_000)] })).toBe(false);
  expect(isSmall({ ['x'.repeat(5_000)]: 1 })).toBe(false);
  expect(isSmall(Array.from({ length: 10_000 }, () => 1))).toBe(false);
});
