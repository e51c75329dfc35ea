// What can happen to the folder of a run beside kills, which are `npm run test:kills`: a full disk, no permission, two processes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
const demo = (out: string, samples = 8) => ['generate', '--demo', '-n', String(samples), '--out', out];

/** The program started otherwise than by itself. */
async function startedBy(command: string, args: readonly string[], options: object = {}) {
  const child = spawn(command, args, {
    cwd: work.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', HOME: work.folder },
    ...options,
  });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

const errorIn = (stderr: string) => stderr.split('\n').find((line) => line.startsWith('Error: '));

test.skipIf(process.platform === 'win32')(
  'a disk that is full: one sentence, how to go on, and nothing lost',
  async () => {
    // In blocks of 512 bytes: room for the catalog, and not for all samples.
    const script = `trap '' XFSZ; ulimit -f 700; exec "$@"`;
    const full = await startedBy('sh', ['-c', script, 'sh', process.execPath, program, ...demo('full', 40)]);
    expect(full.code).toBe(1);
    expect(errorIn(full.stderr)).toMatch(
      /^Error: Cannot write \S+: the (?:disk is full|file would be larger)/,
    );
    expect(full.stderr).toContain('generate --out full --resume');
    const kept = work.lines('full/samples.jsonl');
    expect((await runProgram(['stats', 'full', '--json'], { cwd: work.folder })).code).toBe(0);
    expect((await runProgram(['generate', '--out', 'full', '--resume'], { cwd: work.folder })).code).toBe(0);
    const all = work.lines('full/samples.jsonl');
    expect(all).toHaveLength(40);
    expect(all.slice(0, kept.length)).toEqual(kept);
  },
);

test.skipIf(process.platform === 'win32')('a folder that is read-only: one sentence', async () => {
  const place = work.path('place');
  mkdirSync(place);
  // The permissions of files mean nothing to root.
  const uid = process.getuid?.() === 0 ? 65_534 : undefined;
  if (uid !== undefined) chownSync(work.folder, uid, uid);
  chmodSync(place, 0o555);
  const options = uid === undefined ? {} : { uid, gid: uid };
  const { code, stderr } = await startedBy(process.execPath, [program, ...demo('place/run')], options);
  expect(code).toBe(1);
  expect(errorIn(stderr)).toMatch(
    /^Error: Cannot create place\/run: .*(?:permission is denied|cannot be written to)/,
  );
  expect(stderr).not.toContain('    at ');
  expect(existsSync(join(place, 'run'))).toBe(false);
});

test('two processes on one run: the second is told of the first', async () => {
  // More than it makes before it is stopped, however fast the machine.
  const first = spawn(process.execPath, [program, ...demo('shared', 10_000)], {
    cwd: work.folder,
    stdio: 'ignore',
  });
  const written = () =>
    existsSync(work.path('shared/samples.jsonl')) && work.lines('shared/samples.jsonl').length;
  await expect.poll(written, { timeout: 60_000 }).toBeGreaterThan(0);
  first.kill('SIGSTOP');
  try {
    const { code, stderr } = await runProgram(['generate', '--out', 'shared', '--resume'], {
      cwd: work.folder,
    });
    expect(code).toBe(1);
    expect(errorIn(stderr)).toContain(`is being written by process ${first.pid}: wait for it, or remove`);
  } finally {
    first.kill('SIGCONT');
    first.kill('SIGINT');
  }
  const [code] = await once(first, 'close');
  expect(code).toBe(130);
  const kept = work.lines('shared/samples.jsonl');
  expect(kept).not.toHaveLength(0);
  expect(JSON.parse(readFileSync(work.path('shared/run.json'), 'utf8'))).toMatchObject({
    status: 'interrupted',
    counts: { accepted: kept.length },
  });
});
