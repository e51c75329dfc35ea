// What is in a folder, a line each: "[DIR] plans", "[FILE] notes.md   1.2 KB", or paths.
import { table } from '../../model/table.ts';
import { isBrief, withAround } from './around.ts';
import type { Found } from './json-in-text.ts';
import type { Row } from './typed-columns.ts';

const kinds = table<string>({
  dir: 'directory',
  directory: 'directory',
  folder: 'directory',
  file: 'file',
  link: 'link',
});
const tagged = /^\s*\[(dir|directory|folder|file|link)\]\s+(\S.*)$/i;
const path = /^(?:\/|\.{1,2}\/|~\/|[A-Za-z]:\\)\S*[^\s:]$/;
const longestLine = 1000;

/** Files and folders as one list, each with `type`, `name`, and `size` if given; paths as a list of texts. */
export function fileListing(lines: readonly string[]): Found | undefined {
  return (
    listed(lines, entry) ?? listed(lines, (line) => (path.test(line.trimEnd()) ? line.trim() : undefined))
  );
}

function entry(line: string): Row | undefined {
  const [, tag = '', rest = ''] = tagged.exec(line) ?? [];
  if (tag === '') return undefined;
  const gap = rest.search(/\s{2,}/);
  const name = gap === -1 ? rest.trimEnd() : rest.slice(0, gap);
  const size = gap === -1 ? '' : rest.slice(gap).trim();
  return { type: kinds[tag.toLowerCase()] ?? 'file', name, ...(size !== '' && { size }) };
}

function listed(
  lines: readonly string[],
  read: (line: string) => Row | string | undefined,
): Found | undefined {
  const items: (Row | string)[] = [];
  const around: string[] = [];
  for (const line of lines) {
    const item = line.length > longestLine ? undefined : read(line);
    if (item === undefined) around.push(line);
    else items.push(item);
  }
  const text = around.join('\n').trim();
  // A single path may be anything; with an introduction it is a list of one.
  if (items.length === 0 || !isBrief(text) || (typeof items[0] === 'string' && lines.length === 1))
    return undefined;
  return { value: withAround(items, around), around: text };
}
