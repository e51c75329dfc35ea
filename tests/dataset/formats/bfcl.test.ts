// What the Berkeley leaderboard's checker looks up and compares.
import { describe, expect, test } from 'vitest';
import { acceptedCall, bfclFunction } from '../../../src/dataset/formats/bfcl-schema.ts';
import { formatNamed } from '../../../src/dataset/formats/formats.ts';
import { inlineSchema } from '../../../src/dataset/formats/inline-schema.ts';
import type { PythonFunction } from '../../../src/dataset/formats/python-functions.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { rowsOf } from './encode-pair.ts';
import { chain, irrelevant, missingArgument, parallel, write } from './varied-examples.ts';

const bfcl = formatNamed('bfcl');

test('the category follows from calls and tools in view; ids are such as the leaderboard sorts', () => {
  const ids = [write, chain, parallel, irrelevant, missingArgument].map((pair) => rowsOf(bfcl, pair)[0]?.id);
  expect(ids).toEqual([
    'simple_python_2-7-0',
    'multiple_1-7-0',
    'parallel_multiple_0-7-0',
    'irrelevance_0-7-1',
    'irrelevance_2-7-2',
  ]);
});

test('the three files tell of the same example', () => {
  const [question, answer, result] = rowsOf(bfcl, parallel);
  expect(new Set([question?.id, answer?.id, result?.id]).size).toBe(1);
  expect(result?.result).toBe(
    "[travel__get_weather(city='Zürich', unit='fahrenheit'), travel__get_weather(city='Ulm', unit='fahrenheit')]",
  );
});

function definition(
  properties: JsonObject,
  required: readonly string[],
  more: JsonObject = {},
): PythonFunction {
  return { name: 'f', description: '', parameters: { type: 'object', properties, required, ...more } };
}

describe('accepted values', () => {
  const of = definition(
    {
      id: { type: 'string', default: 'a' },
      limit: { type: 'integer', default: 20 },
      sort: { type: 'string', default: 'name' },
      page: { type: 'integer' },
      lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
      where: { type: 'object', properties: { city: { type: 'object' } } },
      tags: { type: 'array', items: { type: 'string' } },
    },
    ['id'],
  );

  test('a parameter with a default may be left out, where the default is what was meant', () => {
    expect(acceptedCall({ name: 'f', parameters: { id: 'a', limit: 20, sort: 'date' }, of })).toEqual({
      f: { id: ['a'], limit: [20, ''], sort: ['date'] },
    });
    expect(acceptedCall({ name: 'f', parameters: { id: 'a' }, of })).toEqual({
      f: { id: ['a'], limit: ['', 20], sort: ['', 'name'] },
    });
  });

  test('fields of an object have lists of their own, those of deeper objects have not', () => {
    const parameters = {
      id: 'a',
      limit: 1,
      sort: 'x',
      lines: [{ sku: 'X-1' }],
      where: { city: { name: 'Ulm' } },
      tags: ['a', 'b'],
    };
    expect(acceptedCall({ name: 'f', parameters, of })).toEqual({
      f: {
        id: ['a'],
        limit: [1],
        sort: ['x'],
        lines: [[{ sku: ['X-1'] }]],
        where: [{ city: [{ name: 'Ulm' }] }],
        tags: [['a', 'b']],
      },
    });
  });
});

describe('schemas', () => {
  test('have a type wherever one is looked up', () => {
    const { parameters } = bfclFunction(
      definition(
        {
          any: true,
          list: { type: 'array' },
          either: { type: ['string', 'integer'] },
          perhaps: { type: ['number', 'null'] },
          optional: { anyOf: [{ $ref: '#/$defs/unit' }, { type: 'null' }], description: 'A unit.' },
        },
        [],
        { $defs: { unit: { type: 'string', enum: ['a'] } } },
      ),
    ) as { readonly parameters: JsonObject };
    expect(parameters).toEqual({
      type: 'dict',
      properties: {
        any: { type: 'any' },
        list: { type: 'array', items: { type: 'any' } },
        either: { type: 'any' },
        perhaps: { type: 'float' },
        optional: { type: 'string', enum: ['a'], description: 'A unit.' },
      },
      required: [],
    });
  });

  test('that lead into themselves end', () => {
    const root = {
      $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
      $ref: '#/$defs/node',
    };
    const text = JSON.stringify(inlineSchema(root, root));
    expect(text).not.toContain('$ref');
    expect(text.length).toBeLessThan(2000);
  });
});
