// Schemas that are taken for usable without being compiled.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validatorFor } from '../../src/schemas/schema-validator.ts';
import { isSimpleSchema } from '../../src/tools/simple-schema.ts';

test('everyday schemas are simple', () => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title: 'A call',
    properties: {
      query: { type: 'string', description: 'Words', minLength: 1, examples: ['a'] },
      limit: { type: ['integer', 'null'], minimum: 1, default: 5 },
      status: { enum: ['open', 'paid', null] },
      tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
      at: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
    },
    required: ['query'],
    additionalProperties: false,
  };
  expect(isSimpleSchema(schema)).toBe(true);
});

test.each([
  [{ $ref: '#/nowhere' }],
  [{ pattern: '(' }],
  [{ $schema: 'https://example.com/mine' }],
  [{ type: 'text' }],
  [{ type: [] }],
  [{ enum: [] }],
  [{ enum: ['a', 'a'] }],
  [{ required: 'all' }],
  [{ minLength: -1 }],
  [{ properties: { a: { properties: { b: { $ref: '#/nowhere' } } } } }],
  [{ anyOf: [] }],
  [{ items: [{ type: 'string' }] }],
])('%j is left to the compiler', (schema) => {
  expect(isSimpleSchema(schema)).toBe(false);
});

/** Keywords with values that are right, nearly right, or wrong. */
const values = fc.constantFrom<unknown>(
  'object',
  'string',
  '',
  'x',
  -1,
  0,
  2,
  1.5,
  true,
  null,
  [],
  ['a'],
  ['a', 'a'],
  ['string'],
  {},
  { a: {} },
  { type: 'string' },
  [{ type: 'null' }],
  [{}],
);
const keywords = fc.constantFrom(
  'type',
  'properties',
  'required',
  'items',
  'enum',
  'anyOf',
  'minimum',
  'maxLength',
  'format',
  'default',
  'const',
  'additionalProperties',
  'uniqueItems',
  'title',
  '$schema',
  'oneOf',
  'minItems',
);
const schemas = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
  schema: fc.dictionary(keywords, fc.oneof({ maxDepth: 2 }, values, tie('schema')), { maxKeys: 4 }),
})).schema;

test('whatever is simple compiles', () => {
  let simple = 0;
  fc.assert(
    fc.property(schemas, (schema) => {
      if (!isSimpleSchema(schema)) return;
      simple += 1;
      expect(() => validatorFor(schema as never)).not.toThrow();
    }),
    { numRuns: 1000 },
  );
  expect(simple).toBeGreaterThan(50);
});
