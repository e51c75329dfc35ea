// Tables drawn with bars, as Markdown and SQL clients write them, as rows with named cells.
import type { JsonValue } from '../../model/json.ts';
import { isBrief, withAround } from './around.ts';
import type { Found } from './json-in-text.ts';
import { plain } from './labelled-line.ts';
import { type Row, typedColumns } from './typed-columns.ts';

const rule = /^[|+]?(?::?-{2,}:?[|+])*:?-{2,}:?[|+]?$/;
/** The lines that SQL clients draw above and below a table. */
const border = /^\+[-=+]{3,}$/;
const link = /^\[([^\]]{1,500})\]\((\S{1,2000})\)$/;

/** The one table of a text that holds little else: a list of rows, whose cells have the names of the columns. */
export function tableInText(lines: readonly string[]): Found | undefined {
  const isRule = lines.map(isRuleLine);
  const at = isRule.findIndex((is, index) => is && isRow(lines[index - 1]) && isRow(lines[index - 1]));
  const head = cells(lines[at - 1] ?? '');
  if (at < 1 || head.length < 2 || new Set(head).size < head.length || head.includes('')) return undefined;
  let end = at + 1;
  while (end < lines.length && isRow(lines[end])) end += 1;
  const rows = lines.slice(at + 1, end).filter((line) => !isRuleLine(line));
  const around = [...lines.slice(0, at - 1), ...lines.slice(end)].filter((line) => !border.test(line.trim()));
  const text = around.join('\n').trim();
  if (!isBrief(text)) return undefined;
  const items = typedColumns(rows.map((line) => rowOf(head, cells(line))));
  return { value: withAround(items, around), around: text };
}

/** The line between the head and the rows. */
function isRuleLine(line: string): boolean {
  return line.includes('--') && rule.test(line.replace(/\s/g, ''));
}

function isRow(line: string | undefined): boolean {
  return line?.includes('|') === true || (line !== undefined && border.test(line.trim()));
}

function cells(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plain(cell.replaceAll('\\|', '|')));
}

function rowOf(head: readonly string[], values: readonly string[]): Row {
  const row: Record<string, JsonValue> = {};
  for (const [index, name] of head.entries()) {
    const value = values[index] ?? '';
    const linked = link.exec(value);
    row[name] = linked?.[1] ?? value;
    if (linked?.[2] !== undefined) row[`${name} url`] = linked[2];
  }
  return row;
}
