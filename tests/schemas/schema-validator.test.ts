import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { resolveRef } from '../../src/schemas/resolve-ref.ts';
import { propertiesOf, requiredOf, validate, validatorFor } from '../../src/schemas/schema-validator.ts';
import { cpuTime } from '../support/cpu-time.ts';

const schema: JsonObject = {
  type: 'object',
  properties: {
    status: { enum: ['open', 'closed'] },
    when: { type: 'string', format: 'date' },
    owner: { $ref: '#/$defs/owner' },
  },
  required: ['status'],
  additionalProperties: false,
  $defs: { owner: { type: 'object', properties: { id: { type: 'string' } } } },
};

test.each<[string, unknown, string, string]>([
  ['missing', {}, '/status', 'is required and missing'],
  ['unknown', { status: 'open', x: 1 }, '/x', 'is not a parameter of this tool'],
  ['no choice', { status: 'late' }, '/status', 'must be one of "open", "closed"'],
  ['no date', { status: 'open', when: 'soon' }, '/when', 'must match format "date"'],
  ['of another type', { status: 'open', owner: { id: 7 } }, '/owner/id', 'must be string'],
])('a property that is %s', (_, value, path, message) => {
  expect(validate(schema, value)).toMatchObject([{ path, message }]);
});

test('a value that fits has no issues', () => {
  expect(validate(schema, { status: 'open', when: '2026-03-05' })).toEqual([]);
});

describe('dialects', () => {
  test('2020-12 is the default', () => {
    const tuple = { type: 'array', prefixItems: [{ type: 'string' }] };
    expect(validate(tuple, [1])).toHaveLength(1);
  });
  test('draft-07 is told by $schema', () => {
    const tuple = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'array',
      items: [{ type: 'string' }],
    };
    expect(validate(tuple, [1])).toHaveLength(1);
    expect(validate(tuple, ['a', 1])).toEqual([]);
  });
});

test('equal schemas share a validator, and equal $ids do not clash', () => {
  expect(validatorFor({ a: 1, type: 'string' })).toBe(validatorFor({ type: 'string', a: 1 }));
  expect(validate({ $id: 'same', type: 'string' }, 'x')).toEqual([]);
  expect(validate({ $id: 'same', type: 'number' }, 'x')).toHaveLength(1);
});

test('a reference that leads nowhere throws', () => {
  expect(() => validatorFor({ $ref: '#/$defs/none' })).toThrow();
});

test('properties come with their references followed', () => {
  expect([...propertiesOf(schema).keys()]).toEqual(['status', 'when', 'owner']);
  expect(propertiesOf(schema).get('owner')).toMatchObject({ type: 'object' });
  expect(requiredOf(schema)).toEqual(['status']);
  expect(requiredOf({})).toEqual([]);
  expect(resolveRef({ $ref: 'elsewhere.json' }, schema)).toEqual({ $ref: 'elsewhere.json' });
});

test('a schema that refers to itself without end fits nothing, and ends', () => {
  expect(validate({ type: 'object', $ref: '#' }, {})).toEqual([
    expect.objectContaining({ keyword: '$ref', message: expect.stringContaining('without end') }),
  ]);
});

describe('no schema takes for ever', () => {
  const endless = (schema: JsonObject, value: unknown) => {
    const issues = validate(schema, value);
    expect(issues).toMatchObject([{ path: '', message: expect.stringContaining('takes longer than 1 s') }]);
  };

  test('a pattern that tries all ways, also one that looks ahead, or stands beside names', () => {
    const text = `${'a'.repeat(40)}!`;
    endless({ type: 'string', pattern: '^(a+)+$' }, text);
    endless({ type: 'string', pattern: '^(?=a)(a|a)*$' }, text);
    endless({ type: 'object', patternProperties: { '^(a+)+$': {} } }, { [text]: 1 });
  });

  test('a schema that holds itself twice', () => {
    const branch = (name: string) => ({ properties: { x: { $ref: '#/$defs/a' } }, required: [name] });
    let value: JsonObject = {};
    for (let level = 0; level < 60; level++) value = { x: value };
    endless({ $defs: { a: { anyOf: [branch('y'), branch('z')] } }, $ref: '#/$defs/a' }, value);
  });

  test('items that must all be different', () => {
    const items = Array.from({ length: 50_000 }, (_, index) => ({ index, more: {} }));
    endless({ type: 'array', uniqueItems: true }, items);
  });

  test('one that was too slow twice is tried no more', () => {
    const schema = { type: 'string', pattern: '^(b+)+$' };
    for (let times = 0; times < 2; times++) endless(schema, `${'b'.repeat(40)}!`);
    expect(cpuTime(() => endless(schema, `${'b'.repeat(40)}!`))).toBeLessThan(500);
  });

  test('and those that only look slow are checked all the same', () => {
    const schema = { type: 'string', pattern: '^(?!-)([a-z]+-?)+$' };
    expect(validate(schema, 'a-good-one')).toEqual([]);
    expect(validate(schema, '-a')).toMatchObject([{ keyword: 'pattern' }]);
  });
});
