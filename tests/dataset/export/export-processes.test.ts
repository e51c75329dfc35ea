// Exports as processes of their own, while everything goes wrong: a full disk, a read-only place, two at once, a kill.
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/model/random.ts';
import { type Limits, startLimited } from '../../runs/limited-process.ts';
import { goodSamples, writeRun } from './small-run.ts';

const exporting = fileURLToPath(new URL('exporting-process.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolgrad-exports-'));
const run = join(folder, 'run');
beforeAll(async () => void (await writeRun(run, goodSamples(60))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Circumstances extends Limits {
  readonly force?: boolean;
  /** Waits beside its place until it is released. */
  readonly hold?: boolean;
}

function start(out: string, { force = false, hold = false, ...limits }: Circumstances = {}) {
  const how = [...(force ? ['force'] : []), ...(hold ? ['hold'] : [])];
  return startLimited([exporting, run, out, ...how], limits);
}

const contentOf = (out: string) =>
  readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(out.length), readFileSync(path, 'utf8')]);

describe.skipIf(process.platform === 'win32')('an export', () => {
  test('on a full disk: one sentence, and the earlier dataset stays', async () => {
    const out = join(folder, 'full', 'dataset');
    expect(await start(out).ended).toMatchObject({ code: 0, stderr: '' });
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
      expect(await start(out, { force: true, uid }).ended).toMatchObject({
        code: 1,
        stderr: `Cannot create ${out}: permission is denied; choose a folder you may write to.\n`,
      });
    } finally {
      chmodSync(parent, 0o755);
    }
    expect(contentOf(out)).toEqual(before);
  });

  test('killed at random moments, leaves a dataset that is whole, or none', async () => {
    const parent = join(folder, 'killed');
    const out = join(parent, 'dataset');
    mkdirSync(parent);
    const undisturbed = join(folder, 'undisturbed');
    await start(undisturbed).ended;
    const moments = createRandom(8);
    for (let kill = 0; kill < 6; kill++) {
      const { child, spoke, ended } = start(out, { force: true });
      // Some while it is being started, most while it writes.
      if (moments.integer(0, 3) > 0) await spoke;
      await delay(moments.integer(0, 60));
      child.kill('SIGKILL');
      await ended;
      if (existsSync(out)) expect(contentOf(out)).toEqual(contentOf(undisturbed));
    }
    expect(await start(out, { force: true }).ended).toMatchObject({ code: 0, stderr: '' });
    expect(contentOf(out)).toEqual(contentOf(undisturbed));
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  test('removes what a killed one has left, and lets one be that is still at work', async () => {
    const parent = join(folder, 'shared');
    const out = join(parent, 'dataset');
    mkdirSync(parent);
    const [killed, slow] = [start(out, { hold: true }), start(out, { hold: true })];
    for (const { spoke } of [killed, slow]) await spoke;
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(readdirSync(parent)).toHaveLength(2);
    expect(await start(out).ended).toMatchObject({ code: 0, stderr: '' });
    const whole = contentOf(out);
    expect(readdirSync(parent)).toHaveLength(2);
    slow.release();
    expect(await slow.ended).toMatchObject({
      code: 1,
      stderr: `${out} already contains an export: replace it with --force, or name another folder with --out.\n`,
    });
    expect(contentOf(out)).toEqual(whole);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });
});
