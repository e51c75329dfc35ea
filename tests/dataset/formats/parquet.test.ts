// Parquet files, read back with a reader of their own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNamed, rowFormats } from '../../../src/dataset/formats/formats.ts';
import { withJsonStrings } from '../../../src/dataset/formats/json-strings.ts';
import { createParquetWriter } from '../../../src/dataset/formats/parquet.ts';
import type { Columns } from '../../../src/model/columns.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { rowsOf } from './encode-pair.ts';
import { all, positives } from './varied-examples.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'toolgrad-parquet-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function writeAndRead(name: string, columns: Columns, batches: readonly (readonly JsonObject[])[]) {
  const path = join(folder, `${name}.parquet`);
  const writer = createParquetWriter(path, columns);
  for (const rows of batches) await writer.write(rows);
  await writer.close();
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  return { rows: await parquetReadObjects({ file }), metadata, bytes: file.byteLength };
}

test.each(rowFormats.map(({ name }) => name).filter((name) => name !== 'bfcl-multi-turn'))(
  'holds the rows of %s',
  async (name) => {
    const format = formatNamed(`parquet:${name}`);
    expect(format.columnar).toBe(true);
    for (const each of [format, withJsonStrings(format)]) {
      const { columns } = each;
      const rows = positives.slice(0, 3).map((pair) => rowsOf(each, pair));
      for (const [index, suffix] of format.files.entries()) {
        const wanted = rows.map((row) => row[index] as JsonObject);
        const read = await writeAndRead(`${name}${suffix}`, columns[index] ?? {}, [wanted]);
        expect(JSON.parse(JSON.stringify(read.rows, plainNumbers), withoutNull)).toEqual(
          JSON.parse(JSON.stringify(wanted), withoutNull),
        );
      }
    }
  },
);

/** Integers come back as bigint. */
function plainNumbers(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** A struct's field that a row lacks comes back as null. */
function withoutNull(_: string, value: unknown): unknown {
  return value === null ? undefined : value;
}

test('parquet alone holds the rows of messages', async () => {
  const format = formatNamed('parquet');
  const rows = all.flatMap((pair) => rowsOf(format, pair));
  const [columns = {}] = format.columns;
  expect((await writeAndRead('parquet', columns, [rows])).rows).toEqual(rows);
});

test('what is JSON says so, and features stand where datasets looks for them', async () => {
  const { metadata } = await writeAndRead('declared', { a: 'json', b: { list: 'json' }, c: 'string' }, [
    [{ a: { x: 1 }, b: [1, 'two', null], c: 'text' }],
  ]);
  const leaves = metadata.schema.filter(({ type }) => type !== undefined);
  expect(leaves.map(({ converted_type }) => converted_type)).toEqual(['JSON', 'JSON', 'UTF8']);
  const stored = metadata.key_value_metadata?.find(({ key }) => key === 'huggingface')?.value ?? '';
  expect(JSON.parse(stored)).toEqual({
    info: {
      features: {
        a: { _type: 'Json' },
        b: { feature: { _type: 'Json' }, _type: 'List' },
        c: { dtype: 'string', _type: 'Value' },
      },
    },
  });
});

test('is written in row groups, by number of rows and by size', async () => {
  const columns: Columns = { id: 'integer', text: 'string' };
  const rows = (count: number, text: string) => Array.from({ length: count }, (_, id) => ({ id, text }));
  const many = await writeAndRead('many', columns, [rows(1500, 'a'), rows(1600, 'b')]);
  expect(many.metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([1000, 1000, 1000, 100]);
  expect(many.rows).toHaveLength(3100);
  expect(many.rows[1499]).toEqual({ id: 1499n, text: 'a' });
  expect(many.rows[1500]).toEqual({ id: 0n, text: 'b' });
  const long = await writeAndRead('long', columns, [rows(5, 'x'.repeat(3_000_000))]);
  expect(long.metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([2, 2, 1]);
  // The same text is stored once.
  expect(long.bytes).toBeLessThan(1_000_000);
});

test('may hold no rows, and rows without some columns', async () => {
  const columns: Columns = {
    id: 'string',
    list: { list: 'string' },
    struct: { struct: { a: 'boolean', b: 'json' } },
  };
  const none = await writeAndRead('none', columns, []);
  expect(none.rows).toEqual([]);
  expect(parquetSchema(none.metadata).children.map(({ element }) => element.name)).toEqual([
    'id',
    'list',
    'struct',
  ]);
  const some = await writeAndRead('some', columns, [
    [{ id: 'a' }, { id: 'b', list: [], struct: { a: false } }],
  ]);
  expect(JSON.parse(JSON.stringify(some.rows), withoutNull)).toEqual([
    { id: 'a' },
    { id: 'b', list: [], struct: { a: false } },
  ]);
});

test('a file that cannot be written is an error', async () => {
  const writer = createParquetWriter(join(folder, 'no', 'such', 'folder.parquet'), { id: 'string' });
  await writer.write([{ id: 'a' }]);
  await expect(writer.close()).rejects.toMatchObject({ code: 'ENOENT' });
});
