// A run's parts in tests: lines kept in memory, a clock of its own, and a small world whose answers take their time.

import { createAcceptedSamples, novelCheck } from '../../src/checks/novel.ts';
import { addDraft, noFigures } from '../../src/model/figures.ts';
import type { MemoryView } from '../../src/model/learned.ts';
import type { RunFigures, RunParts, RunSpec, RunStore } from '../../src/model/run.ts';
import {
  addSpent,
  nothingSpent,
  type RejectedDraft,
  type Sample,
  type Spent,
} from '../../src/model/sample.ts';
import type {
  Completion,
  ModelBackend,
  ModelRequest,
  Stage,
  StageIO,
  ToolSource,
} from '../../src/model/seams.ts';
import { stepsOf, type Workflow } from '../../src/model/workflow.ts';
import { createFakeToolSource, errorResult, type FakeServer } from '../../src/testing/fake-tool-source.ts';
import { testCheck } from '../support/test-check.ts';
import { callOf, proposalOf, reads, taking } from './draft-deps.ts';

export type Line = Sample | RejectedDraft;

/** A store that keeps its lines, after those of earlier processes. */
export class KeptLines implements RunStore {
  readonly lines: Line[];
  memory: unknown;
  figures: RunFigures;
  readonly #earlier: readonly Line[];

  /** `unfinished` is what earlier processes have spent on drafts that they never committed. */
  constructor(earlier: readonly Line[] = [], unfinished: Spent = nothingSpent) {
    this.#earlier = earlier;
    this.lines = [...earlier];
    this.figures = earlier.reduce(addDraft, { ...noFigures, unfinished });
  }

  async *committed() {
    yield* this.#earlier;
  }

  async commit(line: Line) {
    // As a file would keep it.
    this.lines.push(JSON.parse(JSON.stringify(line)) as Line);
    this.figures = addDraft(this.figures, line);
  }

  addUnfinished(spent: Spent) {
    this.figures = { ...this.figures, unfinished: addSpent(this.figures.unfinished, spent) };
  }

  async saveMemory(memory: unknown) {
    this.memory = JSON.parse(JSON.stringify(memory));
  }
}

/** A clock that goes on by a millisecond each time somebody looks: no two readings are the same. */
function tickingClock(): () => number {
  let now = Date.UTC(2026, 2, 5);
  return () => {
    now += 1;
    return now;
  };
}

export function runParts(
  source: ToolSource,
  backend: ModelBackend,
  store: RunStore,
  { checks = [], mayRepeat = false, ...more }: Partial<RunParts> & { readonly mayRepeat?: boolean } = {},
): RunParts {
  return {
    source,
    backend,
    store,
    checks: mayRepeat || checks.includes(novelCheck) ? checks : [...checks, novelCheck],
    accepted: createAcceptedSamples(),
    secrets: [],
    limits: {},
    version: '0.0.0',
    clock: tickingClock(),
    onEvent: () => {},
    ...more,
  };
}

export const smallSpec: RunSpec = {
  seed: 7,
  samples: 6,
  iterations: 1,
  proposals: 1,
  pool: 20,
  window: 4,
  concurrency: 4,
  feedback: true,
  today: '2026-03-02',
  timeZone: 'Europe/Berlin',
};

/** What has to be the same in two runs: everything but the hour and how long things took. */
export function timeless(line: Line) {
  const { provenance, trace, ...rest } = line;
  return {
    ...rest,
    provenance: { ...provenance, createdAt: '' },
    trace: { ...trace, latencyMs: Object.keys(trace.latencyMs) },
  };
}

/** The figures of what was committed: what was begun in vain depends on how much was under way at the end. */
export function committed<F extends RunFigures>({ unfinished: _, ...figures }: F): Omit<F, 'unfinished'> {
  return figures;
}

export function isAccepted(line: Line): line is Sample {
  return line.schema === 'toolgrad.sample/2';
}

