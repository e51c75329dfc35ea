// Rows pass a JSON Schema that was written from the documentation of the stack that reads them.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { formatNamed, formats } from '../../../src/dataset/formats/formats.ts';
import { jsonColumnsOf, withJsonStrings } from '../../../src/dataset/formats/json-strings.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { checkSample } from '../../../src/runs/sample-schema.ts';
import { leftOut, rowOf, rowsOf } from './encode-pair.ts';
import { all, chain } from './varied-examples.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });

function schemaNamed(name: string): JsonObject {
  const path = new URL(`../../../fixtures/formats/schemas/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What is wrong with a value by a schema of ours, or by a part of one: `sharegpt#/$defs/tools`. */
function faults(name: string, value: unknown): readonly string[] {
  const [file = '', part = ''] = name.split('#');
  if (ajv.getSchema(file) === undefined) ajv.addSchema(schemaNamed(file));
  const validate = ajv.getSchema(part === '' ? file : `${file}#${part}`);
  if (validate === undefined) throw new Error(`There is no schema ${name}.`);
  return validate(value)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** A row with some of its columns read as JSON. */
function read(row: JsonObject, ...columns: readonly string[]): JsonObject {
  const parsed = columns.map((column) => [column, JSON.parse(row[column] as string) as JsonValue]);
  return { ...row, ...Object.fromEntries(parsed) };
}

function holding(name: string) {
  const held = all.filter((pair) => leftOut(formatNamed(name), pair) === undefined);
  expect(held).not.toHaveLength(0);
  return held;
}

const plain = ['messages', 'openai', 'sharegpt', 'hermes', 'toolgrad', 'bfcl'] as const;

describe('rows pass the schema of', () => {
  test.each(plain)('%s', (name) => {
    const format = formatNamed(name);
    for (const pair of holding(name)) {
      const rows = rowsOf(format, pair);
      expect(rows).not.toHaveLength(0);
      for (const [index, row] of rows.entries()) {
        expect(faults(`${name}${format.files[index]}`, row), pair.example.id).toEqual([]);
      }
    }
  });

  test('xlam', () => {
    for (const pair of holding('xlam')) {
      const row = rowOf(formatNamed('xlam'), pair);
      expect(faults('xlam', read(row, 'tools', 'answers')), pair.example.id).toEqual([]);
    }
  });

  test('any format, once its JSON strings are read: they are the very same rows', () => {
    for (const format of formats) {
      const strings = withJsonStrings(format);
      const json = jsonColumnsOf(format);
      for (const pair of all) {
        if (leftOut(format, pair) !== undefined) continue;
        const rows = rowsOf(strings, pair).map((row, index) => read(row, ...(json[index] ?? [])));
        expect(rows).toEqual(rowsOf(format, pair));
      }
    }
  });

  test('sharegpt, inside its strings', () => {
    let read = 0;
    for (const pair of all) {
      const row = rowOf(formatNamed('sharegpt'), pair);
      expect(faults('sharegpt#/$defs/tools', JSON.parse(row.tools as string))).toEqual([]);
      const turns = row.conversations as readonly { readonly from: string; readonly value: string }[];
      for (const { value } of turns.filter(({ from }) => from === 'function_call')) {
        expect(faults('sharegpt#/$defs/function_call', JSON.parse(value))).toEqual([]);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(0);
  });

  test('native: a sample, the same as in the run', () => {
    const row = rowOf(formatNamed('native'), chain);
    expect(checkSample(row)).toHaveProperty('entry');
    expect(row).toEqual(JSON.parse(JSON.stringify(chain.sample)));
  });
});

test('the schemas object to what their stacks would object to', () => {
  const openai = rowOf(formatNamed('openai'), chain);
  expect(faults('openai', { ...openai, id: '1' })).not.toEqual([]);
  const trl = rowOf(withJsonStrings(formatNamed('messages')), chain);
  expect(faults('messages', trl)).not.toEqual([]);
  const xlam = rowOf(formatNamed('xlam'), chain);
  expect(faults('xlam', xlam)).not.toEqual([]);
});

test('every format has exactly the columns that it says', () => {
  for (const format of formats.filter(({ name }) => name !== 'bfcl-multi-turn')) {
    for (const each of [format, withJsonStrings(format)]) {
      const { columns } = each;
      expect(columns).toHaveLength(format.files.length);
      const pair = all.find((other) => leftOut(format, other) === undefined) ?? chain;
      const rows = rowsOf(each, pair);
      expect(rows).toHaveLength(format.files.length);
      for (const [index, row] of rows.entries()) {
        expect(Object.keys(columns[index] ?? {}), format.name).toEqual(Object.keys(row));
      }
    }
  }
});
