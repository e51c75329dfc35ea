// A run on disk: whole lines, no gaps, one writer; whatever happened before.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftIndex, type RejectedDraft, type Sample } from '../../src/model/sample.ts';
import { openLineFile } from '../../src/runs/json-lines.ts';
import { readManifest } from '../../src/runs/manifest.ts';
import { readCatalog, readSamples } from '../../src/runs/read-run.ts';
import { createRun, type RunFolder, resumeRun } from '../../src/runs/run-folder.ts';
import { lockFileName } from '../../src/runs/run-lock.ts';
import { catalogOf, newRun, rejected, sample, spentOn, tool } from './drafts.ts';

const catalog = catalogOf([tool('crm__get_customer')]);
const clock = () => 1_700_000_000_000;
let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'toolgrad-run-'));
  folder = join(parent, 'run');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const create = (replace = false) => createRun(folder, newRun, catalog, { replace, clock });
const resume = () => resumeRun(folder, {}, catalog, { clock });

/** Every third draft is rejected. */
const draft = (index: number) => (index % 3 === 2 ? rejected(index, 'It was dull.') : sample(index));

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function makeRun(drafts: number): Promise<void> {
  await using run = await create();
  for (let index = 0; index < drafts; index++) await run.commit(draft(index));
  await run.finish('interrupted');
}

const indices = (entries: readonly (Sample | RejectedDraft)[]) => entries.map(({ id }) => draftIndex(id));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a new run', () => {
  test('holds its description, its catalog, and each draft in the file it belongs to', async () => {
    await makeRun(5);
    expect(await readManifest(folder)).toMatchObject({
      schema: 'toolgrad.run/2',
      status: 'interrupted',
      spec: { seed: 7, window: 8 },
      checks: ['arguments', 'result'],
      catalogHash: 'sha256:1',
      counts: { accepted: 4, rejected: 1 },
    });
    const { tools, leftOut, servers, hash } = catalog;
    const stored = { tools, leftOut, servers, hash };
    expect(JSON.parse(readFileSync(join(folder, 'catalog.json'), 'utf8'))).toEqual(stored);
    expect(await readCatalog(folder)).toEqual(catalog);
    expect(await collect(readSamples(folder))).toEqual([0, 1, 3, 4].map(draft));
    expect(readFileSync(join(folder, 'rejected.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
  });

  test('does not go into a folder that holds something', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), 'years of work');
    await expect(create()).rejects.toThrow(`${folder} exists and is not a run: name another --out.`);
    await expect(create(true)).rejects.toThrow(/is not a run, so --force does not replace it/);
    expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  test('does not take the place of another run, unless it is told to', async () => {
    await makeRun(5);
    await expect(create()).rejects.toMatchObject({
      code: 'usage',
      message: /exists: use --resume to continue/,
    });
    await (await create(true))[Symbol.asyncDispose]();
    expect(await collect(readSamples(folder))).toEqual([]);
  });

  test('is taken for a run by nobody else', async () => {
    await expect(readManifest(parent)).rejects.toMatchObject({ code: 'usage', message: /is not a run/ });
    await expect(readManifest(join(parent, 'nowhere'))).rejects.toMatchObject({ code: 'usage' });
  });

  test('refuses a draft out of its turn', async () => {
    await using run = await create();
    await expect(run.commit(draft(1))).rejects.toThrow('Draft 1 was committed where draft 0 was due.');
  });
});

describe('what a run has spent', () => {
  test('stands in its description, by stage, with what was spent on drafts that came to nothing', async () => {
    {
      await using run = await create();
      await run.commit(draft(0));
      await run.commit(draft(1));
      run.addUnfinished(spentOn(3, 0.5));
      run.addUnfinished(spentOn(1, 0.25));
      await run.finish('limit');
    }
    expect(await readManifest(folder)).toMatchObject({
      status: 'limit',
      counts: {
        accepted: 2,
        spent: spentOn(12),
        stages: { propose: spentOn(8), write: spentOn(4) },
        unfinished: spentOn(4, 0.75),
      },
    });
  });

  test('is known when it is resumed: of whole lines from the lines, of unfinished drafts from its description', async () => {
    {
      await using run = await create();
      await run.commit(draft(0));
      run.addUnfinished(spentOn(3, null));
      await run.finish('interrupted');
      // Killed before the description was brought up to date.
      await run.commit(draft(1));
    }
    await using run = await resume();
    run.addUnfinished(spentOn(2));
    expect(run.figures).toMatchObject({ spent: spentOn(12), unfinished: spentOn(5, null) });
    await run.finish('done');
    expect((await readManifest(folder)).counts.unfinished).toEqual(spentOn(5, null));
  });
});

