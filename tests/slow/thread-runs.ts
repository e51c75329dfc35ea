// A run of which worker threads make every draft, and what has become of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll } from 'vitest';
import { type ComposedRun, composeRun } from '../../src/compose/compose-run.ts';
import type { RunRequest } from '../../src/compose/plan-run.ts';
import { runToEnd } from '../../src/compose/run-to-end.ts';
import { readCommitted } from '../../src/runs/read-run.ts';
import { threadMakers } from '../../src/workers/thread-pool.ts';
import { timeless } from '../synthesis/run-parts.ts';

/** A folder of a test file's own, and runs in it; it is gone after its tests. */
export function threadRuns() {
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-threads-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let runs = 0;

  /** Other threads make every draft where there are several workers. */
  async function runBy(
    workers: number,
    request: Partial<RunRequest>,
    onThread: (thread: Worker, run: ComposedRun) => void = () => {},
    signal = new AbortController().signal,
  ) {
    runs += 1;
    const fresh = join(folder, `run-${runs}`);
    const whole: RunRequest = {
      tools: { demo: true },
      out: fresh,
      mode: 'new',
      spec: {},
      workers,
      ...request,
    };
    const { out } = whole;
    const { ended, failure, run } = await runToEnd(() => composeRun(whole, () => {}, signal), signal, {
      makers: (made) =>
        threadMakers(made, {
          fewestSamples: 0,
          here: false,
          onThread: (thread) => onThread(thread, made),
        }),
    });
    if (failure !== undefined) throw failure;
    const lines: unknown[] = [];
    for await (const { entry } of readCommitted(out)) lines.push(timeless(entry));
    const memory = JSON.parse(readFileSync(join(out, 'memory.json'), 'utf8')) as unknown;
    return { ended, lines, memory, out, unfinished: run?.folder.figures.unfinished };
  }

  return { folder, runBy };
}
