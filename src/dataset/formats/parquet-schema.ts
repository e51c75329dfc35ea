// Columns as a Parquet schema.
import type { SchemaElement } from 'hyparquet-writer';
import type { Columns, ColumnType } from '../../model/columns.ts';

/**
 * The schema's elements in the order of a walk from its root. Everything may be null, as rows may lack a column. `json` says
 * what columns of JSON are called; their bytes are those of a text either way.
 */
export function parquetSchema(columns: Columns, json: 'JSON' | 'UTF8'): SchemaElement[] {
  return [{ name: 'root', num_children: Object.keys(columns).length }, ...fieldsOf(columns, json)];
}

function fieldsOf(columns: Columns, json: 'JSON' | 'UTF8'): SchemaElement[] {
  return Object.entries(columns).flatMap(([name, type]) => elementsOf(name, type, json));
}

function elementsOf(name: string, type: ColumnType, json: 'JSON' | 'UTF8'): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'string') return [{ ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' }];
  if (type === 'json') return [{ ...optional, type: 'BYTE_ARRAY', converted_type: json }];
  if (type === 'integer') return [{ ...optional, type: 'INT64' }];
  if (type === 'boolean') return [{ ...optional, type: 'BOOLEAN' }];
  if ('struct' in type) {
    return [{ ...optional, num_children: Object.keys(type.struct).length }, ...fieldsOf(type.struct, json)];
  }
  return [
    { ...optional, num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementsOf('element', type.list, json),
  ];
}
