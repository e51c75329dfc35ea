// Tables whose column names are separate from their values: columns with rows, parallel arrays, a head above its rows.
import { isObject, isScalar, type JsonObject, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { wordsOf } from '../../text/naming.ts';

type Rows = readonly (readonly JsonValue[])[];

/** The same table with an object a row; undefined where the value is no table of these kinds. */
export function joinColumns(value: JsonValue): JsonValue | undefined {
  if (Array.isArray(value)) return headedRows(value as readonly JsonValue[], false);
  if (!isObject(value)) return undefined;
  return namedRows(value) ?? sheet(value) ?? columnsOfRows(value) ?? parallel(value);
}

const namesKeys = ['columns', 'fields', 'headers', 'header', 'column_names', 'columnNames', 'cols'];
const rowsKeys = ['rows', 'data', 'values', 'records', 'results', 'items'];

/** `{columns, rows}`: the rows become objects where they are; the names are in them then. */
function namedRows(object: JsonObject): JsonValue | undefined {
  const namesKey = namesKeys.find((key) => namesIn(object[key]) !== undefined);
  const names = namesIn(object[namesKey ?? '']);
  const rowsKey = rowsKeys.find((key) => key !== namesKey && areRows(object[key]));
  if (namesKey === undefined || names === undefined || rowsKey === undefined) return undefined;
  const rows = object[rowsKey] as unknown as Rows;
  if (rows.some((row) => row.length > names.length)) return undefined;
  // pandas adds the row numbers as a member.
  const others = Object.entries(object).filter(
    ([key, member]) => key !== namesKey && !(key === 'index' && isCounting(member)),
  );
  return Object.fromEntries(
    others.map(([key, member]) => [
      key,
      key === rowsKey ? rows.map((row) => rowOf(names, row)) : (member ?? null),
    ]),
  );
}

function namesIn(value: JsonValue | undefined): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const names = (value as readonly JsonValue[]).map((column) => {
    if (!isObject(column)) return column;
    return column.name ?? column.column_name ?? column.title ?? column.label ?? column.field ?? column.key;
  });
  return areNames(names) ? names : undefined;
}

function areNames(values: readonly (JsonValue | undefined)[]): values is readonly string[] {
  return (
    values.every((value) => typeof value === 'string' && value !== '') &&
    new Set(values).size === values.length
  );
}

function areRows(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.every((row: JsonValue) => Array.isArray(row));
}

function rowOf(names: readonly string[], row: readonly JsonValue[]): JsonObject {
  return Object.fromEntries(row.map((cell, index) => [names[index] ?? '', cell]));
}

/** `{range, majorDimension, values}`, as spreadsheets answer: the first row is the head. */
function sheet(object: JsonObject): JsonValue | undefined {
  if (object.majorDimension !== 'ROWS' || !Array.isArray(object.values)) return undefined;
  const values = headedRows(object.values as readonly JsonValue[], true);
  return values === undefined ? undefined : { ...object, values };
}

/**
 * A head of names above rows of the same width. Unless `isSheet` says that it is one, some column has to hold numbers
 * only: else the first row may be a row like the others.
 */
function headedRows(items: readonly JsonValue[], isSheet: boolean): JsonValue | undefined {
  if (items.length < 2 || !areRows(items)) return undefined;
  const [head, ...rows] = items as Rows;
  if (head === undefined || head.length < 2 || !areNames(head)) return undefined;
  const areWide = rows.every(
    (row) => row.every(isScalar) && (isSheet ? row.length <= head.length : row.length === head.length),
  );
  const hasNumbers = head.some((_, index) => rows.every((row) => typeof row[index] === 'number'));
  return areWide && (isSheet || hasNumbers) ? rows.map((row) => rowOf(head, row)) : undefined;
}

/** `{name: {"0": …, "1": …}, age: {"0": …}}`, as data frames are written by default. */
function columnsOfRows(object: JsonObject): JsonValue | undefined {
  const columns = Object.entries(object);
  const [first] = columns;
  if (columns.length < 2 || !isObject(first?.[1])) return undefined;
  const keys = Object.keys(first[1]);
  if (keys.length === 0 || !isCounting(keys.map(Number))) return undefined;
  const areColumns = columns.every(
    ([, column]) =>
      isObject(column) && Object.keys(column).join() === keys.join() && Object.values(column).every(isScalar),
  );
  if (!areColumns) return undefined;
  return keys.map((key) =>
    Object.fromEntries(columns.map(([name, column]) => [name, (column as JsonObject)[key] ?? null])),
  );
}

function isCounting(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.every((item: JsonValue, index) => item === index);
}

/** Last words in the names of arrays that identify the rows. */
const keyWords = new Set(
  'id ids key keys name names date dates day days time times timestamp timestamps month months year years label labels code codes title titles city cities x'.split(
    ' ',
  ),
);

/** Arrays of one length side by side, one of which identifies the rows: a time series, a chart. */
function parallel(object: JsonObject): JsonValue | undefined {
  const members = Object.entries(object);
  const arrays = members.filter((member): member is [string, readonly JsonScalar[]] =>
    isScalarList(member[1]),
  );
  const length = arrays[0]?.[1].length ?? 0;
  if (arrays.length < 2 || length < 2 || arrays.some(([, items]) => items.length !== length))
    return undefined;
  const hasKey = arrays.some(
    ([name, items]) => keyWords.has(wordsOf(name).at(-1) ?? '') && new Set(items).size === length,
  );
  if (!hasKey) return undefined;
  const rows = Array.from({ length }, (_, index) =>
    Object.fromEntries(arrays.map(([name, items]) => [name, items[index] ?? null])),
  );
  const others = members.filter(([name]) => !arrays.some(([array]) => array === name));
  if (others.length === 0) return rows;
  // The labels and the reviewers of a request are two lists of its own, though they be equally long.
  const hasFigures = arrays.some(([, items]) => items.some((item) => typeof item === 'number'));
  if (!hasFigures && others.some(([name, value]) => isScalar(value ?? null) && isOwnName(name)))
    return undefined;
  return others.some(([name]) => name === 'items')
    ? undefined
    : { ...Object.fromEntries(others), items: rows };
}

/** Whether a field says which thing its record is. */
function isOwnName(name: string): boolean {
  return /^(?:id|number|no|key|uuid|slug|name|title|subject|login|code|sku)$/.test(
    wordsOf(name).at(-1) ?? '',
  );
}

function isScalarList(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.every(isScalar);
}
