// Rows of cells without a head: "P1 | North Garage | 14 free". What a column is called is told by its cells, or not at all.
import { greatest } from '../../model/ends.ts';
import type { JsonValue } from '../../model/json.ts';
import { looksLikeIdentifier, shapeOf } from '../../text/identifier-shape.ts';
import { singular } from '../../text/naming.ts';
import { unitOf } from '../../text/sayings/units.ts';
import { isBrief } from './around.ts';
import type { Found } from './json-in-text.ts';
import { type Row, typedColumns } from './typed-columns.ts';

const delimiters = [/\s\|\s?|\s?\|\s/, /\t/, /;\s?/];
const longestCell = 200;

/** A column without a name: it tells things apart, and nothing is asked or told of it. */
export const bareColumn = /^column_\d+$/;

/**
 * The rows of a text whose lines, but for a few words around them, have the same number of cells. A column is `id` or
 * `name` where its cells are such, and what all of its cells say beside a figure or a name is its name: `free` of
 * "14 free", `manager` of "manager Ruth Keller".
 */
export function bareRows(lines: readonly string[]): Found | undefined {
  const full = lines.filter((line) => line.trim() !== '');
  for (const delimiter of delimiters) {
    const rows = full.map((line) =>
      line
        .trim()
        .split(delimiter)
        .map((cell) => cell.trim()),
    );
    const width = greatest(
      rows.map((row) => row.length),
      0,
    );
    const cut = rows.filter((row) => row.length === width);
    if (width < 2 || cut.length < 2 || !areTogether(rows, width)) continue;
    if (cut.flat().some((cell) => cell.length > longestCell) || !isTable(cut)) continue;
    const around = full
      .filter((_, index) => rows[index]?.length === 1)
      .join('\n')
      .trim();
    if (!isBrief(around) || cut.length + around.split('\n').filter(Boolean).length < full.length) continue;
    return { value: typedColumns(named(cut)) as JsonValue, around };
  }
  return undefined;
}

/** Whether what is no row stands before or behind all rows. */
function areTogether(rows: readonly (readonly string[])[], width: number): boolean {
  const first = rows.findIndex((row) => row.length === width);
  const last = rows.findLastIndex((row) => row.length === width);
  return rows.slice(first, last + 1).every((row) => row.length === width);
}

/** Whether the first cells tell the rows apart: sentences with a sign in them do not begin so. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const first = rows.map(([cell = '']) => cell);
  return new Set(first).size === first.length && first.every((cell) => cell !== '' && cell.length <= 60);
}

/** Rows of texts under names that their columns tell, `column_2` where they tell none. */
export function named(rows: readonly (readonly string[])[]): readonly Row[] {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) =>
    columnOf(
      rows.map((row) => row[at] ?? ''),
      at,
    ),
  );
  const taken = new Set<string>();
  const keys = columns.map(({ key }, at) => {
    const own = key === undefined || taken.has(key) ? `column_${at + 1}` : key;
    taken.add(own);
    return own;
  });
  return rows.map((_, row) =>
    Object.fromEntries(columns.map(({ cells }, at) => [keys[at] ?? '', cells[row] ?? ''])),
  );
}

interface Column {
  readonly key?: string;
  readonly cells: readonly string[];
}

function columnOf(cells: readonly string[], at: number): Column {
  const isOwn = new Set(cells).size === cells.length;
  if (isOwn && cells.every(looksLikeIdentifier)) return { key: at === 0 ? 'id' : `column_${at + 1}`, cells };
  return behindFigures(cells) ?? inFront(cells) ?? whatItIs(cells, isOwn) ?? { cells };
}

/** "14 free", "3 buses" and "1 bus": a figure and what it counts; a unit does not say what is measured. */
function behindFigures(cells: readonly string[]): Column | undefined {
  const parts = cells.map((cell) => /^(-?\d+(?:\.\d+)?) (\p{Ll}[\p{Ll} ]{1,30})$/u.exec(cell));
  const [first] = parts;
  const word = first?.[2] ?? '';
  if (word === '' || unitOf(word) !== undefined) return undefined;
  if (parts.some((part) => singular(part?.[2] ?? '') !== singular(word))) return undefined;
  const many = parts.find((part) => Number(part?.[1]) !== 1)?.[2] ?? word;
  return { key: many.replaceAll(' ', '_'), cells: parts.map((part) => part?.[1] ?? '') };
}

/** "manager Ruth Keller", "decision due 2026-03-01": the same word or two before all of them. */
function inFront(cells: readonly string[]): Column | undefined {
  const [two, one] = [2, 1].map((count) => cells.map((cell) => behindWords(cell, count)));
  const isSame = (parts: typeof two) =>
    parts?.every((part) => part !== undefined && part.words === parts[0]?.words) === true;
  const parts = [two, one].find(isSame);
  const words = parts?.[0]?.words ?? '';
  if (words === '') return undefined;
  return { key: words.replaceAll(' ', '_'), cells: parts?.map((part) => part?.value ?? '') ?? [] };
}

function behindWords(cell: string, count: number): { words: string; value: string } | undefined {
  const [, words = '', value = ''] =
    new RegExp(`^(\\p{Ll}{2,20}(?: \\p{Ll}{2,20}){${count - 1}}):? (\\S.*)$`, 'u').exec(cell) ?? [];
  return words === '' ? undefined : { words, value };
}

/** What is written in capitals and differs in each row is what the things are called; what are all days is a date. */
function whatItIs(cells: readonly string[], isOwn: boolean): Column | undefined {
  const shapes = new Set(cells.map(shapeOf));
  if (shapes.size === 1 && shapes.has('date')) return { key: 'date', cells };
  if (shapes.size === 1 && shapes.has('email')) return { key: 'email', cells };
  // `shop.example`, `web-01`: what machines and sites are called.
  if (isOwn && cells.every((cell) => isAddressName(cell))) return { key: 'name', cells };
  return isOwn && cells.every((cell) => /^\p{Lu}[^@]{0,59}$/u.test(cell))
    ? { key: 'name', cells }
    : undefined;
}

/** Whether a text is a name as machines, sites and repositories have them: small letters in parts. */
export function isAddressName(text: string): boolean {
  return /^[a-z][a-z\d]*(?:[./-][a-z\d]+)+$/.test(text) && text.length <= 80;
}
