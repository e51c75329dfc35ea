// Writing rows in columns: a Parquet file, one row group after another.
import { type FileHandle, open } from 'node:fs/promises';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Columns, ColumnType } from '../../model/columns.ts';
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { storedFeatures } from './front-matter.ts';
import { parquetSchema } from './parquet-schema.ts';

/** A row group is written once it has so many rows, or so many characters: what is held in memory is bounded by both. */
const groupRows = 1000;
const groupCharacters = 4_000_000;

/** A cell as the columns hold it: JSON as text, structs and lists as they are. */
type Cell = string | number | bigint | boolean | null | readonly Cell[] | { readonly [name: string]: Cell };

export interface ParquetFile {
  /** Adds rows; those of a full row group go to the disk. Throws what the file system throws. */
  write(rows: readonly JsonObject[]): Promise<void>;
  /** Writes what is left and the footer, without which nobody can read the file. */
  close(): Promise<void>;
}

/**
 * A Parquet file with these columns, begun at the first row group over whatever stands at the path. What its columns are in
 * the words of Hugging Face `datasets` stands in its metadata, so that JSON in it is read as objects again.
 */
export function createParquetWriter(path: string, columns: Columns): ParquetFile {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    // As text, JSON is encoded from the strings that are there; the footer calls it by its name.
    schema: parquetSchema(columns, 'UTF8'),
    // Bounds of texts and JSON help nobody to find a row.
    statistics: false,
    createdBy: 'toolgrad-mcp',
    kvMetadata: [
      { key: 'huggingface', value: JSON.stringify({ info: { features: storedFeatures(columns) } }) },
    ],
  });
  let group = emptyGroup(columns);
  let file: FileHandle | undefined;

  async function flush(): Promise<void> {
    file ??= await open(path, 'w');
    await file.writeFile(bytes.getBytes());
    // Its `offset` goes on counting: places in the file are told by it.
    bytes.index = 0;
  }

  async function writeGroup(): Promise<void> {
    if (group.rows === 0) return;
    const columnData = Object.entries(group.cells).map(([name, data]) => ({ name, data: [...data] }));
    await writer.write({ columnData, rowGroupSize: group.rows });
    group = emptyGroup(columns);
    await flush();
  }

  return {
    async write(rows) {
      for (const row of rows) {
        for (const [name, type] of Object.entries(columns)) {
          const { cell, characters } = cellOf(row[name], type);
          group.cells[name]?.push(cell);
          group.characters += characters;
        }
        group.rows += 1;
        if (group.rows >= groupRows || group.characters >= groupCharacters) await writeGroup();
      }
    },
    async close() {
      await writeGroup();
      writer.schema = parquetSchema(columns, 'JSON');
      await writer.finish();
      try {
        await flush();
      } finally {
        await file?.close();
      }
    },
  };
}

interface Group {
  readonly cells: Readonly<Record<string, Cell[]>>;
  rows: number;
  characters: number;
}

function emptyGroup(columns: Columns): Group {
  return {
    cells: Object.fromEntries(Object.keys(columns).map((name) => [name, []])),
    rows: 0,
    characters: 0,
  };
}

interface Sized {
  readonly cell: Cell;
  readonly characters: number;
}

function cellOf(value: JsonValue | undefined, type: ColumnType): Sized {
  if (value === undefined || value === null) return { cell: null, characters: 1 };
  if (type === 'json') return textCell(JSON.stringify(value));
  if (type === 'string') return textCell(typeof value === 'string' ? value : JSON.stringify(value));
  if (type === 'integer') return { cell: BigInt(value as number), characters: 8 };
  if (type === 'boolean') return { cell: value as boolean, characters: 1 };
  if ('struct' in type) {
    const fields = isObject(value) ? value : {};
    const sized = Object.entries(type.struct).map(
      ([name, field]) => [name, cellOf(fields[name], field)] as const,
    );
    return {
      cell: Object.fromEntries(sized.map(([name, { cell }]) => [name, cell])),
      characters: charactersIn(sized.map(([, item]) => item)),
    };
  }
  const items = (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]).map((item) =>
    cellOf(item, type.list),
  );
  return { cell: items.map(({ cell }) => cell), characters: charactersIn(items) };
}

function textCell(text: string): Sized {
  return { cell: text, characters: text.length };
}

function charactersIn(items: readonly Sized[]): number {
  return items.reduce((sum, { characters }) => sum + characters, 0);
}
