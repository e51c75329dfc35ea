// A format with one type in each column: what may be any JSON is written as a JSON string.

import type { Columns, ColumnType } from '../../model/columns.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Format } from '../../model/seams.ts';

/** Whether any value of the type, or inside it, may be any JSON. */
export function holdsJson(type: ColumnType): boolean {
  if (typeof type === 'string') return type === 'json';
  return 'list' in type ? holdsJson(type.list) : Object.values(type.struct).some(holdsJson);
}

/** The names of the columns that hold JSON, of each of the format's files. */
export function jsonColumnsOf({ columns }: Pick<Format, 'columns'>): readonly ReadonlySet<string>[] {
  return columns.map(
    (each) => new Set(Object.entries(each).flatMap(([name, type]) => (holdsJson(type) ? [name] : []))),
  );
}

/** The same rows with those columns as JSON strings, which `json.loads` turns back into what they were. */
export function withJsonStrings(format: Format): Format {
  const json = jsonColumnsOf(format);
  return {
    ...format,
    columns: format.columns.map((each, index) => asStrings(each, json[index])),
    encode(example, options, sample) {
      const encoded = format.encode(example, options, sample);
      if ('leftOut' in encoded) return encoded;
      return {
        ...encoded,
        rows: encoded.rows.map((rows, index) => rows.map((row) => stringified(row, json[index]))),
      };
    },
  };
}

function asStrings(columns: Columns, json: ReadonlySet<string> | undefined): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => [name, json?.has(name) ? 'string' : type] as const),
  );
}

function stringified(row: JsonObject, json: ReadonlySet<string> | undefined): JsonObject {
  const text = (value: JsonValue | undefined) => (value === undefined ? undefined : JSON.stringify(value));
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, json?.has(name) ? text(value) : value]),
  );
}
