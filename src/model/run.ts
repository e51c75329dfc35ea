// A run: what it was asked to do, where its drafts go, and what came of it.
import type { ExchangeWords } from './dialogue-io.ts';
import type { OnEvent } from './events.ts';
import type { Critique } from './feedback.ts';
import type { JsonValue } from './json.ts';
import type { RejectedDraft, Sample, Spent, StageSpending } from './sample.ts';
import type { AcceptedSamples, Check, ModelBackend, ToolSource } from './seams.ts';

/** The numbers that shape a run; together with the servers' answers they decide every draft. */
export interface RunSpec {
  readonly seed: number;
  /** Accepted samples asked for; drafting ends at three times this number. */
  readonly samples: number;
  readonly iterations: number;
  /** Proposals an iteration. */
  readonly proposals: number;
  /** Tools drawn an iteration, at most. */
  readonly pool: number;
  /** Draft `i` sees what the drafts up to `i - window` have left in memory. */
  readonly window: number;
  /** Drafts worked on side by side; never more than the window. */
  readonly concurrency: number;
  /** False leaves critiques and memory out of every request: an ablation. */
  readonly feedback: boolean;
  /** Exchanges of a sample, at most; 1 where it is not said. */
  readonly exchanges?: number;
  /** Whether the calls or the query come first; `answer-first` where it is left out. */
  readonly method?: Method;
  /** False lets every draft begin without what earlier ones have learned: an ablation. */
  readonly memory?: boolean;
  /** Who chooses among reports that succeeded; the model where it is left out. */
  readonly select?: Selector;
  /** False records the results of exploration, with no clean execution: an ablation. */
  readonly replay?: boolean;
  /** Query first: calls that are tried at one point of the search, at most. */
  readonly dfsWidth?: number;
  /** Query first: calls in a row, at most. */
  readonly dfsSteps?: number;
  /** The calendar date on which the samples take place, `YYYY-MM-DD`. */
  readonly today: string;
  /** The IANA time zone that it is read in. */
  readonly timeZone: string;
}

/** What comes first. `query-first` is the baseline that ToolBench stands for. */
export const methods = ['answer-first', 'query-first'] as const;
export type Method = (typeof methods)[number];

/** Who chooses the report that a workflow takes in. */
export const selectors = ['model', 'first', 'random'] as const;
export type Selector = (typeof selectors)[number];

/** What the fields of a spec that may be left out stand for then. */
export const methodDefaults = {
  method: 'answer-first',
  memory: true,
  select: 'model',
  replay: true,
  dfsWidth: 2,
  dfsSteps: 12,
} as const satisfies Partial<RunSpec>;

/** Where a run's drafts go, in the order of their index. */
export interface RunStore {
  /** What earlier processes committed, in the order of the index, without gaps. */
  committed(): AsyncIterable<Sample | RejectedDraft>;
  /** Adds one line, whole or not at all. Throws `run` where it cannot be written. */
  commit(entry: Sample | RejectedDraft): Promise<void>;
  /** The sums over everything committed, and what drafts that never were have cost, in earlier processes too. */
  readonly figures: RunFigures;
  /** Notes the cost of a draft that will not be committed. */
  addUnfinished(spent: Spent): void;
  /** Replaces `memory.json`. */
  saveMemory(memory: JsonValue): Promise<void>;
}

/** Makes dialogues of accepted samples before they are committed, in the order of their index. */
export interface Dialogues {
  /** Whether the backend words them anew; rules have no words but their own. */
  readonly isReworded: boolean;
  /** The dialogue of a sample; the sample as it is where it makes none. */
  make(sample: Sample, signal: AbortSignal): Promise<Sample>;
  /** Counts the kinds of a dialogue that was made before. */
  count(sample: Sample): void;
  /** What keeps the words from being another wording of the dialogue. */
  objectionsTo(dialogue: Sample, words: readonly ExchangeWords[]): readonly Critique[];
}

/** The parts a run is made with. */
export interface RunParts {
  readonly source: ToolSource;
  readonly backend: ModelBackend;
  readonly checks: readonly Check[];
  /** What drafts are compared with; samples are added to it as they are committed. */
  readonly accepted: AcceptedSamples;
  readonly store: RunStore;
  /** Absent where every sample is a single question. */
  readonly dialogues?: Dialogues;
  readonly secrets: readonly string[];
  readonly limits: Limits;
  /** What this run and others may spend together. */
  readonly shared?: SharedBudget | undefined;
  /** The version of this program, for the samples' provenance. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly onEvent: OnEvent;
}

/** The sums of a run over all its drafts, those of earlier processes included. */
export interface RunFigures {
  readonly accepted: number;
  readonly rejected: number;
  /** Drafts whose lines were broken by something else, and that nobody can read any more. */
  readonly lost: number;
  readonly toolCalls: number;
  readonly failedToolCalls: number;
  readonly spent: Spent;
  readonly stages: StageSpending;
  /** What drafts that were begun and never committed have cost beside that. */
  readonly unfinished: Spent;
}

/** Where spending ends; what is not given has no limit. */
export interface Limits {
  readonly costUsd?: number;
  /** Input and output tokens. */
  readonly tokens?: number;
  readonly calls?: number;
}

/** What several runs together may spend on models. */
export interface SharedBudget {
  readonly limits: Limits;
  /** Before a request is sent. Throws `budget` where a limit is reached; otherwise `close` has to follow. */
  open(): void;
  /** After the answer of a request. */
  close(spent: Spent): void;
  /** Counts what others have spent, who have asked for themselves. */
  count(spent: Spent): void;
  /** Why no further request would be sent, or undefined where it would be. */
  spentUp(): string | undefined;
}
