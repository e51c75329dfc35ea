// `view` as it is said on a command line: the address it prints, the file it writes, what it refuses.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { viewCommand } from '../../src/cli/view/view.ts';
import { demoRun } from '../evaluation/demo-run.ts';
import { program } from './built-program.ts';
import { runInProcess } from './in-process.ts';

const small = demoRun(2);
const says = (...words: readonly string[]) =>
  runInProcess(['view', ...words], [viewCommand], { columns: 200 });

/** The address that the program prints, and its exit code once it has been interrupted. */
async function served(folder: string, visit: (url: string) => Promise<void>): Promise<number | null> {
  const child = spawn(process.execPath, [program, 'view', folder, '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    await visit(line.trim());
  } finally {
    child.kill('SIGINT');
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

test('prints the address with its key, serves the page there, and ends with Ctrl-C', async () => {
  const code = await served(small.run, async (url) => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{32}$/);
    const welcomed = await fetch(url, { redirect: 'manual' });
    const cookie = welcomed.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(new URL('/', url), { headers: { cookie } });
    expect(await page.text()).toContain('<div id="app">');
    const script = await fetch(new URL('/page.js', url), { headers: { cookie } });
    expect((await script.text()).length).toBeGreaterThan(10_000);
  });
  expect(code).toBe(130);
});

test('the folder of an evaluation shows its run, and the evaluation', async () => {
  await small.evaluate({ model: 'player:perfect' });
  await served(join(small.run, 'evaluations/player-perfect'), async (url) => {
    const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
    const told = await fetch(new URL('/api/evaluations', url), { headers: { cookie } });
    expect(await told.json()).toMatchObject([{ model: 'player:perfect', examples: expect.any(Number) }]);
  });
});

test('--out writes one file, and replaces none without --force', async () => {
  const out = join(small.folder, 'report.html');
  const { code, stdout } = await says(small.run, '--out', out);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^\d+ drafts of .* in .*report\.html \(\d\.\d MB\)\.\n$/),
  ]);
  const written = await readFile(out, 'utf8');
  expect(written).toMatch(/^<!doctype html>/);
  expect(written).toContain("default-src 'none'");
  const again = await says(small.run, '--out', out);
  expect([again.code, again.stderr]).toEqual([
    2,
    `Error: ${out} exists: replace it with --force, or name another file.\n`,
  ]);
  expect(await readFile(out, 'utf8')).toBe(written);
  expect((await says(small.run, '--out', out, '--force')).code).toBe(0);
});

test.each([
  [['--port', '70000'], /--port must be a whole number from 0 to 65535/],
  [['--out', 'x.html', '--port', '1'], /--port does not apply to --out/],
  [['--out', 'x.html', '--no-open'], /--no-open does not apply to --out/],
  [['--force'], /--force needs --out/],
])('a mistake is one sentence and exit code 2: %j', async (words, sentence) => {
  const { code, stdout, stderr } = await says(small.run, ...words);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
});

test('a folder that is no run is said to be none', async () => {
  const { code, stderr } = await says(small.folder);
  expect([code, stderr]).toEqual([2, expect.stringContaining('is not a run')]);
});
