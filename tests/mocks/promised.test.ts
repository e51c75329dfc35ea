// What a tool promises of its results is kept, or the call is an error that says that it cannot be.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMock } from '../../src/mocks/read-mock.ts';
import { oneApi } from '../../src/mocks/synthesize/library.ts';
import { createSynthesizer } from '../../src/mocks/synthesize/synthesizer.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { type ToolResult, textOf } from '../../src/model/tool.ts';
import { validate } from '../../src/schemas/schema-validator.ts';
import { folderOfFiles, never } from './play.ts';

const files = folderOfFiles();

async function resultFor(outputSchema: JsonObject, seed = 0): Promise<ToolResult> {
  const tool = { name: 'get_thing', inputSchema: { type: 'object' }, outputSchema };
  const session = createSynthesizer(seed, oneApi(new Map([[tool.name, tool]]))).openSession();
  const { result } = await session.call('get_thing', {}, never);
  return result as ToolResult;
}

const draft07 = { $schema: 'http://json-schema.org/draft-07/schema#' };
const hard: readonly (readonly [string, JsonObject])[] = [
  [
    'a tuple of draft-07',
    {
      ...draft07,
      items: [{ type: 'integer' }, { type: 'string', format: 'ipv6' }],
      minItems: 2,
      additionalItems: false,
    },
  ],
  ['a tuple', { prefixItems: [{ const: 1 }, { type: 'boolean' }], items: false, minItems: 2 }],
  [
    'a list of choices that all differ',
    { type: 'array', uniqueItems: true, minItems: 3, items: { enum: ['a', 'b', 'c'] } },
  ],
  ['so many members', { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 3 }],
  ['anything but a text', { not: { type: 'string' } }],
  ['a list that contains', { type: 'array', items: { type: 'integer' }, contains: { minimum: 900 } }],
];

test.each(hard)('%s', async (_, property) => {
  const { $schema, ...rest } = property;
  const schema = {
    ...($schema === undefined ? {} : { $schema }),
    type: 'object',
    properties: { value: rest },
    required: ['value'],
  };
  const result = await resultFor(schema);
  expect(validate(schema, result.structuredContent)).toEqual([]);
});

test('what follows from a value is there', async () => {
  const schema = {
    type: 'object',
    properties: { kind: { enum: ['one', 'two'] } },
    required: ['kind'],
    if: { properties: { kind: { const: 'one' } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ['first'] },
    else: { required: ['second'] },
  };
  expect(validate(schema, (await resultFor(schema)).structuredContent)).toEqual([]);
});

test('a schema that nothing fits is an error in one sentence, and is told when the mock is opened', async () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'integer', minimum: 5, maximum: 1 } },
    required: ['a'],
  };
  const result = await resultFor(schema);
  expect(result.isError).toBe(true);
  expect(textOf(result)).toBe('No result could be made that matches the output schema of get_thing.');
  const tool = { name: 'get_thing', inputSchema: { type: 'object' }, outputSchema: schema };
  const mock = await readMock(files.write('never.json', [tool]), { synthesize: false, seed: 0 });
  expect(mock.notices?.()).toEqual([
    'Some calls will fail, because no result can be made that matches the output schema of get_thing.',
  ]);
});

const names = fc.constantFrom('id', 'name', 'from', 'to', 'total', 'items', 'status', 'owner_id', 'x');
const leaves = fc.constantFrom<JsonObject>(
  {},
  { type: 'string', format: 'date' },
  { type: 'integer', minimum: 3, maximum: 4 },
  { enum: ['a', 1, null] },
  { not: { const: 'a' }, enum: ['a', 'b'] },
  {
    oneOf: [
      { type: 'integer', maximum: 0 },
      { type: 'string', maxLength: 2 },
    ],
  },
  { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 2 },
  { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 3 },
  { type: 'object', minProperties: 2, propertyNames: { pattern: '^[a-z]{3}$' } },
  {
    type: 'object',
    patternProperties: { '^x_': { type: 'integer' } },
    additionalProperties: false,
    minProperties: 1,
  },
  { $ref: '#/nowhere' },
  { type: 'integer', minimum: 2, maximum: 1 },
);
const objects: fc.Arbitrary<JsonObject> = fc
  .record({
    properties: fc.dictionary(names, leaves, { maxKeys: 4 }),
    required: fc.uniqueArray(names, { maxLength: 3 }),
    additionalProperties: fc.boolean(),
    minProperties: fc.integer({ min: 0, max: 3 }),
    dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), { maxKeys: 1 }),
  })
  .map((schema) => ({ type: 'object', ...schema }));

test('whatever a schema says, a result fits it or is an error', async () => {
  await fc.assert(
    fc.asyncProperty(objects, fc.integer({ min: 0, max: 9 }), async (schema, seed) => {
      const result = await resultFor(schema, seed);
      if (result.isError === true) expect(textOf(result)).toMatch(/^No result could be made/);
      else expect(validate(schema, result.structuredContent)).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 30_000);
