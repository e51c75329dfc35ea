// Lines of `key=value` pairs: one thing a line, as logs and small scripts write them.
import type { Found } from './json-in-text.ts';
import { type Row, typedColumns } from './typed-columns.ts';

const longestLine = 2000;
/** A key and its sign, at the beginning or behind a separator. */
const key = /(?:^|[,;|]\s*|\s+)([\p{L}_][\p{L}\p{N}_.-]{0,39})\s?=\s?/gu;

/**
 * The thing that a line of pairs says, or the list of things where every line says the same of one; undefined where a
 * line is anything else. One pair is a setting, and no thing.
 */
export function pairsInText(lines: readonly string[]): Found | undefined {
  const full = lines.map((line) => line.trim()).filter((line) => line !== '');
  const rows = full.map(pairsOf);
  const [first] = rows;
  if (first === undefined || rows.some((row) => row === undefined || !isAlike(row, first))) return undefined;
  const things = typedColumns(rows.filter((row) => row !== undefined));
  return { value: things.length === 1 ? (things[0] ?? {}) : things, around: '' };
}

function pairsOf(line: string): Row | undefined {
  if (line.length > longestLine) return undefined;
  const found = [...line.matchAll(key)];
  if (found.length < 2 || found[0]?.index !== 0) return undefined;
  const pairs = found.map((match, index) => {
    const end = found[index + 1]?.index ?? line.length;
    const value = line
      .slice(match.index + match[0].length, end)
      .replace(/[,;]$/, '')
      .trim();
    return [match[1] ?? '', /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value] as const;
  });
  return new Set(pairs.map(([name]) => name)).size < pairs.length ? undefined : Object.fromEntries(pairs);
}

/** Whether two lines say the same of two things: a part of it may be unknown of one. */
function isAlike(row: Row, first: Row): boolean {
  const keys = Object.keys(row);
  const shared = keys.filter((name) => Object.hasOwn(first, name)).length;
  return shared * 2 > Math.max(keys.length, Object.keys(first).length);
}