/** The number that a draft of the lab looked up; undefined where it found nothing. */
export function numberIn(workflow: Workflow): number | undefined {
  return stepsOf(workflow)[0]?.arguments.n as number | undefined;
}

/** A lab with one tool, which knows something about most numbers, and about some only after a while. */
export const lab: FakeServer = {
  tools: {
    look_up: reads(
      async ({ n }) => {
        const number = n as number;
        for (let turn = 0; turn < number % 7; turn++) await new Promise(setImmediate);
        return number % 6 === 5
          ? errorResult(`Nobody knows about ${number}.`)
          : { colour: `shade ${number % 100}`, weight: number };
      },
      { inputSchema: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] } },
    ),
  },
};

export function labSource(server = lab) {
  return createFakeToolSource({ lab: server });
}

/** The lab on a day when it is too busy for some numbers. */
export const busyLab: FakeServer = {
  tools: {
    look_up: {
      ...lab.tools.look_up,
      handler: (args, state) =>
        Number(args.n) % 3 === 1
          ? errorResult('503 Service Unavailable')
          : (lab.tools.look_up?.handler(args, state) ?? ''),
    },
  },
};

/** The numbers that a draft's memory knows to have been looked up with success, first learned first. */
function numbersIn(memory: MemoryView): readonly number[] {
  return memory.values('lab__look_up', '/n') as readonly number[];
}

/** A choice that hangs on the seed and on everything that the memory shows: any difference in it becomes another run. */
export function byMemory(seed: number, memory: MemoryView): number {
  const known = numbersIn(memory);
  const repeated = known[seed % 5];
  if (repeated !== undefined && seed % 4 === 0) return repeated;
  const { calls, unanswered = 0 } = memory.record('lab__look_up');
  const beginning = 17 + calls + 7 * unanswered;
  return known.reduce((sum, each) => (sum * 31 + each) % 9973, beginning) * 100 + (seed % 100);
}

/** What every request of a test costs, in numbers that add up without rounding. */
export const aCall: Spent = {
  calls: 1,
  usage: { inputTokens: 100, cachedInputTokens: 50, outputTokens: 10, reasoningTokens: 1 },
  costUsd: 0.25,
};

/** A backend that looks up one number a draft and asks about its weight. */
export class LookingUp implements ModelBackend {
  readonly id = 'looking-up';
  /** What the memory showed to the draft that looked up a number. */
  readonly seen = new Map<number, readonly number[]>();
  /** The numbers of the drafts that came as far as being written, in that order. */
  readonly written: number[] = [];
  /** How many requests were begun. */
  asked = 0;
  readonly #choose: (seed: number, memory: MemoryView) => number;

  constructor(choose: (seed: number, memory: MemoryView) => number = (seed) => seed) {
    this.#choose = choose;
  }

  async complete<S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> {
    this.asked += 1;
    return { output: this.#answer(request as ModelRequest) as StageIO[S]['out'], spent: aCall };
  }

  #answer({ stage, input, seed }: ModelRequest): StageIO[Stage]['out'] {
    switch (stage) {
      case 'propose': {
        const { memory } = input as StageIO['propose']['in'];
        const n = this.#choose(seed, memory);
        this.seen.set(n, numbersIn(memory));
        return [proposalOf(callOf('lab__look_up', { n }))];
      }
      case 'act':
        return { stop: 'There is nothing else to look up.' };
      case 'select':
        return taking('lab__look_up')(input as StageIO['select']['in']);
      case 'write': {
        const n = numberIn((input as StageIO['write']['in']).workflow) ?? -1;
        this.written.push(n);
        return { query: `What does number ${n} weigh?`, response: `${n}.` };
      }
      default:
        throw new Error(`Nobody asks ${stage} of this backend.`);
    }
  }
}

/** Objects to every third number. */
export const pickyCheck = testCheck('picky', async ({ workflow }) =>
  (numberIn(workflow) ?? 0) % 3 === 0
    ? { check: 'picky', status: 'failed', detail: 'Every third number is no good.' }
    : { check: 'picky', status: 'passed' },
);
