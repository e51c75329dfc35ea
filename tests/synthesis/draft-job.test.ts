// Drafts as jobs: a run whose drafts are made elsewhere, from data alone, is the run that is made here.
import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/model/run.ts';
import {
  type DraftJob,
  draftJob,
  JobWorker,
  type MadeData,
  madeFrom,
} from '../../src/synthesis/draft-job.ts';
import type { CreateMaker } from '../../src/synthesis/draft-maker.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { never } from './draft-deps.ts';
import {
  busyLab,
  byMemory,
  isAccepted,
  KeptLines,
  LookingUp,
  lab,
  labSource,
  pickyCheck,
  runParts,
  smallSpec,
  timeless,
} from './run-parts.ts';

type Copy = <T>(value: T) => T;
const json: Copy = (value) => JSON.parse(JSON.stringify(value));

/** Makers that hand jobs to so many workers in turn, as copies; each worker has a source of its own. */
function elsewhere(workers: number, copy: Copy, server: typeof lab): CreateMaker {
  return ({ parts, spec, log, budget, onEvent }) => {
    const all = Array.from({ length: workers }, () => {
      const source = labSource(server);
      return { source, known: 0, worker: new JobWorker({ ...parts, source, budget, onEvent }) };
    });
    let turn = 0;
    return {
      capacity: spec.concurrency * workers,
      async make(order, signal) {
        const one = all[turn++ % workers] as (typeof all)[number];
        const job: DraftJob = copy(draftJob(order, spec, log, one.known));
        one.known = job.lessons.to;
        const made: MadeData = copy(await one.worker.make(job, signal));
        return madeFrom(made, await parts.source.catalog(signal));
      },
      async [Symbol.asyncDispose]() {},
    };
  };
}

async function linesOf(spec: RunSpec, server: typeof lab, createMaker?: CreateMaker) {
  const store = new KeptLines();
  const parts = runParts(labSource(server), new LookingUp(byMemory), store, { checks: [pickyCheck] });
  await generate(parts, spec, never, createMaker);
  return { lines: store.lines.map(timeless), memory: store.memory };
}

describe.each([
  ['structuredClone', structuredClone as Copy],
  ['JSON', json],
])('jobs and what comes back, through %s', (_, copy) => {
  test.each([1, 2, 3])('make the samples of a run without jobs: %i workers', async (workers) => {
    for (const [seed, window, server] of [
      [7, 4, lab],
      [8, 64, busyLab],
    ] as const) {
      const spec = { ...smallSpec, seed, window, samples: 40, concurrency: 2 };
      const here = await linesOf(spec, server);
      const there = await linesOf(spec, server, elsewhere(workers, copy, server));
      expect(there).toEqual(here);
      // Something was learned, and something came of it.
      expect(new Set(here.lines.map((line) => isAccepted(line as never))).size).toBe(2);
      expect(here.memory).toMatchObject({ values: expect.arrayContaining([expect.anything()]) });
    }
  });
});

test('a worker that is sent lessons it cannot add to its own says so', async () => {
  const parts = runParts(labSource(), new LookingUp(), new KeptLines());
  const worker = new JobWorker({ ...parts, budget: { pay: (ask) => ask() } });
  const job = { index: 0, seed: 1, spec: smallSpec, lessons: { from: 3, to: 4, added: [] } };
  await expect(worker.make(job, never)).rejects.toThrow(/knows 0/);
});
