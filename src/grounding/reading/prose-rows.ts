// Lines that tell one thing each in the same few parts: "1. Oak board (SKU-1180) — €24.90, 140 in stock", "H1: Mercy Hospital (Cork)".
import type { JsonValue } from '../../model/json.ts';
import { bareColumn, isAddressName, named } from './bare-rows.ts';
import type { Found } from './json-in-text.ts';
import { plain } from './labelled-line.ts';
import { type Row, typedColumns } from './typed-columns.ts';

const longestLine = 400;
const mostCells = 8;

/** A bullet or a number before a line. */
const bullet = /^\s*(?:[-*+•–]|\d{1,3}[.)])\s+/;
/** What is written on a thing: `SKU-1180`, `H1`, `A-01-3`. */
const code = /^[A-Z]{1,6}(?:-?\d[\dA-Z]*)(?:-[\dA-Z]+)*$/;
/** A code that the line begins with, and what stands before it: "Order SO-7001: ". */
const lead = /^(?:(\p{Lu}\p{Ll}{2,15}) )?(#?[A-Z]{0,6}-?\d[\w-]{0,20}):\s+(?=\S)/u;

/**
 * The things of lines that are cut alike by dashes, brackets and commas, each with a code or a price; undefined where a
 * line is cut otherwise, or nothing says that they are things.
 */
export function proseRows(lines: readonly string[]): Found | undefined {
  const all = lines.filter((line) => line.trim() !== '');
  const { around, full } = withoutHeading(all);
  const isOne = full.length === 1 && tellsIdentifier(full[0] ?? '', around);
  if (
    (full.length < 2 && !isOne) ||
    full.some((line) => line.length > longestLine || /(?:^|\s)\|\s/.test(line))
  )
    return undefined;
  const isListed = full.every((line) => bullet.test(line));
  const cut = full.map((line) => cellsOf(line.replace(bullet, '').trim()));
  const [first] = cut;
  const width = first?.cells.length ?? 0;
  if (first === undefined || width < 2 || width > mostCells) return undefined;
  if (cut.some(({ cells, noun }) => cells.length !== width || noun !== first.noun)) return undefined;
  const columns = columnsOf(cut.map(({ cells }) => cells));
  const rows = columns === undefined ? undefined : withNoun(columns, first.noun);
  // A list of names: each line begins with one.
  const isOfNames = isListed && rows?.every((row, at) => row.name === cut[at]?.cells[0]) === true;
  if (rows === undefined || !areThings(rows, isListed, isOfNames)) return undefined;
  return { value: typedColumns(rows) as JsonValue, around };
}

/** Whether one line alone is a row: it is announced as one or has a bullet, and tells the identifier of what it names. */
function tellsIdentifier(line: string, around: string): boolean {
  if (around !== '') return /[(,] ?id: /i.test(line);
  return /^\s*[-*•] \*\*[^*]{1,100}\*\* \(`[^`\s]{1,80}`\)/.test(line);
}

const longestHeading = 80;

/** The rows of a list with bullets without the line that announces them: "Found 7 patients:". */
function withoutHeading(lines: readonly string[]): {
  readonly around: string;
  readonly full: readonly string[];
} {
  const [first = '', ...rest] = lines;
  const isAnnounced =
    rest.length > 0 &&
    !bullet.test(first) &&
    first.length <= longestHeading &&
    /:$|^#|\(\d+\)$/.test(first.trim()) &&
    rest.every((line) => bullet.test(line));
  return isAnnounced ? { around: first.trim(), full: rest } : { around: '', full: lines };
}

/** The parts of a line, and the noun of the code that it begins with. */
function cellsOf(line: string): { readonly cells: readonly string[]; readonly noun: string } {
  const [before = '', noun = '', number = ''] = lead.exec(line) ?? [];
  const parts = line
    .slice(before.length)
    .replace(/\s[—–-]\s/g, '\t')
    .replace(/\s\(([^()]{1,60})\)(?::\s+)?/g, '\t$1\t')
    .split(/\t+/);
  // The first part is a name, which may have a comma of its own, unless it is all that stands behind a code.
  const isAll = before !== '' && parts.length === 1;
  const rest = parts
    .flatMap((part, index) => (index === 0 && !isAll ? [part] : part.split(/,\s+/)))
    .flatMap(deedParts)
    .map((part) => (ticked.test(part.trim()) ? part.trim() : plain(part)))
    .filter((part) => part !== '');
  return { cells: before === '' ? rest : [number.replace('#', ''), ...rest], noun: noun.toLowerCase() };
}

/** What is written as code is what machines call a thing: `beef-rendang`. */
const ticked = /^`[^`\s]{1,80}`$/;

/** "prescribed by Dr Marsh on 2026-05-01": by whom, and when. */
function deedParts(cell: string): readonly string[] {
  const [, deed, whom, day] = /^(\p{Ll}{3,20}ed) by (\S[^\n]{0,80}) on (\d{4}-\d\d-\d\d)$/u.exec(cell) ?? [];
  return deed === undefined ? [cell] : [`${deed} by ${whom}`, `${deed} on ${day}`];
}

const price = /^(?:([€$£])\s?)?(\d{1,3}(?:,\d{3})*(?:\.\d\d)?|\d+(?:\.\d\d)?)(?:\s?([€$£]|[A-Z]{3}))?$/;
const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' };
/** What says how something is, by a word that ends like one. */
const state =
  /^(?:\p{Ll}+(?:ed|en|ing)|new|active|inactive|draft|paid|free|sold|available|due|lost|won)(?: \p{Ll}+)?$/u;

/** Rows whose columns have names where their cells tell them; codes are what a thing is known by. */
function columnsOf(cut: readonly (readonly string[])[]): readonly Row[] | undefined {
  const known: Record<string, readonly JsonValue[]> = {};
  const others: number[] = [];
  cut[0]?.forEach((_, at) => {
    const cells = cut.map((row) => row[at] ?? '');
    const own = knownColumns(cells, known);
    if (own === undefined) others.push(at);
    else Object.assign(known, own);
  });
  const rest =
    others.length === 0 ? cut.map(() => ({})) : named(cut.map((row) => others.map((at) => row[at] ?? '')));
  return rest.map((row, index) => ({
    ...Object.fromEntries(Object.entries(known).map(([key, cells]) => [key, cells[index] ?? null])),
    ...Object.fromEntries(
      Object.entries(row).map(([key, cell]) => [bareColumn.test(key) ? key.replace('_', '_9') : key, cell]),
    ),
  }));
}

/** Codes, prices, what is in stock, and states; undefined for other cells. */
function knownColumns(
  cells: readonly string[],
  taken: Readonly<Record<string, unknown>>,
): Readonly<Record<string, readonly JsonValue[]>> | undefined {
  const isOwn = new Set(cells).size === cells.length;
  if (isOwn && !('id' in taken) && cells.every((cell) => ticked.test(cell)))
    return { id: cells.map((cell) => cell.slice(1, -1)) };
  const label = labelOf(cells);
  if (label !== undefined && !(label.key in taken)) return { [label.key]: label.values };
  if (isOwn && !('id' in taken) && cells.every((cell) => code.test(cell))) return { id: cells };
  const prices = cells.map((cell) => price.exec(cell));
  const currencies = prices.map((found) => {
    const sign = found?.[1] ?? found?.[3] ?? '';
    return signs[sign] ?? sign;
  });
  if (!('price' in taken) && currencies.every((one) => one !== '' && one === currencies[0]))
    return {
      price: prices.map((found) => Number((found?.[2] ?? '').replaceAll(',', ''))),
      currency: currencies,
    };
  const stock = cells.map((cell) =>
    /^(?:out of stock|sold out)$/.test(cell) ? 0 : Number(/^(\d+) in stock$/.exec(cell)?.[1] ?? Number.NaN),
  );
  if (stock.every((count) => Number.isFinite(count)) && stock.some((count) => count > 0))
    return { units_in_stock: stock };
  const pieces = cells.map((cell) =>
    Number(/^(\d+) (?:pcs?|pieces?|units?|x)\.?$/.exec(cell)?.[1] ?? Number.NaN),
  );
  if (pieces.every((count) => Number.isFinite(count))) return { quantity: pieces };
  return !('status' in taken) && cells.every((cell) => state.test(cell)) ? { status: cells } : undefined;
}

/** "ID: P-310": the same label before each. */
function labelOf(
  cells: readonly string[],
): { readonly key: string; readonly values: readonly string[] } | undefined {
  const parts = cells.map((cell) => /^(\p{L}[\p{L} ]{1,20}): (\S.*)$/u.exec(cell));
  const [first] = parts;
  const label = first?.[1] ?? '';
  if (label === '' || parts.some((part) => part?.[1] !== label)) return undefined;
  return { key: label.toLowerCase().replaceAll(' ', '_'), values: parts.map((part) => part?.[2] ?? '') };
}

/** Rows of what their lines call themselves: the `order` of "Order SO-7001: …"; "Line 3" only counts. */
function withNoun(rows: readonly Row[], noun: string): readonly Row[] {
  if (noun === '' || /^(?:line|no|nr|row|item|step|page|number)$/.test(noun)) return rows;
  // Behind the number of an order stands whose it is.
  const isSomebodys =
    /^(?:order|invoice|booking|reservation|shipment|delivery|quote|policy|account|contract)$/.test(noun);
  return rows.map(({ id, name, ...others }) => ({
    ...(id !== undefined && { [`${noun}_no`]: id }),
    ...(name !== undefined && (isSomebodys ? { column_1: name } : { name })),
    ...others,
  }));
}

function areDays(rows: readonly Row[], key: string): boolean {
  return rows.every((row) => /^\d{4}-\d\d-\d\d$/.test(String(row[key])));
}

/** Whether rows are of things: with a code and a name or more, or, in a list, a name with its price. */
function areThings(rows: readonly Row[], isListed: boolean, isOfNames: boolean): boolean {
  const [first = {}] = rows;
  const keys = Object.keys(first);
  const hasCode = keys.some((key) => key === 'id' || key.endsWith('_no'));
  const told = keys.filter((key) => !/^column_/.test(key));
  const isNamed = rows.every(({ name }) => typeof name === 'string' && isAddressName(name));
  return (
    ((hasCode || isNamed) && told.length >= 2) ||
    (isListed && told.includes('name') && told.includes('price')) ||
    (isOfNames && told.some((key) => areDays(rows, key)))
  );
}
