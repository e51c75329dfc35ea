// A run that may spend so much and no more: what it keeps, what it tells, and how it goes on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limits, RunParts, RunSpec } from '../../src/model/run.ts';
import { addSpent } from '../../src/model/sample.ts';
import { readManifest } from '../../src/runs/manifest.ts';
import { createRun, resumeRun } from '../../src/runs/run-folder.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { createFakeToolSource, errorResult } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';
import { newRun } from '../runs/drafts.ts';
import { callOf, never, proposalOf, reads, strings } from './draft-deps.ts';
import {
  byMemory,
  committed,
  KeptLines,
  LookingUp,
  labSource,
  pickyCheck,
  runParts,
  smallSpec,
  timeless,
} from './run-parts.ts';

/** A backend whose drafts all pass, with three requests each. */
const threeCalls = () => new LookingUp((seed) => seed * 6);

async function labRun(
  spec: RunSpec,
  limits: Limits,
  {
    store = new KeptLines(),
    backend = new LookingUp(byMemory),
    ...more
  }: Partial<RunParts> & {
    readonly store?: KeptLines;
    readonly backend?: LookingUp;
  } = {},
) {
  const notices: string[] = [];
  const parts = runParts(labSource(), backend, store, {
    checks: [pickyCheck],
    limits,
    onEvent: (event) => void (event.type === 'notice' && notices.push(event.message)),
    ...more,
  });
  const figures = await generate(parts, spec, never);
  const { calls } = addSpent(figures.spent, figures.unfinished);
  return { figures, calls, notices, backend, store, lines: store.lines };
}

describe('a run that reaches a limit', () => {
  test('keeps what was committed, says so in words, and ends', async () => {
    const { figures, lines, notices, backend } = await labRun(
      { ...smallSpec, samples: 20, concurrency: 1 },
      { calls: 10 },
      { backend: threeCalls(), checks: [] },
    );
    expect(figures).toMatchObject({ ended: 'limit', accepted: 3 });
    expect(lines).toHaveLength(3);
    expect(notices).toEqual(['The limit of 10 model calls (--max-calls) is reached.']);
    // The fourth draft would have been cut off, so it was not begun.
    expect(backend.asked).toBe(9);
    expect(figures.unfinished.calls).toBe(0);
  });

  test.each<[Limits, RegExp]>([
    [{ tokens: 1000 }, /1000 tokens \(--max-tokens\)/],
    [{ costUsd: 2.5 }, /2\.5 USD \(--max-cost\)/],
  ])('ends alike at %o', async (limits, words) => {
    const run = await labRun({ ...smallSpec, concurrency: 1 }, limits, {
      backend: threeCalls(),
      checks: [],
    });
    expect(run.figures).toMatchObject({ ended: 'limit', accepted: 3 });
    expect(run.notices).toEqual([expect.stringMatching(words)]);
  });

  test('that the last draft just meets is done', async () => {
    const { figures, notices } = await labRun(
      { ...smallSpec, samples: 3, concurrency: 1 },
      { calls: 9, tokens: 990, costUsd: 2.25 },
      { backend: threeCalls(), checks: [] },
    );
    expect(figures).toMatchObject({ ended: 'done', accepted: 3 });
    expect(notices).toEqual([]);
  });

  test('has asked no more than it might, though 64 drafts asked at once', async () => {
    const spec = { ...smallSpec, samples: 64, window: 64, concurrency: 64 };
    const { figures, backend, calls } = await labRun(spec, { calls: 100 }, { backend: threeCalls() });
    expect(figures.ended).toBe('limit');
    expect(backend.asked).toBeLessThanOrEqual(100);
    expect(backend.asked).toBeGreaterThan(97);
    // Nothing is lost from the bill: what was begun in vain stands beside the rest.
    expect(calls).toBe(backend.asked);
    expect(figures.unfinished.costUsd).toBe(figures.unfinished.calls * 0.25);
  });

  test('has begun no draft in vain once it knew what a draft costs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.nat(40), async (concurrency, rest) => {
        const limit = 3 * concurrency + rest;
        const spec = { ...smallSpec, samples: 30, window: 8, concurrency };
        const { figures, backend } = await labRun(
          spec,
          { calls: limit },
          { backend: threeCalls(), checks: [] },
        );
        expect(figures).toMatchObject({ ended: 'limit', unfinished: { calls: 0 } });
        expect(figures.accepted).toBe(Math.floor(limit / 3));
        expect(backend.asked).toBe(figures.accepted * 3);
      }),
      { numRuns: 12 },
    );
  });

  test('waits for the bill of every request, also of those beside the one that was refused', async () => {
    const refused = reads(({ name }) => errorResult(`name: no ${name} here`), {
      inputSchema: strings('name'),
    });
    const source = createFakeToolSource({ shop: { tools: { search: refused } } });
    const twoRepairs = ['Ann', 'Bob'].map((name) => proposalOf(callOf('shop__search', { name })));
    const backend = createScriptedBackend({
      propose: [twoRepairs],
      act: [
        async () => {
          for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
          return { stop: 'That is all.' };
        },
      ],
    });
    const store = new KeptLines();
    const parts = runParts(source, backend, store, { limits: { calls: 2 } });
    const figures = await generate(parts, { ...smallSpec, proposals: 2, concurrency: 1 }, never);
    expect(figures).toMatchObject({ ended: 'limit', unfinished: { calls: 2 } });
    backend.assertDone();
  });
});

