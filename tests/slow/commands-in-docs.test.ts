// Commands and programs of the README and of docs/ run; those that cannot run here are at least understood.
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
import { delimiter, join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allCommands } from '../../src/cli/all-commands.ts';
import { parseCommandLine } from '../../src/cli/program.ts';
import {
  type Block,
  codeIn,
  guideBlocks,
  guides,
  manifest,
  pageNamed,
  root,
  rowsUnder,
} from '../docs/pages.ts';

/** One folder for all pages: a page may use the runs and files that earlier ones have made. */
const work = mkdtempSync(join(tmpdir(), 'toolgrad-docs-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A replacement for npx: this package as it is built, and the servers that are dev dependencies. */
function installNpx(): void {
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

const keyOf = ({ page, line }: Block) => `${page}:${line}`;

/** Blocks that name the same run wait for each other, in the order of the pages; others run side by side. */
const threadOf = (block: Block) => /runs\/demo/.exec(block.text)?.[0] ?? keyOf(block);

/** What comes of each block: two at a time, those of a thread in their order. */
function runBlocks(all: readonly Block[]): ReadonlyMap<string, ReturnType<typeof run>> {
  const limit = pLimit(2);
  const last = new Map<string, Promise<unknown>>();
  return new Map(
    all.map((block) => {
      const before = last.get(threadOf(block)) ?? Promise.resolve();
      const outcome = before.then(() => limit(() => run('sh', ['-e', '-c', block.text])));
      last.set(threadOf(block), outcome);
      return [keyOf(block), outcome];
    }),
  );
}

const shellBlocks = guideBlocks('sh');
const named = (blocks: readonly Block[]) => blocks.map((block) => ({ ...block, where: keyOf(block) }));

describe.skipIf(process.platform === 'win32')('what the documents say runs', () => {
  let outcomes: ReturnType<typeof runBlocks>;
  beforeAll(() => {
    installNpx();
    // Configurations that have a name are files that commands use.
    for (const { text } of guideBlocks('jsonc')) {
      const name = /^\/\/ (\S+)\n/.exec(text)?.[1];
      if (name !== undefined) writeFileSync(join(work, name), text);
    }
    outcomes = runBlocks(shellBlocks);
  });

  test.each(named(shellBlocks))('the commands in $where', { timeout: 120_000 }, async ({ where }) => {
    const { status = null, stderr = '' } = (await outcomes.get(where)) ?? {};
    expect(stderr).not.toMatch(/Error|left out/);
    expect(status).toBe(0);
  });

  test.each(named(guideBlocks('js')))('the program in $where', { timeout: 120_000 }, async ({ text }) => {
    mkdirSync(join(work, 'node_modules'), { recursive: true });
    symlinkSync(root, join(work, 'node_modules', manifest.name), 'dir');
    writeFileSync(join(work, 'program.mjs'), text);
    const { status, stdout, stderr } = await run(process.execPath, ['program.mjs']);
    expect(status, stderr).toBe(0);
    // The program prints why drafts were rejected; what it must not print is an error of its own.
    expect(stderr).not.toMatch(/Error|^\s+at /m);
    const [ended, ...queries] = stdout.trim().split('\n');
    expect(ended).toBe('The run ended: done.');
    expect(queries).toHaveLength(3);
  });

  test('every file of a run and every field of a sample has its row, and every row its file or field', () => {
    const page = pageNamed('docs/run-format.md');
    const files = rowsUnder(page, 'Runs').flatMap(([cell]) => codeIn(cell));
    expect(files).not.toHaveLength(0);
    for (const name of files) expect(existsSync(join(work, 'runs/demo', name)), name).toBe(true);
    const [line = ''] = readFileSync(join(work, 'runs/demo/samples.jsonl'), 'utf8').split('\n');
    const fields = rowsUnder(page, 'Fields of a sample').flatMap(([cell]) => codeIn(cell));
    expect(fields.sort()).toEqual(Object.keys(JSON.parse(line)).sort());
  });
});

/** The words of a line of shell, quotes removed. */
const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

const shownLines = ['sh', 'console'].flatMap((language) =>
  guideBlocks(language).flatMap((block) =>
    block.text.split('\n').flatMap((line) => {
      const said = /^[^#]*\btoolgrad-mcp (?=[a-z-])(.*)$/.exec(line)?.[1];
      return said === undefined ? [] : [{ where: keyOf(block), said }];
    }),
  ),
);

test.each(shownLines)('toolgrad-mcp understands "$said" in $where', async ({ said }) => {
  expect(await parseCommandLine(wordsOf(said), allCommands, 100)).toMatchObject({ kind: 'command' });
});

test('every flag that is named in prose exists', () => {
  const known = new Set(['help', 'version', ...allCommands.flatMap(({ flags }) => Object.keys(flags))]);
  // What other servers are started with has flags of its own.
  const own = guides.filter(({ name }) => name !== 'docs/servers.md');
  const said = own.flatMap(({ name, prose }) =>
    codeIn(prose).flatMap((code) =>
      [...code.matchAll(/(?<!\S)--([a-z][a-z-]*)/g)].map((match) => ({
        page: name,
        flag: match[1] as string,
      })),
    ),
  );
  expect(said).not.toHaveLength(0);
  expect(said.filter(({ flag }) => !known.has(flag))).toEqual([]);
});
