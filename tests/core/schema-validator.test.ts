import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import {
  propertiesOf,
  requiredOf,
  resolveRef,
  validate,
  validatorFor,
} from '../../src/core/schema-validator.ts';

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
