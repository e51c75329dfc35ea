// A run on disk, while everything goes wrong: killed processes, a full disk, a folder that is read-only, two writers.
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createRandom } from '../../src/model/random.ts';
import { readManifest } from '../../src/runs/manifest.ts';
import { readCommitted } from '../../src/runs/read-run.ts';
import { catalogOf, newRun, rejected, sample, tool } from './drafts.ts';
import { type Limits, startLimited } from './limited-process.ts';

const committing = fileURLToPath(new URL('committing-process.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolgrad-durability-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const catalog = catalogOf([tool('crm__get_customer')]);
const random = createRandom(7);
const entries = Array.from({ length: 1200 }, (_, index) => {
  const query = `What about case ${index}? ${'It is é long. '.repeat(random.integer(0, 300))}`;
  return random.integer(0, 3) === 0 ? rejected(index, 'of no use') : sample(index, { query });
});
const linesFile = join(folder, 'entries.json');
writeFileSync(linesFile, JSON.stringify({ run: newRun, catalog, entries }));

interface Circumstances extends Limits {
  /** Drafts that it commits before it does nothing more. */
  readonly most?: number;
  /** Commits nothing until it is released. */
  readonly hold?: boolean;
}

/** Starts a process that commits. */
function start(run: string, { most, hold = false, ...limits }: Circumstances = {}) {
  const how = hold ? ['hold'] : most === undefined ? [] : [String(most)];
  return startLimited([committing, run, linesFile, ...how], limits);
}

const linesOf = (run: string, name: string) =>
  existsSync(join(run, name)) ? readFileSync(join(run, name), 'utf8') : '';
const whole = (accepted: boolean) =>
  entries
    .filter((entry) => (entry.schema === 'toolgrad.sample/2') === accepted)
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');

/** What can be read of the run: the drafts from the first one on, as they were committed, and how many. */
async function readBack(run: string): Promise<number> {
  let count = 0;
  for await (const { entry } of readCommitted(run)) {
    expect(entry).toEqual(JSON.parse(JSON.stringify(entries[count])));
    count += 1;
  }
  return count;
}

/** How many whole lines the file has; they are the first ones of those that it is to have. */
function wholeLines(run: string, name: string, expected: string): number {
  const text = linesOf(run, name);
  const lines = text.slice(0, text.lastIndexOf('\n') + 1);
  expect(expected.startsWith(lines)).toBe(true);
  return lines.split('\n').length - 1;
}

function expectWhole(run: string): void {
  expect(linesOf(run, 'samples.jsonl')).toBe(whole(true));
  expect(linesOf(run, 'rejected.jsonl')).toBe(whole(false));
  expect(JSON.parse(linesOf(run, 'memory.json'))).toEqual({ drafts: entries.length });
  expect(readdirSync(run).sort()).toEqual([
    'catalog.json',
    'memory.json',
    'rejected.jsonl',
    'run.json',
    'samples.jsonl',
  ]);
}

test('20 kills at random moments, each gone on from: no line is broken, lost or there twice', async () => {
  const run = join(folder, 'killed');
  const moments = createRandom(20);
  let before = 0;
  for (let kill = 0; kill < 20; kill++) {
    // However late the kill comes on a busy machine, there is work left for the next.
    const { child, spoke, ended } = start(run, { most: Math.floor(entries.length / 21) });
    // Some while the run is being opened, most while drafts come in.
    if (moments.integer(0, 4) > 0) await spoke;
    await delay(moments.integer(0, 25));
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    const after =
      wholeLines(run, 'samples.jsonl', whole(true)) + wholeLines(run, 'rejected.jsonl', whole(false));
    expect(after).toBeGreaterThanOrEqual(before);
    before = after;
  }
  expect(before, 'the kills came while drafts did').toBeGreaterThan(0);
  expect(before).toBeLessThan(entries.length);
  expect(await start(run).ended).toMatchObject({ code: 0, stderr: '' });
  expectWhole(run);
}, 120_000);

test.skipIf(process.platform === 'win32')(
  'files that may grow no more: one sentence, and what was there is kept',
  async () => {
    const run = join(folder, 'full');
    const { code, stderr } = await start(run, { limit: 600 }).ended;
    expect(code).toBe(1);
    // The last write went in partly, as on a disk that is full; at the very edge it is refused as a whole.
    expect(stderr).toMatch(
      /^Cannot write \S+samples\.jsonl: the (?:disk is full; free some space, then continue with --resume|file would be larger than is allowed here)\.\n$/,
    );
    const kept = await readBack(run);
    expect(kept).toBeGreaterThan(10);
    expect((await readManifest(run)).status).toBe('running');
    expect(await start(run).ended).toMatchObject({ code: 0, stderr: '' });
    expectWhole(run);
  },
);

test.skipIf(process.platform === 'win32')(
  'a folder that is read-only: one sentence, and nothing is changed',
  async () => {
    const run = join(folder, 'read-only');
    const { child, spoke, ended } = start(run, { most: 100 });
    await spoke;
    child.kill('SIGKILL');
    await ended;
    rmSync(join(run, 'run.lock'));
    const before = readdirSync(run).map((name) => linesOf(run, name));
    // The permissions of files mean nothing to root.
    const isRoot = process.getuid?.() === 0;
    const uid = isRoot ? 65_534 : undefined;
    if (uid !== undefined) for (const path of [folder, linesFile]) chownSync(path, uid, uid);
    chmodSync(run, 0o555);
    try {
      const { code, stderr } = await start(run, uid === undefined ? {} : { uid }).ended;
      expect(stderr).toBe(
        `Cannot write ${join(run, 'run.lock')}: permission is denied; choose a folder you may write to.\n`,
      );
      expect(code).toBe(1);
    } finally {
      chmodSync(run, 0o755);
    }
    expect(readdirSync(run).map((name) => linesOf(run, name))).toEqual(before);
    await readBack(run);
  },
);

test('two processes on one run: the second is told of the first, which goes on', async () => {
  const run = join(folder, 'shared');
  const first = start(run, { hold: true });
  await first.spoke;
  try {
    const { code, stderr } = await start(run).ended;
    expect(stderr).toBe(
      `${run} is being written by process ${first.child.pid}: wait for it, or remove ${join(run, 'run.lock')} if that process is gone.\n`,
    );
    expect(code).toBe(1);
  } finally {
    first.release();
  }
  expect(await first.ended).toMatchObject({ code: 0 });
  expectWhole(run);
});

test('a run that cannot be made leaves nothing behind', async () => {
  const place = join(folder, 'place');
  mkdirSync(place);
  writeFileSync(join(place, 'file'), '');
  const { code, stderr } = await start(join(place, 'file', 'run')).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Cannot read .*: a part of the path is a file, not a folder\.\n$/);
  expect(readdirSync(place)).toEqual(['file']);
});
