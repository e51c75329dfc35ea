// What the page is told of a run, and what it tells back: plain data, shared by both sides.
import type { ExchangeWords } from '../model/dialogue-io.ts';
import type { JsonValue } from '../model/json.ts';
import type { RejectedDraft, Sample } from '../model/sample.ts';
import type { ReviewFigures } from '../reviews/agreement.ts';
import type { SaidDecision } from '../reviews/review.ts';
import type { Outcome } from '../reviews/reviews.ts';
import type { RunStatistics } from '../statistics/statistics.ts';
import type { PairCount } from '../statistics/tool-pairs.ts';

/** A draft as the list shows it: enough to search, filter and sort by. */
export interface Row {
  readonly id: string;
  readonly accepted: boolean;
  readonly query: string;
  readonly response: string;
  readonly forms: readonly string[];
  /** Model-facing names of the tools that it calls, each once. */
  readonly tools: readonly string[];
  readonly calls: number;
  readonly depth: number;
  /** Names of the checks that failed, and of those that were skipped. */
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
  /** A value in it that code cannot trace has not been vouched for. */
  readonly unvouched: boolean;
  /** Milliseconds of all its calls together. */
  readonly latencyMs: number;
  readonly tokens: number;
  readonly failedCalls: number;
  /** Why it was rejected. */
  readonly reason?: string;
}

/** A part of the list. Rows of another generation are of files that have been replaced. */
export interface RowsChunk {
  readonly generation: number;
  readonly from: number;
  readonly rows: readonly Row[];
}

/** How far a run is, and how far it has been read; sent whenever that changes. */
export interface RunProgress {
  readonly generation: number;
  readonly rows: number;
  /** Everything that is on disk has been read. */
  readonly complete: boolean;
  /** Of the run: `running`, `done` …; `left off` where its process is gone. */
  readonly status: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly requested: number;
  /** Lines that are no drafts, and no reviews. */
  readonly broken: number;
  /** How often a sample has come to stand otherwise: up to there its standings can be asked for. */
  readonly reviews: number;
  /** Changes with the evaluations. */
  readonly evaluations: number;
}

export interface RunFacts extends RunProgress {
  readonly name: string;
  readonly model: string;
  readonly seed: number;
  readonly createdAt: string;
  readonly toolgrad: string;
  readonly today: string;
  readonly checks: readonly string[];
  readonly notices: readonly string[];
  /** Who reviews, where reviews can be made. */
  readonly reviewer?: string;
}

/** A place in the value of a step that a proof reads. */
export interface ReadPlace {
  readonly step: string;
  /** A JSON Pointer into the step value. */
  readonly pointer: string;
  /** Only compared with, to choose or to leave out. */
  readonly isCompared?: true;
}

/** What a claim rests on. */
export interface ToldClaim {
  readonly span: readonly [number, number];
  readonly text: string;
  readonly kind: 'proof' | 'echo' | 'write' | 'condition';
  /** The proof, or the id of the step that wrote. */
  readonly source: string;
  /** What the proof evaluates to; absent where it does not. */
  readonly value?: JsonValue;
  readonly reads: readonly ReadPlace[];
}

/** Where an argument's value comes from. */
export interface ToldSource {
  readonly path: string;
  readonly kind: 'query' | 'step' | 'schema' | 'computed' | 'vouched';
  /** In words: “asked: "Urdaneta"”. */
  readonly words: string;
  /** Where a message says it, and which: the number of its exchange, from 0. */
  readonly span?: readonly [number, number];
  readonly message?: number;
  readonly reads: readonly ReadPlace[];
  readonly proof?: string;
  /** Why this item of a list. */
  readonly choice?: { readonly by: string; readonly text?: string; readonly proof?: string };
}

export interface ToldStep {
  readonly id: string;
  readonly value: JsonValue;
  readonly sources: readonly ToldSource[];
  /** Ids of the steps that it takes values from. */
  readonly needs: readonly string[];
}

