// No server outlives this program, however it and they behave.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { getAt } from '../../src/model/pointer.ts';
import type { ToolSource } from '../../src/model/seams.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { labOverStdio, script, stdioServer } from './lab-config.ts';

const never = new AbortController().signal;

/** Whether a process runs. One that has ended stays in the table until its parent looks; in containers nobody may. */
function lives(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

async function pidsOf(source: ToolSource): Promise<number[]> {
  await using session = await source.openSession(never);
  const { result } = await session.call({ tool: 'stubborn__pids', arguments: {} }, never);
  return getAt(result?.structuredContent, '/pids') as number[];
}

test('a server that takes no hint is killed with everything it started, within about two seconds', async () => {
  const source = openToolSource([stdioServer('stubborn', [script('stubborn-stdio.mjs')])]);
  const pids = await pidsOf(source);
  expect(pids.map(lives)).toEqual([true, true]);
  const started = performance.now();
  await source[Symbol.asyncDispose]();
  expect(performance.now() - started).toBeLessThan(2_500);
  await expect.poll(() => pids.map(lives)).toEqual([false, false]);
});

test('what a lost server leaves behind is killed while the source goes on', async () => {
  await using source = openToolSource([stdioServer('stubborn', [script('stubborn-stdio.mjs')])], {
    restartDelayMs: 60_000,
  });
  const [server, left] = (await pidsOf(source)) as [number, number];
  process.kill(server, 'SIGKILL');
  await vi.waitFor(() => expect([server, left].map(lives)).toEqual([false, false]), { timeout: 15_000 });
});

test('a server that behaves is gone as soon as the source is', async () => {
  const source = openToolSource([stdioServer('folder', [script('folder-stdio.mjs')], { allow: ['*'] })]);
  const session = await source.openSession(never);
  const { result } = await session.call({ tool: 'folder__about', arguments: {} }, never);
  const { pid } = JSON.parse(String(result?.content[0]?.text)) as { pid: number };
  expect(lives(pid)).toBe(true);
  const started = performance.now();
  await source[Symbol.asyncDispose]();
  expect(performance.now() - started).toBeLessThan(900);
  expect(lives(pid)).toBe(false);
});

test('the servers of a session end with it', async () => {
  const settings = { allow: ['*'], isolation: 'sample' as const };
  await using source = openToolSource([stdioServer('folder', [script('folder-stdio.mjs')], settings)]);
  const pids = await Promise.all(
    [1, 2].map(async () => {
      await using session = await source.openSession(never);
      const { result } = await session.call({ tool: 'folder__about', arguments: {} }, never);
      return (JSON.parse(String(result?.content[0]?.text)) as { pid: number }).pid;
    }),
  );
  expect(new Set(pids).size).toBe(2);
  expect(pids.map(lives)).toEqual([false, false]);
});

test('no listeners are left behind', async () => {
  const count = () => process.listenerCount('exit') + process.listenerCount('SIGINT');
  const before = count();
  await using source = openToolSource([labOverStdio()]);
  await source.catalog(never);
  expect(count()).toBe(before + 1);
  await source[Symbol.asyncDispose]();
  expect(count()).toBe(before);
});

interface Parent {
  readonly process: ChildProcess;
  readonly stubborn: readonly number[];
  readonly wellBehaved: number;
}

/** Starts servers/parent.mjs, which opens two servers of its own. */
async function startParent(): Promise<Parent> {
  const parent = spawn(process.execPath, [script('parent.mjs')], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [told] = (await once(parent.stdout, 'data')) as [Buffer];
  return { process: parent, ...(JSON.parse(told.toString()) as Omit<Parent, 'process'>) };
}

test('when this program crashes, all its servers are killed', async () => {
  const { process: parent, stubborn, wellBehaved } = await startParent();
  const pids = [...stubborn, wellBehaved];
  expect(pids.map(lives)).toEqual([true, true, true]);
  parent.stdin?.write('crash');
  await once(parent, 'exit');
  await expect.poll(() => pids.map(lives)).toEqual([false, false, false]);
});

test('when this program is killed, servers that heed the end of their input end', async () => {
  const { process: parent, stubborn, wellBehaved } = await startParent();
  parent.kill('SIGKILL');
  await expect.poll(() => lives(wellBehaved)).toBe(false);
  for (const pid of stubborn.filter(lives)) process.kill(pid, 'SIGKILL');
});

test('a server that is only starting ends with its source', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'toolgrad-test-'));
  const file = join(folder, 'pid');
  const program = 'fs.writeFileSync(process.env.PID_FILE, String(process.pid)); setInterval(() => {}, 1000);';
  const source = openToolSource([
    stdioServer('slow', ['-e', program], { isolation: 'sample' }, { PID_FILE: file }),
  ]);
  const catalog = expect(source.catalog(never)).rejects.toMatchObject({ code: 'interrupted' });
  const pid = await vi.waitFor(
    async () => {
      const written = Number(await readFile(file, 'utf8'));
      expect(written).toBeGreaterThan(0);
      return written;
    },
    { timeout: 15_000 },
  );
  await source[Symbol.asyncDispose]();
  expect(lives(pid)).toBe(false);
  await catalog;
  await rm(folder, { recursive: true });
});
