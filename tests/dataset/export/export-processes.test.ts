// Exports as processes of their own, while everything goes wrong: a full disk, a read-only place, two at once, a kill.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goodSamples, writeRun } from './small-run.ts';

const exporting = fileURLToPath(new URL('exporting-process.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolgrad-exports-'));
const run = join(folder, 'run');
beforeAll(async () => void (await writeRun(run, goodSamples(60))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Circumstances {
  readonly force?: boolean;
  /** The most that a file of its may take, in the shell's units. */
  readonly limit?: number;
  readonly uid?: number | undefined;
}

function start(out: string, { force = false, limit, uid }: Circumstances = {}) {
  const command = [process.execPath, exporting, run, out, ...(force ? ['force'] : [])];
  const [program, args] =
    limit === undefined
      ? [process.execPath, command.slice(1)]
      : ['sh', ['-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$@"`, 'sh', ...command]];
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, stderr }));
  return { child, ended };
}

const contentOf = (out: string) =>
  readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')]);

describe.skipIf(process.platform === 'win32')('an export', () => {
  test('on a full disk: one sentence, and the earlier dataset stays', async () => {
    const out = join(folder, 'full', 'dataset');
    expect(await start(out).ended).toEqual({ code: 0, stderr: '' });
    const before = contentOf(out);
    const { code, stderr } = await start(out, { force: true, limit: 20 }).ended;
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Cannot write ${join(out, 'data/train.jsonl')}: the file would be larger than is allowed here.\n`,
    );
    expect(contentOf(out)).toEqual(before);
    expect(readdirSync(join(folder, 'full'))).toEqual(['dataset']);
  });

  test('into a place that is read-only: one sentence, and the earlier dataset stays', async () => {
    const parent = join(folder, 'read-only');
    const out = join(parent, 'dataset');
    expect(await start(out).ended).toMatchObject({ code: 0 });
    const before = contentOf(out);
    // The permissions of files mean nothing to root.
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    if (uid !== undefined) for (const path of [folder, run, parent]) chownSync(path, uid, uid);
    chmodSync(parent, 0o555);
    try {
      expect(await start(out, { force: true, uid }).ended).toEqual({
        code: 1,
        stderr: `Cannot create ${out}: permission is denied; choose a folder you may write to.\n`,
      });
    } finally {
      chmodSync(parent, 0o755);
    }
    expect(contentOf(out)).toEqual(before);
  });

  test('removes what a killed one has left, and lets one be that is still at work', async () => {
    const parent = join(folder, 'shared');
    const out = join(parent, 'dataset');
    mkdirSync(parent);
    const [killed, slow] = [start(out), start(out)];
    for (const { child } of [killed, slow]) await once(child.stdout, 'data');
    killed.child.kill('SIGKILL');
    slow.child.kill('SIGSTOP');
    await killed.ended;
    expect(readdirSync(parent)).toHaveLength(2);
    expect(await start(out).ended).toEqual({ code: 0, stderr: '' });
    const whole = contentOf(out);
    expect(readdirSync(parent)).toHaveLength(2);
    slow.child.kill('SIGCONT');
    expect(await slow.ended).toEqual({
      code: 1,
      stderr: `${out} holds an export already: replace it with --force, or name another folder with --out.\n`,
    });
    expect(contentOf(out)).toEqual(whole);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });
});