describe('a run that goes on after a limit', () => {
  test('makes what a run without limits makes, wherever the limits were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 8 }),
        async (raises, window, concurrency) => {
          const spec = { ...smallSpec, samples: 8, window, concurrency };
          const whole = await labRun(spec, {});
          let store = new KeptLines();
          let limit = 0;
          for (const raise of raises) {
            limit += raise;
            const { figures, calls } = await labRun(spec, { calls: limit }, { store });
            expect(calls).toBeLessThanOrEqual(limit);
            expect(figures.ended).toBe(figures.accepted === spec.samples ? 'done' : 'limit');
            expect(store.lines.map(timeless)).toEqual(whole.lines.slice(0, store.lines.length).map(timeless));
            store = new KeptLines(store.lines, store.figures.unfinished);
          }
          const rest = await labRun(spec, {}, { store });
          expect(rest.lines.map(timeless)).toEqual(whole.lines.map(timeless));
          expect(rest.store.memory).toEqual(whole.store.memory);
          expect(committed(rest.figures)).toEqual(committed(whole.figures));
        },
      ),
      { numRuns: 12 },
    );
  });

  test('counts what was spent before: under the same limit it asks nothing, under a higher one the rest', async () => {
    const spec = { ...smallSpec, samples: 20, concurrency: 1 };
    const first = await labRun(spec, { calls: 10 }, { backend: threeCalls(), checks: [] });
    const again = { store: new KeptLines(first.lines, first.figures.unfinished), checks: [] };
    const same = await labRun(spec, { calls: 10 }, { ...again, backend: threeCalls() });
    expect(same.backend.asked).toBe(0);
    expect(same.figures).toMatchObject({ ended: 'limit', accepted: 3 });
    const higher = await labRun(spec, { calls: 16 }, { ...again, backend: threeCalls() });
    expect(higher.backend.asked).toBe(6);
    expect(higher.figures).toMatchObject({ ended: 'limit', accepted: 5, spent: { calls: 15 } });
  });

  test('finds the cost of unfinished drafts in its folder', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'toolgrad-limits-'));
    const folder = join(parent, 'run');
    const spec = { ...smallSpec, samples: 30, window: 8, concurrency: 8 };
    const source = labSource();
    const catalog = await source.catalog(never);
    const clock = () => 0;
    try {
      // Each process has begun so many drafts that some of them are cut off.
      let calls = 0;
      for (const limit of [10, 11]) {
        await using store = await (limit === 10
          ? createRun(folder, { ...newRun, spec }, catalog, { replace: false, clock })
          : resumeRun(folder, {}, catalog, { clock }));
        const backend = threeCalls();
        const figures = await generate(
          runParts(source, backend, store, { limits: { calls: limit } }),
          spec,
          never,
        );
        await store.finish(figures.ended);
        calls += backend.asked;
        const { status, counts } = await readManifest(folder);
        expect(status).toBe('limit');
        const { accepted, spent, stages, unfinished } = figures;
        expect(counts).toMatchObject({ accepted, spent, stages, unfinished });
        expect(unfinished.calls).toBeGreaterThan(0);
        expect(spent.calls + unfinished.calls).toBe(calls);
        expect(calls).toBeLessThanOrEqual(limit);
      }
    } finally {
      rmSync(parent, { recursive: true });
    }
  });
});
