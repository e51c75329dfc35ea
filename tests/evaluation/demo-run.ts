// A small run of the bundled servers to evaluate on, and evaluations of it within this process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { composeRun } from '../../src/compose/compose-run.ts';
import {
  type ComposedEvaluation,
  composeEvaluation,
} from '../../src/compose/evaluation/compose-evaluation.ts';
import type { EvaluationRequest } from '../../src/compose/evaluation/plan-evaluation.ts';
import { conclude } from '../../src/evaluation/conclude.ts';
import { type EvaluationEnded, evaluate } from '../../src/evaluation/evaluate.ts';
import type { EvaluationEvent } from '../../src/evaluation/events.ts';
import type { EvaluationReport } from '../../src/evaluation/report/report.ts';
import { generate } from '../../src/synthesis/generate.ts';

export interface Evaluated {
  readonly ended: EvaluationEnded;
  readonly report: EvaluationReport;
  readonly manifest: ComposedEvaluation['folder']['manifest'];
  readonly events: readonly EvaluationEvent[];
}

export interface DemoRun {
  /** The folder of the run; there from the first test on. */
  readonly run: string;
  readonly folder: string;
  evaluate(
    request: Partial<EvaluationRequest>,
    onEvent?: (event: EvaluationEvent) => void,
    signal?: AbortSignal,
  ): Promise<Evaluated>;
}

/** Makes a run of so many samples before the first test, and takes everything away after the last. */
export function demoRun(samples: number, spec: { readonly exchanges?: number } = {}): DemoRun {
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-evaluation-'));
  const run = join(folder, 'run');
  beforeAll(async () => {
    const { signal } = new AbortController();
    const request = {
      tools: { demo: true },
      out: run,
      mode: 'new',
      spec: { samples, seed: 5, ...spec },
    } as const;
    await using composed = await composeRun(request, () => {}, signal);
    await composed.folder.finish((await generate(composed.parts, composed.spec, signal)).ended);
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    run,
    folder,
    async evaluate(request, onEvent = () => {}, signal = new AbortController().signal) {
      const events: EvaluationEvent[] = [];
      const hear = (event: EvaluationEvent) => {
        events.push(event);
        onEvent(event);
      };
      const whole: EvaluationRequest = { run, mode: 'new', asking: {}, limits: {}, settings: {}, ...request };
      await using composed = await composeEvaluation(whole, hear, signal);
      const { parts, settings, concurrency } = composed;
      const ended = await evaluate(parts, settings, { concurrency, signal });
      const report = await conclude(composed.folder, ended);
      return { ended, report, manifest: composed.folder.manifest, events };
    },
  };
}
