// The examples of CONTRIBUTING.md, performed: each addition touches as few files as it says, and works.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';
import { pageNamed, root } from '../docs/pages.ts';

const work = workplace();
const program = work.path('dist/src/bin.js');

/** What an example adds: whole files, and lines in files that are there. */
const additions = pageNamed('CONTRIBUTING.md').blocks.flatMap(({ language, text }) => {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  const path = /^(?:\/\/|#) (src\/\S+)$/.exec(first)?.[1];
  return path === undefined ? [] : [{ path, isNew: language === 'ts', text: lines.join('\n') }];
});

/** The file with the hunks of a diff in it. A hunk of additions alone goes before everything but the first line. */
function patched(file: string, diff: string): string {
  let text = file;
  for (const hunk of diff.split(/^@@\n?/m)) {
    const lines = hunk.split('\n').filter((line) => line !== '');
    const side = (mark: '-' | '+') =>
      lines.filter((line) => line.startsWith(mark) || line.startsWith(' ')).map((line) => line.slice(1));
    const before = side('-').join('\n');
    if (before === '') text = text.replace('\n', () => `\n${side('+').join('\n')}\n`);
    else {
      expect(text.split(`\n${before}\n`), `${before} is in the file once`).toHaveLength(2);
      text = text.replace(`\n${before}\n`, () => `\n${side('+').join('\n')}\n`);
    }
  }
  return text;
}

beforeAll(() => {
  for (const name of ['src', 'servers', 'fixtures/worlds', 'package.json', 'tsconfig.json', 'docs'])
    cpSync(join(root, name), work.path(name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), work.path('node_modules'), 'dir');
  for (const { path, isNew, text } of additions) {
    const file = work.path(path);
    expect(existsSync(file), path).toBe(!isNew);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, isNew ? `${text}\n` : patched(readFileSync(file, 'utf8'), text));
  }
  const compilerOptions = { noEmit: false, rootDir: '.', outDir: 'dist' };
  writeFileSync(
    work.path('tsconfig.build.json'),
    JSON.stringify({ extends: './tsconfig.json', compilerOptions, include: ['src', 'servers'] }),
  );
  const compiler = join(root, 'node_modules/.bin/tsc');
  const built = spawnSync(compiler, ['-p', 'tsconfig.build.json'], { cwd: work.folder, encoding: 'utf8' });
  expect(built.status, built.stdout).toBe(0);
});

const run = (...args: string[]) => runProgram(args, { cwd: work.folder, program });

test('a check, a format, a kind of model and a tool of the server take a file and a list each', () => {
  const kinds = ['src/checks/', 'src/dataset/formats/', 'src/backends/', 'src/server/tools/'];
  expect(additions).toHaveLength(8);
  for (const kind of kinds) {
    const touched = additions.filter(({ path }) => path.startsWith(kind));
    expect(touched.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
  }
});

test('the check runs, and its verdict is in the samples', async () => {
  const { code, stderr } = await run('generate', '--demo', '-n', '1', '--checks', '+calm', '--out', 'calm');
  expect(code, stderr).toBe(0);
  const [sample] = work.lines('calm/samples.jsonl') as { verdicts: object[] }[];
  expect(sample?.verdicts).toContainEqual({ check: 'calm', status: 'passed' });
});

test('the format is written', async () => {
  const { code, stderr } = await run(
    'export',
    'calm',
    '--format',
    'pairs',
    '--test-ratio',
    '0',
    '--out',
    'pairs',
  );
  expect(code, stderr).toBe(0);
  const rows = readFileSync(work.path('pairs/data/train.jsonl'), 'utf8').trim().split('\n');
  expect(rows.map((row) => Object.keys(JSON.parse(row)))).toEqual([['question', 'answer']]);
});

test('the model is asked, and known by its name', async () => {
  const { code, stderr } = await run('generate', '--demo', '-n', '1', '--model', 'nobody', '--out', 'none');
  expect(code).toBe(3);
  expect(stderr).toContain('0 of 1 samples');
  const [rejected] = work.lines('none/rejected.jsonl') as { reason: string }[];
  expect(rejected?.reason).toContain('nobody has answered');
});

test('the tool is listed, and answers', async () => {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [program, 'serve', '--demo'],
      cwd: work.folder,
    }),
  );
  try {
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('get_version');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await client.callTool({ name: 'get_version', arguments: {} })).toMatchObject({
      structuredContent: { version },
    });
  } finally {
    await client.close();
  }
});
