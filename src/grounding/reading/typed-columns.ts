// Numbers in tables of text: a column that holds nothing but numbers holds numbers.
import type { JsonScalar, JsonValue } from '../../model/json.ts';

export type Row = Readonly<Record<string, JsonValue>>;

/** A number as JSON writes it, so that its text can be had back from it: neither "007" nor "1,000". */
function isNumber(text: string): boolean {
  return text !== '' && String(Number(text)) === text && Number.isFinite(Number(text)) && !isRounded(text);
}

/** Amounts are written with two decimals, be they zeros, and with commas between their thousands. */
function isAmount(text: string): boolean {
  return /^-?(?:0|[1-9]\d{0,12}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.\d{2})?$/.test(text);
}

/** "1.913,60", as most of Europe writes it: the two decimals tell the comma from one between thousands. */
function isCommaAmount(text: string): boolean {
  return /^-?(?:0|[1-9]\d{0,12}|[1-9]\d{0,2}(?:\.\d{3}){1,4}),\d{2}$/.test(text);
}

function isRounded(text: string): boolean {
  return Number.isInteger(Number(text)) && !Number.isSafeInteger(Number(text));
}

function isBoolean(text: string): boolean {
  return text === 'true' || text === 'false';
}

/** A text as the number or boolean that it is, else itself. */
export function typedScalar(text: string): JsonScalar {
  if (isNumber(text)) return Number(text);
  return isBoolean(text) ? text === 'true' : text;
}

/** Rows of texts in which columns of numbers or booleans are such, and an empty cell is null. Other values stay. */
export function typedColumns(rows: readonly Row[]): readonly Row[] {
  const types = new Map<string, (text: string) => JsonScalar>();
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const column of columns) {
    const cells = rows.map((row) => row[column]).filter((cell) => cell !== undefined && cell !== '');
    const texts = cells.filter((cell) => typeof cell === 'string');
    if (texts.length === 0 || texts.length < cells.length) continue;
    if (texts.every(isNumber)) types.set(column, Number);
    else if (texts.every(isAmount)) types.set(column, (text) => Number(text.replaceAll(',', '')));
    else if (texts.every(isCommaAmount))
      types.set(column, (text) => Number(text.replaceAll('.', '').replace(',', '.')));
    else if (texts.every(isBoolean)) types.set(column, (text) => text === 'true');
  }
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]): [string, JsonValue] => {
        if (cell === '') return [column, null];
        const type = types.get(column);
        return [column, type !== undefined && typeof cell === 'string' ? type(cell) : cell];
      }),
    ),
  );
}
