// One run of the built program against a fake endpoint: what it made, what it asked, and how long that took.
import type { RejectedDraft, Sample } from '../../src/model/sample.ts';
import { readCommitted } from '../../src/runs/read-run.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../../src/testing/fake-openai/server.ts';
import type { FakeStatistics } from '../../src/testing/fake-openai/statistics.ts';
import { answerStages } from '../../tests/support/stage-answers/answer-stages.ts';
import { measure } from './measure.ts';

export interface ModelRunOptions {
  readonly samples: number;
  readonly latencyMs: number;
  /** The share of calls with a mistake, unless a critique tells about it. */
  readonly errorRate?: number;
  /** The share of proposals that need a second tool, and so a further request. */
  readonly planShare?: number;
  readonly flags?: readonly string[];
  /** Which servers there are (the demo's). */
  readonly servers?: readonly string[];
  /** Told of every request, so that something can happen in the middle of a run. */
  readonly onRequest?: (endpoint: FakeOpenAi) => void;
}

export interface ModelRun {
  readonly accepted: number;
  readonly drafts: readonly DraftFigures[];
  readonly statistics: FakeStatistics;
  /** From the first request to the last answer. */
  readonly askingSeconds: number;
  readonly peakMegabytes: number;
}

/** What one draft took. */
export interface DraftFigures {
  readonly accepted: boolean;
  readonly iterations: number;
  readonly toolCalls: number;
  readonly failedToolCalls: number;
  /** Steps of the sample; 0 for a rejected draft. */
  readonly steps: number;
  /** The requests of a stage, answered or not. */
  readonly calls: Readonly<Record<string, number>>;
}

/** Runs `generate --demo` into the folder. Throws where it ends with anything but 0. */
export async function runModel(folder: string, options: ModelRunOptions): Promise<ModelRun> {
  const {
    samples,
    latencyMs,
    errorRate = 0,
    planShare = 0.1,
    flags = [],
    servers = ['--demo'],
    onRequest,
  } = options;
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  const endpoint = await startFakeOpenAi({
    answer: answerStages({ errorRate, planShare }),
    keepRequests: 0,
    latencyMs: () => {
      first = Math.min(first, performance.now());
      last = performance.now();
      onRequest?.(endpoint);
      return latencyMs;
    },
  });
  await using _ = endpoint;
  const { peakMegabytes } = await measure([
    ...['generate', ...servers, '--json', '-n', String(samples), '--out', folder],
    ...['--model', 'openai:fake-model', '--base-url', endpoint.baseUrl],
    ...flags,
  ]);
  const drafts: DraftFigures[] = [];
  for await (const { entry } of readCommitted(folder)) drafts.push(figuresOf(entry));
  return {
    accepted: drafts.filter(({ accepted }) => accepted).length,
    drafts,
    statistics: endpoint.stats(),
    askingSeconds: (last - first + latencyMs) / 1000,
    peakMegabytes,
  };
}

function figuresOf(entry: Sample | RejectedDraft): DraftFigures {
  const { schema, trace } = entry;
  const accepted = schema === 'toolgrad.sample/2';
  return {
    accepted,
    steps: accepted ? (entry as Sample).chains.flatMap(({ steps }) => steps).length : 0,
    toolCalls: trace.toolCalls,
    iterations: trace.iterations,
    failedToolCalls: trace.failedToolCalls,
    calls: Object.fromEntries(Object.entries(trace.stages).map(([stage, { calls }]) => [stage, calls])),
  };
}
