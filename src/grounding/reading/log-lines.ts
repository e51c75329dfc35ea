// Lines of a log: a moment, a level, what wrote it where it says so, and a message.
import { isBrief } from './around.ts';
import type { Found } from './json-in-text.ts';

const entry =
  /^\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)\]?\s+[[(<|]?\s?(trace|debug|info|notice|warn|warning|error|critical|fatal)\s?[\])>|]?:?\s+(?:[-–|]\s+)?(?:\[?([\p{L}][\w.:/-]{0,60}?)\]?(?::|\s+[-–|])\s+)?(\S.*)$/iu;
const longestLine = 4000;

/** The entries of a log where every line, but for a few words around them, is one. */
export function logLines(lines: readonly string[]): Found | undefined {
  const full = lines.filter((line) => line.trim() !== '');
  const read = full.map((line) => (line.length > longestLine ? null : entry.exec(line.trim())));
  const entries = read.filter((match) => match !== null);
  const around = full.filter((_, index) => read[index] === null).join('\n');
  if (entries.length === 0 || entries.length < full.length - 2 || !isBrief(around)) return undefined;
  const rows = entries.map(([, time = '', level = '', source, message = '']) => ({
    time,
    level,
    ...(source !== undefined && { source }),
    message,
  }));
  return { value: { log_entries: rows }, around };
}