/** A draft with what its proofs and arguments rest on. What it learned, and schemas of its tools, are left out. */
export interface ToldDraft {
  readonly draft: Omit<Sample | RejectedDraft, 'schema' | 'learned'>;
  readonly accepted: boolean;
  readonly reason?: string;
  /** In the order of their execution. */
  readonly steps: readonly ToldStep[];
  /** By exchange. */
  readonly claims: readonly (readonly ToldClaim[])[];
  /** Before it was edited. */
  readonly original?: readonly ExchangeWords[];
  /** The fingerprint of a sample: what a review of it is about. */
  readonly of?: string;
  readonly standing?: ToldStanding;
}

/** How a sample stands, and what has been said. */
export interface ToldStanding {
  readonly outcome: Outcome;
  readonly edited: boolean;
  readonly history: readonly ToldReview[];
}

export interface ToldReview {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly decision: 'accept' | 'reject' | 'comment' | 'edit';
  /** The reason or the comment. */
  readonly text?: string;
}

/** How samples stand that stand otherwise since a page was last told; `to` is where it asks from the next time. */
export interface ReviewsChunk {
  readonly generation: number;
  readonly to: number;
  readonly standings: ToldReviews;
}

/** By sample. */
export type ToldReviews = Readonly<Record<string, ToldStanding>>;

export interface ToldVerdict {
  readonly check: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly detail?: string;
  /** What to do instead. */
  readonly advice?: readonly string[];
}

/** A decision as the page sends it. */
export interface ReviewRequest {
  readonly sample: string;
  /** The fingerprint of what was looked at; nothing is stored where the sample is another by now. */
  readonly of?: string | undefined;
  readonly by: string;
  readonly said: SaidDecision;
}

/** How the sample stands now, or what the checks object to. */
export type ReviewAnswer =
  | {
      readonly standing: ToldStanding;
      readonly review: string;
      /** Which of the changes it is: what was told before that does not know of it. */
      readonly change: number;
    }
  | { readonly verdicts: readonly ToldVerdict[] };

export interface ToldStatistics {
  readonly figures: RunStatistics & { readonly reviews: ReviewFigures };
  readonly pairs: readonly PairCount[];
  /** Every tool that was called, the most called first. */
  readonly tools: readonly ToldToolUse[];
}

/** What became of the calls of a tool, over all drafts. */
export interface ToldToolUse {
  readonly name: string;
  readonly calls: number;
  readonly failures: number;
}

/** One model's evaluation of the run. */
export interface ToldEvaluation {
  readonly name: string;
  readonly model: string;
  readonly mode: string;
  readonly status: string;
  readonly examples: number;
  readonly measures: readonly ToldMeasure[];
  /** By example: what it did. */
  readonly results: Readonly<Record<string, ToldResult>>;
}

export interface ToldMeasure {
  readonly name: string;
  readonly title: string;
  readonly meaning: string;
  readonly unit: 'share' | 'number' | 'usd' | 'seconds';
  readonly better: 'higher' | 'lower';
  readonly mean: number | null;
  readonly low?: number;
  readonly high?: number;
}

export interface ToldResult {
  readonly passed: boolean;
  readonly kind: string;
  readonly query: string;
  readonly response: string | null;
  readonly expected: string;
  /** `name(arguments)`, in the order in which they were made. */
  readonly calls: readonly {
    readonly name: string;
    readonly arguments: JsonValue;
    readonly fault?: string;
  }[];
  /** What became of each fact of the right answer. */
  readonly facts: readonly { readonly text: string; readonly status: string }[];
  readonly failure?: string;
  readonly factsSaid: number | null;
}

/** Everything, in one file: drafts are lines of their own, in the order of the rows. */
export interface ToldReport {
  readonly facts: RunFacts;
  readonly rows: readonly Row[];
  readonly reviews: ToldReviews;
  readonly statistics: ToldStatistics;
  readonly evaluations: readonly ToldEvaluation[];
}
