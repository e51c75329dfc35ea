// Comma-, semicolon- and tab-separated text, where nothing else can be meant.
import type { JsonValue } from '../../model/json.ts';
import type { Found } from './json-in-text.ts';
import { typedColumns } from './typed-columns.ts';

/** The rows of a text whose every line has as many cells as its head has names. */
export function delimitedText(lines: readonly string[]): Found | undefined {
  const full = lines.filter((line) => line.trim() !== '');
  const [first, ...others] = full;
  if (first === undefined || others.length === 0) return undefined;
  for (const delimiter of ['\t', ';', ',']) {
    const head = cells(first, delimiter);
    if (head === undefined || !isHead(head)) continue;
    const rows = others.map((line) => cells(line, delimiter));
    if (rows.some((row) => row?.length !== head.length)) continue;
    // A first line like all others is no head: their names would be somebody's.
    if (isRowAmong(head, rows)) continue;
    // Two sentences with a comma each are no table.
    if (head.length === 2 && delimiter === ',' && rows.length < 2) continue;
    const named = rows.map((row) =>
      Object.fromEntries(head.map((name, index): [string, JsonValue] => [name, row?.[index] ?? ''])),
    );
    return { value: typedColumns(named), around: '' };
  }
  return undefined;
}

function isHead(names: readonly string[]): boolean {
  const isName = (name: string) =>
    name !== '' &&
    !/^\s|\s$|[.!?:]$|^[\d.,+-]+$/.test(name) &&
    name.length <= 60 &&
    name.split(' ').length <= 5;
  return names.length >= 2 && names.every(isName) && new Set(names).size === names.length;
}

/** Whether the first line is a row as well: it has a code or figure as the cells below do, or the word of a cell below. */
function isRowAmong(head: readonly string[], rows: readonly (readonly string[] | undefined)[]): boolean {
  return head.some((cell, index) => {
    const below = rows.map((row) => row?.[index] ?? '');
    const hasDigits = /\d/.test(cell) && below.every((other) => /\d/.test(other));
    return hasDigits || (cell !== '' && below.includes(cell));
  });
}

/** The cells of a line; quoted ones may hold the delimiter. Undefined where a quotation does not end. */
function cells(line: string, delimiter: string): readonly string[] | undefined {
  const found: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] === '"') {
      const end = endOfQuoted(line, at);
      if (end === -1) return undefined;
      found.push(line.slice(at + 1, end - 1).replaceAll('""', '"'));
      if (end < line.length && line[end] !== delimiter) return undefined;
      at = end + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      const end = next === -1 ? line.length : next;
      found.push(line.slice(at, end));
      at = end + 1;
    }
  }
  return found;
}

function endOfQuoted(line: string, start: number): number {
  for (let at = line.indexOf('"', start + 1); at !== -1; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return at + 1;
  }
  return -1;
}
