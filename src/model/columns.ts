// The columns of a dataset's files, for loaders that want to know them.

/** What a column of a dataset holds. `json` is any JSON value, of another shape in each row. */
export type ColumnType =
  | 'string'
  | 'integer'
  | 'boolean'
  | 'json'
  | { readonly list: ColumnType }
  | { readonly struct: Columns };

/** The columns of a file of rows, in their order. A row may lack a column, or hold null in it. */
export interface Columns {
  readonly [name: string]: ColumnType;
}