describe('a description or a line with a bill that cannot be', () => {
  test.each([
    [
      'run.json',
      '"unfinished": {\n      "calls": 0',
      '"unfinished": {\n      "calls": -1',
      /\/counts\/unfinished\/calls/,
    ],
  ])('is refused, with its place: %s', async (name, good, wrong, place) => {
    await makeRun(2);
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(good);
    writeFileSync(path, text.replace(good, wrong));
    await expect(resume()).rejects.toMatchObject({ code: 'run', message: expect.stringMatching(place) });
  });

  test.each([
    ['"costUsd":0,"stages"', '"costUsd":"free","stages"', /line 1 is broken.*trace\/costUsd/],
    ['"reasoningTokens":4', '"reasoningTokens":0.5', /line 1 is broken.*propose\/usage\/reasoningTokens/],
  ])('costs its line, and is told with its place: %s', async (good, wrong, place) => {
    await makeRun(2);
    const path = join(folder, 'samples.jsonl');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(good);
    writeFileSync(path, text.replace(good, wrong));
    await using run = await resume();
    expect(run.manifest.notices).toEqual([expect.stringMatching(place)]);
    expect(indices(await collect(run.committed()))).toEqual([1]);
  });
});

describe('a resumed run', () => {
  test('goes on after what is there', async () => {
    await makeRun(5);
    await using run = await resume();
    expect(await collect(run.committed())).toEqual(upTo(5).map(draft));
    expect(run.figures).toMatchObject({ accepted: 4, rejected: 1, toolCalls: 50, failedToolCalls: 5 });
    await run.commit(draft(5));
    expect(indices(await collect(run.committed()))).toEqual(upTo(6));
  });

  test('is whole after its files were cut at any byte', async () => {
    await makeRun(9);
    const whole = {
      'samples.jsonl': readFileSync(join(folder, 'samples.jsonl')),
      'rejected.jsonl': readFileSync(join(folder, 'rejected.jsonl')),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole['samples.jsonl'].length }),
        fc.nat({ max: whole['rejected.jsonl'].length }),
        async (samplesLength, rejectedLength) => {
          for (const [name, bytes] of Object.entries(whole)) writeFileSync(join(folder, name), bytes);
          truncateSync(join(folder, 'samples.jsonl'), samplesLength);
          truncateSync(join(folder, 'rejected.jsonl'), rejectedLength);
          const kept = await drive(await resume());
          expect(kept).toBeLessThanOrEqual(9);
          // What is gone is only what was cut and what came after it.
          if (
            samplesLength === whole['samples.jsonl'].length &&
            rejectedLength === whole['rejected.jsonl'].length
          ) {
            expect(kept).toBe(9);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  /** Checks what a resumed run holds, makes the rest, checks that both files are as if never cut. */
  async function drive(run: RunFolder): Promise<number> {
    await using _ = run;
    const kept = (await collect(run.committed())).length;
    expect(indices(await collect(run.committed()))).toEqual(upTo(kept));
    for (let index = kept; index < 9; index++) await run.commit(draft(index));
    expect(await collect(run.committed())).toEqual(upTo(9).map(draft));
    expect(run.figures).toMatchObject({ accepted: 6, rejected: 3 });
    return kept;
  }

  test('drops a last line that is whole and means nothing', async () => {
    await makeRun(4);
    appendFileSync(join(folder, 'samples.jsonl'), `${'\0'.repeat(40)}\n`);
    await using run = await resume();
    expect(indices(await collect(run.committed()))).toEqual(upTo(4));
  });

  test.each<[string, number, (lines: string[]) => void]>([
    ['that somebody broke', 0, (lines) => lines.splice(0, 1, (lines[0] ?? '').replace('"query":', '"query'))],
    ['in the middle that is another thing', 1, (lines) => lines.splice(1, 1, '{"schema":"other/1"}')],
  ])('loses a line %s, and none behind it', async (_, at, spoil) => {
    await makeRun(8);
    const path = join(folder, 'samples.jsonl');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const lost = draftIndex((JSON.parse(lines[at] ?? '') as Sample).id);
    spoil(lines);
    writeFileSync(path, `${lines.join('\n')}\n`);
    {
      await using run = await resume();
      expect(run.manifest.notices).toEqual([
        expect.stringMatching(
          new RegExp(`samples\\.jsonl, line ${at + 1} is broken and was left out: .+\\.$`),
        ),
      ]);
      expect(run.figures).toMatchObject({ accepted: 5, rejected: 2, lost: 1 });
      await run.commit(draft(8));
    }
    await using again = await resume();
    expect(again.manifest.notices).toHaveLength(1);
    expect(indices(await collect(again.committed()))).toEqual(upTo(9).filter((index) => index !== lost));
  });

  test('loses nothing by a line that was put between others', async () => {
    await makeRun(4);
    const path = join(folder, 'samples.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('\n', '\nnot ours\n'));
    const broken: string[] = [];
    const samples = await collect(readSamples(folder, ({ message }) => broken.push(message)));
    expect(indices(samples)).toEqual([0, 1, 3]);
    expect(broken).toEqual([
      expect.stringMatching(/samples\.jsonl, line 2 is broken and was left out: not JSON/),
    ]);
    await using run = await resume();
    expect(run.figures).toMatchObject({ accepted: 3, rejected: 1, lost: 0 });
    expect(indices(await collect(run.committed()))).toEqual(upTo(4));
  });

  test('says what it cut away behind a gap, and that the tools have changed', async () => {
    await makeRun(5);
    rmSync(join(folder, 'rejected.jsonl'));
    await using run = await resumeRun(folder, {}, catalogOf([], 'sha256:2'), { clock });
    expect(indices(await collect(run.committed()))).toEqual([0, 1]);
    expect(run.manifest.notices).toEqual([
      '2 drafts after a gap in the indices were dropped and are made again.',
      'The tools have changed since draft 2.',
    ]);
  });

  test('adds up the time of the processes that worked on it', async () => {
    let now = 0;
    const ticking = { clock: () => now };
    for (const expected of [5000, 10_000]) {
      await using run: RunFolder = await (existsSync(folder)
        ? resumeRun(folder, {}, catalog, ticking)
        : createRun(folder, newRun, catalog, { replace: false, ...ticking }));
      now += 5000;
      await run.finish('interrupted');
      expect((await readManifest(folder)).counts.elapsedMs).toBe(expected);
    }
  });
});

describe('the lock', () => {
  test('keeps a second writer out, and is given back', async () => {
    {
      await using _ = await create();
      await expect(resume()).rejects.toMatchObject({ code: 'run', message: /is being written by process/ });
    }
    await (await resume())[Symbol.asyncDispose]();
    expect(existsSync(join(folder, lockFileName))).toBe(false);
  });

  test.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })],
    ['a process of before, with our own id', JSON.stringify({ pid: process.pid, host: hostname() })],
    ['nobody', ''],
  ])('left behind by %s is taken over', async (_, text) => {
    await makeRun(1);
    writeFileSync(join(folder, lockFileName), text);
    {
      await using _ = await resume();
      expect(JSON.parse(readFileSync(join(folder, lockFileName), 'utf8'))).toMatchObject({
        pid: process.pid,
      });
    }
    expect(existsSync(join(folder, lockFileName))).toBe(false);
  });
});

describe('a disk that takes no more', () => {
  test.runIf(existsSync('/dev/full'))('is told in a sentence', async () => {
    await using file = await openLineFile('/dev/full', 0);
    await expect(file.append(sample(0))).rejects.toMatchObject({
      code: 'run',
      message: 'Cannot write /dev/full: the disk is full; free some space, then continue with --resume.',
    });
  });

  test('leaves no half-made run behind', async () => {
    mkdirSync(folder);
    const toJSON = () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const unwritable = { ...catalog, servers: Object.assign([], { toJSON }) };
    await expect(createRun(folder, newRun, unwritable, { replace: false, clock })).rejects.toThrow(
      /the disk is full/,
    );
    expect(existsSync(folder)).toBe(false);
  });

  test('is told of the folder too', async () => {
    writeFileSync(folder, 'a file');
    await expect(
      createRun(join(folder, 'run'), newRun, catalog, { replace: false, clock }),
    ).rejects.toMatchObject({ code: 'run', message: /a part of the path is a file/ });
  });
});
