// The documents are true: commands and code of the README run, configurations are read, tables and links lead to what there is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'jsonc-parser';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkNames } from '../../src/checks/checks.ts';
import { allCommands } from '../../src/cli/all-commands.ts';
import type { Command } from '../../src/cli/command.ts';
import { generateCommand } from '../../src/cli/generate/generate.ts';
import { readConfig } from '../../src/config/config.ts';
import { defaultSettings } from '../../src/tools/server-config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'] as const;
const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
const readme = texts['README.md'] as string;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));
}

const blocks = blocksOf(readme);
const inLanguage = (language: string) => blocks.filter((block) => block.language === language);

/** The cells of every row of every table under a heading, of any level, without the heads of the tables. */
function rowsUnder(text: string, heading: string): string[][] {
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

/** What stands in backticks. */
const codeIn = (text = '') => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] as string);

/** The README's own files, next to what it would download. */
const work = mkdtempSync(join(tmpdir(), 'toolgrad-readme-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const configurations = inLanguage('jsonc').map((block) => {
  const name = /^\/\/ (\S+)\n/.exec(block.text)?.[1] ?? '';
  writeFileSync(join(work, name), block.text);
  return { ...block, name };
});

/** Stands in for npx: this package as it is built, and the servers that are dev dependencies. */
function installNpx(): string {
  const bin = join(work, '.bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh
while [ "\${1#-}" != "$1" ]; do shift; done
name=$1
shift
case $name in
  toolgrad-mcp) exec "${process.execPath}" "${root}dist/src/bin.js" "$@" ;;
  @modelcontextprotocol/*) exec "${process.execPath}" "${root}node_modules/$name/dist/index.js" "$@" ;;
esac
echo "npx: $name is not here" >&2
exit 127
`,
  );
  chmodSync(join(bin, 'npx'), 0o755);
  return bin;
}

async function run(command: string, args: readonly string[]) {
  const PATH = `${join(work, '.bin')}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH, NO_COLOR: '1', FORCE_COLOR: undefined };
  const child = spawn(command, args, { cwd: work, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

/** Blocks that name the same run, or the same recording, use what the earlier ones have made; others wait for nothing. */
const threadOf = ({ text, line }: Block) => /runs\/seven|cassettes/.exec(text)?.[0] ?? `line ${line}`;

/** What comes of each block, by its line: two at a time, those of a thread in their order. */
function runBlocks(all: readonly Block[]): ReadonlyMap<number, ReturnType<typeof run>> {
  const limit = pLimit(2);
  const last = new Map<string, Promise<unknown>>();
  return new Map(
    all.map((block) => {
      const before = last.get(threadOf(block)) ?? Promise.resolve();
      const outcome = before.then(() => limit(() => run('sh', ['-e', '-c', block.text])));
      last.set(threadOf(block), outcome);
      return [block.line, outcome];
    }),
  );
}

describe.skipIf(process.platform === 'win32')('the README runs', () => {
  installNpx();

  let outcomes: ReturnType<typeof runBlocks>;
  beforeAll(() => {
    outcomes = runBlocks(inLanguage('sh'));
  });

  test.each(inLanguage('sh'))('the commands at line $line', { timeout: 60_000 }, async ({ line }) => {
    const { status = null, stderr = '' } = (await outcomes.get(line)) ?? {};
    expect(stderr).not.toMatch(/Error|left out/);
    expect(status).toBe(0);
  });

  test.each(inLanguage('js'))('the program at line $line', { timeout: 60_000 }, async ({ text }) => {
    mkdirSync(join(work, 'node_modules'), { recursive: true });
    symlinkSync(root, join(work, 'node_modules', manifest.name), 'dir');
    writeFileSync(join(work, 'program.mjs'), text);
    const { status, stdout, stderr } = await run(process.execPath, ['program.mjs']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toHaveLength(3);
  });

  test('every field of a sample has its row, and every row its field', () => {
    const [line = ''] = readFileSync(join(work, 'runs/seven/samples.jsonl'), 'utf8').split('\n');
    const fields = rowsUnder(readme, 'What a run holds').flatMap(([cell]) => codeIn(cell));
    const files = fields.filter((name) => /\.jsonl?$/.test(name));
    for (const name of files) expect(existsSync(join(work, 'runs/seven', name)), name).toBe(true);
    const described = fields.filter((name) => !files.includes(name));
    expect(described.sort()).toEqual(Object.keys(JSON.parse(line)).sort());
  });
});

describe('the README tells of', () => {
  test.each(configurations)('a configuration that is read: $name', async ({ name, text }) => {
    const document = parse(text, [], { allowTrailingComma: true });
    const settings = Object.values(document.toolgrad?.servers ?? {}) as { sandboxFrom?: string }[];
    for (const { sandboxFrom } of settings)
      if (sandboxFrom !== undefined) mkdirSync(join(work, sandboxFrom), { recursive: true });
    const variables = [...text.matchAll(/\$\{([A-Z_]+)\}/g)].map((match) => match[1] as string);
    const environment = Object.fromEntries(variables.map((variable) => [variable, 'a value']));
    const config = await readConfig(join(work, name), { environment });
    expect(config.servers.map((server) => server.name)).toEqual(Object.keys(document.mcpServers));
    expect(config.notices).toEqual([]);
  });

  test('JSON that is JSON', () => {
    const blocks = inLanguage('json');
    expect(blocks).not.toHaveLength(0);
    for (const { text } of blocks) expect(() => JSON.parse(text)).not.toThrow();
  });

  test('every setting, with its default', () => {
    const rows = rowsUnder(readme, 'Your own servers').filter(([, , meaning]) => meaning !== undefined);
    const described = Object.fromEntries(rows.map(([setting, standard]) => [codeIn(setting)[0], standard]));
    const { sandboxFrom, rateLimit, ...others } = described;
    const defaults = Object.entries(defaultSettings).map(([name, value]) => [
      name,
      Array.isArray(value) ? 'none' : typeof value === 'number' ? String(value) : `\`${value}\``,
    ]);
    expect(others).toEqual(Object.fromEntries(defaults));
    expect([sandboxFrom, rateLimit]).toEqual(['none', 'none']);
  });

  test('every flag of every command, and no other', () => {
    const rows = rowsUnder(readme, 'Commands');
    const flagsIn = (cells: readonly string[]) =>
      cells
        .flatMap(codeIn)
        .flatMap((code) =>
          [...code.matchAll(/(?<!\S)--?([a-z][a-z-]*)/g)].map((match) => match[1] as string),
        );
    const flagsOf = ({ flags }: Pick<Command, 'flags'>) =>
      Object.entries(flags).flatMap(([name, { alias }]) => (alias === undefined ? [name] : [alias, name]));
    const generate = rows.filter(([cell]) => /^`--?[a-z]/.test(cell ?? ''));
    expect(generate.flatMap(([cell = '']) => flagsIn([cell])).sort()).toEqual(
      flagsOf(generateCommand).sort(),
    );
    for (const command of allCommands.filter(({ name }) => name !== 'generate')) {
      const row = rows.find(([cell]) => codeIn(cell)[0]?.split(' ')[0] === command.name);
      expect(flagsIn([row?.at(-1) ?? '']).sort(), command.name).toEqual(flagsOf(command).sort());
    }
    for (const [flag = '', standard = ''] of generate) {
      const [name = ''] = flagsIn([flag]).slice(-1);
      const { default: known = '' } = generateCommand.flags[name] ?? {};
      expect(standard.replaceAll('`', ''), name).toBe(known.replace('<short id>', '<id>'));
    }
  });

  test('every check, in words for whoever relies on it', () => {
    const described = rowsUnder(readme, 'What is checked').flatMap(([cell]) => codeIn(cell));
    expect(described.sort()).toEqual([...checkNames].sort());
  });
});

describe('ARCHITECTURE.md tells of', () => {
  const architecture = texts['ARCHITECTURE.md'] as string;

  test('every dependency, and no other', () => {
    const described = rowsUnder(architecture, 'Dependencies').flatMap(([cell]) => codeIn(cell));
    const { dependencies, devDependencies } = manifest;
    expect(described.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
  });
});

/** As GitHub and npm make them of headings. */
function anchorsOf(text: string): Set<string> {
  const headings = text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm);
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
  return new Set([...headings].map((match) => slug(match[1] ?? '')));
}

describe.each(names)('%s', (name) => {
  const text = texts[name] as string;
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');

  test('links to files and headings that exist', () => {
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
    const broken = links.filter((link) => {
      if (/^https:\/\//.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      if (path !== '' && !existsSync(join(root, dirname(name), path))) return true;
      const target = path === '' ? text : path.endsWith('.md') ? readFileSync(join(root, path), 'utf8') : '';
      return anchor !== undefined && !anchorsOf(target).has(anchor);
    });
    expect(broken).toEqual([]);
    expect(links.length).toBeGreaterThan(2);
  });

  test('names files that exist', () => {
    const paths = codeIn(prose).filter((code) =>
      /^(src|servers|tests|scripts|fixtures)\/[\w./-]*$/.test(code),
    );
    expect(paths.filter((path) => !existsSync(join(root, posix.normalize(path))))).toEqual([]);
  });

  test('names scripts that package.json has', () => {
    const scripts = [...text.matchAll(/\bnpm (?:run )?(?:--silent )?(test|(?<=run )[\w:-]+)/g)].map(
      (match) => match[1],
    );
    expect(scripts.filter((script) => !(String(script) in manifest.scripts))).toEqual([]);
  });
});
