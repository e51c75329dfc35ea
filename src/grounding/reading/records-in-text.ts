// Records written as labelled lines: one, or one below the other between blank lines or rules.
import type { JsonValue } from '../../model/json.ts';
import { isBrief } from './around.ts';
import type { Found } from './json-in-text.ts';
import { labelled, plain } from './labelled-line.ts';
import { type Row, typedColumns } from './typed-columns.ts';

interface Block {
  readonly heading?: string;
  readonly fields: Map<string, string>;
  /** Lines that belong to no label. */
  readonly loose: readonly string[];
}

const separator = /^\s*(?:-{3,}|={3,}|\*{3,}|_{3,}|─{3,})\s*$/;

/**
 * The record that a text gives in labelled lines, or the list of records: an object each, its heading as `title`. All
 * lines have to be labelled, but for headings, an introduction, a closing remark and values of several lines.
 */
export function recordsInText(lines: readonly string[]): Found | undefined {
  const blocks = blocksOf(lines).map(readBlock);
  const around: string[] = [];
  for (const end of [0, -1]) {
    const block = blocks.at(end);
    if (block === undefined || block.fields.size > 0) continue;
    const next = end === 0 && blocks.length === 2 ? blocks[1] : undefined;
    // The heading of a page that is about one thing says what that is called.
    if (next !== undefined && next.heading === undefined && isPageTitle(block)) {
      blocks.splice(0, 2, { ...next, heading: block.heading ?? '' });
      break;
    }
    around.push([block.heading ?? '', ...block.loose].join('\n').trim());
    blocks.splice(end, 1);
  }
  const text = around.join('\n').trim();
  if (!isBrief(text) || blocks.length === 0 || blocks.some(({ fields }) => fields.size === 0))
    return undefined;
  const [first] = blocks;
  if (blocks.length === 1 && first !== undefined) return single(first, text);
  if (!areAlike(blocks)) return merged(blocks, text);
  const rows = blocks.map((block): Row => ({ ...titleOf(block), ...Object.fromEntries(block.fields) }));
  return { value: typedColumns(rows), around: text };
}

function single(block: Block, around: string): Found | undefined {
  if (block.fields.size < 2 || block.loose.length > 0) return undefined;
  const isTitle = block.heading !== undefined && /^[#*]/.test(block.heading);
  const [row] = typedColumns([{ ...(isTitle ? titleOf(block) : {}), ...Object.fromEntries(block.fields) }]);
  const lead = isTitle ? around : [block.heading ?? '', around].join('\n').trim();
  return row === undefined ? undefined : { value: row, around: lead };
}

/** "# Margaret Dunne" alone, and not "# Patient" or "# Details of 7 patients". */
function isPageTitle({ heading = '', loose, fields }: Block): boolean {
  const [, name = ''] = /^#{1,6}\s+(\S.*)$/.exec(heading) ?? [];
  return (
    fields.size === 0 &&
    loose.length === 0 &&
    name !== '' &&
    name.length <= 80 &&
    /^\p{Lu}\S*\s+\p{Lu}/u.test(name)
  );
}

/** "Dr Helen Marsh (D1)": a name, and the code of what it names, which is called by its label. */
function withCode(
  label: string,
  value: string,
  beside: ReadonlyMap<string, unknown>,
): readonly (readonly [string, string])[] {
  const [, name, code] = /^(\p{Lu}[^()\n]{1,80}) \(([A-Z]{1,6}-?\d[\dA-Z-]{0,15})\)$/u.exec(value) ?? [];
  const key = `${label} ID`;
  if (name === undefined || code === undefined || beside.has(key)) return [[label, value]];
  return [
    [label, name],
    [key, code],
  ];
}

/** Sections of one record: no label comes twice, and no section has a heading that would be lost. */
function merged(blocks: readonly Block[], around: string): Found | undefined {
  const labels = blocks.flatMap(({ fields }) => [...fields.keys()]);
  if (labels.length < 2 || new Set(labels).size < labels.length) return undefined;
  if (blocks.some(({ heading, loose }) => heading !== undefined || loose.length > 0)) return undefined;
  const [row] = typedColumns([Object.fromEntries(blocks.flatMap(({ fields }) => [...fields]))]);
  return row === undefined ? undefined : { value: row, around };
}

/** Whether blocks are things of one kind: they have at least half of their labels in common with the first. */
function areAlike(blocks: readonly Block[]): boolean {
  const [first, ...others] = blocks;
  return others.every(({ fields }) => {
    const shared = [...fields.keys()].filter((label) => first?.fields.has(label)).length;
    return shared * 2 >= Math.min(fields.size, first?.fields.size ?? 0) && shared > 0;
  });
}

function titleOf({ heading }: Block): Readonly<Record<string, JsonValue>> {
  if (heading === undefined) return {};
  return {
    title: plain(heading.replace(/^#{1,6}\s+/, '').replace(/^\d{1,3}[.)]\s+/, '')).replace(/[:：]$/, ''),
  };
}

function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const ruled = split(lines, (line) => separator.test(line));
  if (ruled.length > 1) return ruled.map((block) => block.filter((line) => line.trim() !== ''));
  return split(lines, (line) => line.trim() === '');
}

function split(lines: readonly string[], isCut: (line: string) => boolean): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (isCut(line)) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.some((line) => line.trim() !== ''));
}

function readBlock(lines: readonly string[]): Block {
  const fields = new Map<string, string[]>();
  const loose: string[] = [];
  let heading: string | undefined;
  let last: string[] | undefined;
  for (const line of lines) {
    const field = /^\s*(?:#|\d{1,3}[.)]\s)/.test(line) ? undefined : labelled(line);
    if (field === undefined || fields.has(field.label)) {
      // A value may go on below its label.
      if (last !== undefined) last.push(line.trim());
      else if (heading === undefined) heading = line.trim();
      else loose.push(line.trim());
    } else if (field.value === '' && fields.size === 0 && heading === undefined) heading = field.label;
    else {
      last = field.value === '' ? [] : [field.value];
      fields.set(field.label, last);
    }
  }
  const values = new Map([...fields].flatMap(([label, parts]) => withCode(label, parts.join('\n'), fields)));
  return { ...(heading !== undefined && { heading }), fields: values, loose };
}
