// Columns in the words of Hugging Face `datasets`: for the front matter of a dataset's card, and for Parquet files.

import type { Columns, ColumnType } from '../../model/columns.ts';
import type { JsonObject } from '../../model/json.ts';

const valueTypes = { string: 'string', integer: 'int64', boolean: 'bool', json: 'json' } as const;

/**
 * The list under `features` in the front matter's `dataset_info`. Without it the loader guesses types from the first 10 MB
 * of a file. `json` is a type since `datasets` 4.8.
 */
export function featuresOf(columns: Columns): readonly JsonObject[] {
  return Object.entries(columns).map(([name, type]) => ({ name, ...featureOf(type) }));
}

function featureOf(type: ColumnType): JsonObject {
  if (typeof type === 'string') return { dtype: valueTypes[type] };
  if ('struct' in type) return { struct: featuresOf(type.struct) };
  return { list: listed(type.list) };
}

/** Inside a list a value is its bare type, and a struct the bare list of its fields. */
function listed(type: ColumnType): JsonObject[string] {
  if (typeof type === 'string') return valueTypes[type];
  return 'struct' in type ? featuresOf(type.struct) : featureOf(type);
}

/** The features as `datasets` itself stores them in a file's metadata, where a Parquet file tells them to its reader. */
export function storedFeatures(columns: Columns): JsonObject {
  return Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, storedFeature(type)]));
}

function storedFeature(type: ColumnType): JsonObject {
  if (type === 'json') return { _type: 'Json' };
  if (typeof type === 'string') return { dtype: valueTypes[type], _type: 'Value' };
  return 'struct' in type
    ? storedFeatures(type.struct)
    : { feature: storedFeature(type.list), _type: 'List' };
}
