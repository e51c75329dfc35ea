// The documents as tests read them: their text, code blocks, tables and anchors.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

export interface Page {
  /** Path from the root: `docs/checks.md`. */
  readonly name: string;
  readonly text: string;
  /** The text without its code blocks. */
  readonly prose: string;
  readonly blocks: readonly Block[];
}

function readPage(name: string): Page {
  const text = readFileSync(join(root, name), 'utf8');
  return { name, text, prose: text.replace(/^```[\s\S]*?^```$/gm, ''), blocks: blocksOf(name, text) };
}

function blocksOf(page: string, text: string): Block[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    page,
    language: match[1] ?? '',
    text: match[2] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/** What users read: the README, then `docs/`, in a fixed order. */
export const guides: readonly Page[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
].map(readPage);

export const allPages: readonly Page[] = [
  ...guides,
  ...['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'].map(readPage),
];

export const guideBlocks = (language: string) =>
  guides.flatMap(({ blocks }) => blocks).filter((block) => block.language === language);

export function pageNamed(name: string): Page {
  const page = allPages.find((one) => one.name === name);
  if (page === undefined) throw new Error(`There is no page ${name}.`);
  return page;
}

/** The cells of every row of every table under a heading, of any level, without the heads of the tables. */
export function rowsUnder({ text }: Page, heading: string): string[][] {
  const start = text.search(new RegExp(`^#+ ${heading}$`, 'm'));
  if (start === -1) throw new Error(`There is no heading "${heading}".`);
  const section = text.slice(start).replace(/^.*\n/, '').split(/^#+ /m)[0] ?? '';
  const lines = section.split('\n');
  const isRow = (line = '') => line.startsWith('|');
  return lines.flatMap((line, at) => {
    if (!isRow(line) || /^\|[\s|:-]+$/.test(line) || !isRow(lines[at - 1])) return [];
    return [
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ];
  });
}

/** What is in backticks. */
export const codeIn = (text = '') => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] as string);

/** The anchors of a page's headings, as GitHub and npm derive them. */
export function anchorsOf({ prose }: Page): Set<string> {
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
  return new Set([...prose.matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1] ?? '')));
}
