import { expect, test } from 'vitest';
import { bundledServers } from '../../../servers/bundled.ts';
import { randomArguments } from '../../../src/evaluation/players/random-arguments.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { createRandom } from '../../../src/model/random.ts';
import { validate } from '../../../src/schemas/schema-validator.ts';
import { inProcessServer } from '../../../src/tools/server-config.ts';
import { openToolSource } from '../../../src/tools/source.ts';

test('arguments for every tool of the bundled servers fit, whatever the seed', async () => {
  await using source = openToolSource(
    bundledServers.map(({ name, create }) => inProcessServer(name, create)),
  );
  const { tools } = await source.catalog(new AbortController().signal);
  expect(tools.length).toBeGreaterThan(40);
  for (const { name, inputSchema } of tools) {
    for (let seed = 0; seed < 20; seed++) {
      const made = randomArguments(inputSchema, createRandom(seed));
      expect({ name, issues: validate(inputSchema, made) }).toEqual({ name, issues: [] });
    }
  }
});

test('equal seeds give equal arguments, and others give others', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      a: { type: 'integer', minimum: 0, maximum: 1000 },
      b: { type: 'string', pattern: '^x\\d{6}$' },
    },
    required: ['a', 'b'],
  };
  const make = (seed: number) => JSON.stringify(randomArguments(schema, createRandom(seed)));
  expect(make(3)).toBe(make(3));
  expect(new Set(Array.from({ length: 20 }, (_, seed) => make(seed))).size).toBeGreaterThan(15);
});

test('references, choices, nested objects and lists are followed; a schema that contains itself ends', () => {
  const schema: JsonObject = {
    type: 'object',
    $defs: {
      node: {
        type: 'object',
        properties: {
          kind: { enum: ['leaf', 'branch'] },
          of: { type: 'array', items: { $ref: '#/$defs/node' } },
        },
        required: ['kind'],
        additionalProperties: false,
      },
    },
    properties: {
      node: { $ref: '#/$defs/node' },
      when: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
      pair: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'number', exclusiveMinimum: 0 } },
      even: { type: 'integer', minimum: 4, maximum: 8, multipleOf: 2 },
      fixed: { const: 7 },
    },
    required: ['node', 'when', 'pair', 'even', 'fixed'],
    additionalProperties: false,
  };
  for (let seed = 0; seed < 200; seed++) {
    expect(validate(schema, randomArguments(schema, createRandom(seed)))).toEqual([]);
  }
});
