// Lists with bullets or numbers: their items as texts, as links, or as things with labelled lines below them.
import type { JsonValue } from '../../model/json.ts';
import { isBrief, withAround } from './around.ts';
import { bareRows } from './bare-rows.ts';
import type { Found } from './json-in-text.ts';
import { labelled, plain } from './labelled-line.ts';
import { type Row, typedColumns } from './typed-columns.ts';

interface Item {
  readonly text: string;
  /** Lines below it that belong to it. */
  readonly below: string[];
}

const bullet = /^(\s*)(?:[-*+•–]|#{1,6}\s*\d{1,3}[.)]|\d{1,3}[.)])\s+(\S.*)$/;
const longestLine = 5000;

/**
 * The one list of a text that holds little else. An item is a text; a thing with `title`, and `url`, `done`, `text` and
 * labelled members where it has them; items that are all labelled values of one thing make that thing.
 */
export function listInText(lines: readonly string[]): Found | undefined {
  const { items, around, ends } = readItems(lines);
  const text = around.join('\n').trim();
  const isList = items.length > 1 || (items.length === 1 && ends.endsWith(':'));
  if (!isList || !isBrief(text)) return undefined;
  const record = recordOf(items);
  if (record !== undefined) return { value: record, around: text };
  const values = rowsOf(items) ?? numberedItems(items) ?? items.map(itemValue);
  if (values.every((value) => typeof value === 'string'))
    return { value: withAround(values, around), around: text };
  const things = values.map((value): Row => (typeof value === 'string' ? { title: value } : value));
  return { value: withAround(typedColumns(things), around), around: text };
}

const numbered =
  /^[[(#](\d{1,12}|[A-Z]{1,6}-?\d{1,10})[\])]?\s+([^\s(,;|–—][^(,;|–—]{0,99}?)(?:\s*[(,;|–—]\s*(\S.*))?$/su;

/** Items that all begin with their number, "[71] Brass Night (jazz), Hall A": `id`, `title`, and what is behind as `text`. */
function numberedItems(items: readonly Item[]): readonly Row[] | undefined {
  const rows = items.map(({ text, below }): Row | undefined => {
    const [, id = '', title = '', rest] = (below.length === 0 ? numbered.exec(plain(text)) : null) ?? [];
    return id === '' ? undefined : { id, title: title.trim(), ...(rest !== undefined && { text: rest }) };
  });
  const found = rows.filter((row) => row !== undefined);
  const isOwn = new Set(found.map(({ id }) => id)).size === items.length;
  return isOwn ? found : undefined;
}

/** Items that are rows of cells, "BP-12 | Loft conversion | approved". */
function rowsOf(items: readonly Item[]): readonly Row[] | undefined {
  if (items.some(({ text, below }) => below.length > 0 || !text.includes(' | '))) return undefined;
  const found = bareRows(items.map(({ text }) => plain(text)));
  return found?.around === '' ? (found.value as readonly Row[]) : undefined;
}

/** `ends` is the last line before the list. */
function readItems(lines: readonly string[]): { items: Item[]; around: string[]; ends: string } {
  const items: Item[] = [];
  const around: string[] = [];
  const last = lines.findLastIndex((line) => line.length <= longestLine && bullet.test(line));
  let indent = 0;
  let ends = '';
  let afterBlank = false;
  let isPast = false;
  for (const [index, line] of lines.entries()) {
    const [, space = '', text = ''] = (line.length <= longestLine ? bullet.exec(line) : null) ?? [];
    if (text !== '' && (items.length === 0 || space.length <= indent)) {
      indent = items.length === 0 ? space.length : indent;
      items.push({ text, below: [] });
    } else if (line.trim() !== '') {
      const isIndented = /^\s/.test(line);
      isPast ||= index > last && afterBlank && !isIndented;
      if (items.length === 0 || isPast) around.push(line);
      else items.at(-1)?.below.push(line);
      if (items.length === 0) ends = line.trim();
    }
    afterBlank = line.trim() === '';
  }
  return { items, around, ends };
}

/** One thing described in bullets: every item is a labelled value, and no label comes twice. */
function recordOf(items: readonly Item[]): Row | undefined {
  const fields = items.map(({ text, below }) => (below.length === 0 ? labelled(text) : undefined));
  if (fields.some((field) => field === undefined || field.value === '' || field.label.includes('](')))
    return undefined;
  const labels = fields.map((field) => field?.label ?? '');
  if (new Set(labels).size < labels.length || items.length < 2) return undefined;
  return typedColumns([
    Object.fromEntries(fields.map((field) => [field?.label ?? '', field?.value ?? ''])),
  ])[0];
}

const link = /^\[([^\]]{1,500})\]\(([^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,500}){0,4})\)\s*(.*)$/s;
const box = /^\[([ xX])\]\s+(.*)$/s;
const strong = /^\*\*([^*]{1,300})\*\*\s*(.*)$/s;

function itemValue({ text, below }: Item): string | Row {
  const head = headOf(text.trim());
  const fields = below.map((line) => labelled(line));
  const loose = below.filter((_, index) => fields[index] === undefined).map((line) => line.trim());
  const nested = loose.map((line) => bullet.exec(line)?.[2]).filter((line) => line !== undefined);
  const told = loose.filter((line) => !bullet.test(line)).map(plain);
  const members = fields.flatMap((field): [string, JsonValue][] =>
    field === undefined || field.value === '' ? [] : [[field.label, field.value]],
  );
  const words = [head.text, ...told].filter((part) => part !== undefined && part !== '').join('\n');
  const isText =
    below.length === 0 && head.url === undefined && head.done === undefined && head.text === undefined;
  if (isText) return head.title;
  return {
    title: head.title,
    ...(head.url !== undefined && { url: head.url }),
    ...(head.done !== undefined && { done: head.done }),
    ...(words !== '' && { text: words }),
    ...(nested.length > 0 && { items: nested.map(plain) }),
    ...Object.fromEntries(members),
  };
}

interface Head {
  readonly title: string;
  readonly url?: string;
  readonly done?: boolean;
  readonly text?: string;
}

function headOf(text: string): Head {
  const [, mark, task = ''] = box.exec(text) ?? [];
  if (mark !== undefined) return { ...headOf(task), done: mark !== ' ' };
  const bare = text.replace(/^\*\*(?=\[)/, '').replace(/\)\*\*/, ')');
  const [, linked, url = '', after = ''] = link.exec(bare) ?? [];
  if (linked !== undefined) return { title: plain(linked), url, ...said(after) };
  const [, name, rest = ''] = strong.exec(text) ?? [];
  if (name !== undefined) return { title: plain(name).replace(/[:：]$/, ''), ...said(rest) };
  return { title: plain(text) };
}

function said(rest: string): { readonly text?: string } {
  const text = plain(rest.replace(/^[\s:：–—-]+/, ''));
  return text === '' ? {} : { text };
}
