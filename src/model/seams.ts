// The seams: what can be exchanged, and what each side may count on.

import type { z } from 'zod';
import type { Wording } from './claim.ts';
import type { Columns } from './columns.ts';
import type { Dated } from './dated.ts';
import type { DialogueIO } from './dialogue-io.ts';
import type { Example } from './example.ts';
import type { Critique, Gradient, Proposal, Report } from './feedback.ts';
import type { JsonObject } from './json.ts';
import type { MemoryView } from './learned.ts';
import type { QueryFirstIO } from './query-first-io.ts';
import type { Draft, Sample, Spent, Verdict } from './sample.ts';
import type { Attempt, Catalog, Outcome, Tool, ToolCall } from './tool.ts';
import type { Workflow } from './workflow.ts';

/**
 * What a session is for: recordings keep calls apart by it, and play them back so. Unique in a run, and the same whenever
 * the run is made again: `draft 3/exploring/1`, `draft 3/settling/1`.
 */
export type SessionLabel = string;

/** What others have met who opened a server themselves, with tools that the source has listed. */
export interface MetElsewhere {
  /** Why they have given it up: it is left out from now on. */
  readonly gone?: string;
  /** What went wrong with their calls, for the summary at the end. */
  readonly incidents?: IncidentCounts;
}

/** How often something went wrong with a server. */
export interface IncidentCounts {
  readonly calls: number;
  readonly restarts: number;
  readonly changes: number;
  /** By what was wrong with calls. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The calls of each tool, and those that were answered with nothing. */
  readonly tools: Readonly<Record<string, { readonly calls: number; readonly nothing: number }>>;
}

/** Where tools come from. */
export interface ToolSource extends AsyncDisposable {
  /** What is in reach now; the same object as long as nothing has changed. Throws `server` where no server is left. */
  catalog(signal: AbortSignal): Promise<Catalog>;
  /** Isolates one draft's calls: a fresh server where the server is stateful, a shared one where it is not. Opens a server at its first call. */
  openSession(signal: AbortSignal, label?: SessionLabel): Promise<ToolSession>;
  /** Takes in what others have met, where somebody else may open its servers. */
  hear?(server: string, met: MetElsewhere): void;
}

export interface ToolSession extends AsyncDisposable {
  /**
   * A server's error is an outcome, whether it came as `isError` or as a JSON-RPC error. Throws only where the policy forbids the call (`forbidden`) or the server is gone for good (`server`).
   * `onSent` is called whenever the call goes out to the server: what was before that is waiting, for a turn or for a server to start.
   */
  call(call: ToolCall, signal: AbortSignal, onSent?: () => void): Promise<Outcome>;
}

/** What each stage is given and what it answers. */
export interface StageIO extends QueryFirstIO, DialogueIO {
  propose: {
    in: Dated & {
      readonly workflow: Workflow;
      readonly pool: readonly Tool[];
      /** All callable tools where they are few, so that prompts begin alike; where they are many, the very array of the pool. */
      readonly catalog: readonly Tool[];
      /** The workflow's own tools, which need not be in the pool. */
      readonly tools: readonly Tool[];
      readonly count: number;
      readonly critiques: readonly Critique[];
      /** What the selector would like to see next. */
      readonly advice: readonly Critique[];
      readonly memory: MemoryView;
    };
    /** None where nothing can be begun with in this pool; `enough` where the steps so far need no more. */
    out: readonly Proposal[] | { readonly enough: string };
  };
  act: {
    in: Dated & {
      readonly workflow: Workflow;
      readonly proposal: Proposal;
      readonly attempts: readonly Attempt[];
      /** The tools of the proposal and of the workflow. */
      readonly tools: readonly Tool[];
      readonly critiques: readonly Critique[];
      readonly memory: MemoryView;
    };
    out: ToolCall | { readonly stop: string };
  };
  select: {
    in: Dated & {
      readonly workflow: Workflow;
      readonly reports: readonly Report[];
      readonly tools: readonly Tool[];
      readonly memory: MemoryView;
    };
    out: Gradient;
  };
  write: {
    in: Dated & {
      readonly workflow: Workflow;
      readonly tools: readonly Tool[];
      readonly critiques: readonly Critique[];
      /** The wording that the critiques object to. */
      readonly previous?: { readonly query: string; readonly response: string };
      /** What the run has asked already. */
      readonly memory?: MemoryView;
    };
    out: Wording;
  };
  judge: {
    in: Dated & {
      readonly draft: Pick<Draft, 'query' | 'response' | 'workflow'>;
      /** The workflow's own tools. */
      readonly tools: readonly Tool[];
    };
    /** The score is in [0, 1]. */
    out: { readonly score: number; readonly critiques: readonly Critique[] };
  };
  solve: {
    in: Dated & {
      readonly query: string;
      /** The workflow's own tools and others, in an order that tells nothing. */
      readonly tools: readonly Tool[];
    };
    out: readonly PlannedCall[];
  };
}
export type Stage = keyof StageIO;

/** What a stage is given beside the day, which whoever asks need not repeat. */
export type Undated<S extends Stage> = Omit<StageIO[S]['in'], 'today'>;

/** A call as a solver plans it, before it has seen any result. */
export interface PlannedCall {
  readonly tool: string;
  /** Values that depend on a result are null; null as a whole where the solver does not say. */
  readonly arguments: JsonObject | null;
}

/** One message of a prompt; the assistant's are earlier answers that were objected to. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What all requests of a draft have in common. */
export interface DraftFrame {
  /** Its number in the run, from 0: drafts side by side can choose differently by it. */
  readonly index: number;
  readonly seed: number;
  /** The calendar date on which the draft takes place, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether calls that write may be repeated on a server: it is a sandbox. */
  readonly sandboxes: readonly string[];
  /** How many tools may be called in all. */
  readonly callable: number;
  /** The tools that may be called; absent where nobody has to know. */
  readonly tools?: readonly Tool[];
}

export interface ModelRequest<S extends Stage = Stage> {
  readonly stage: S;
  readonly input: StageIO[S]['in'];
  /** What a language model reads, rendered from the input at each call. */
  readonly prompt: () => readonly Message[];
  /** What it has to answer: the wire shape in, as `z.toJSONSchema(…, { io: 'input' })` tells it, and the output out. */
  readonly answer: () => z.ZodType<StageIO[S]['out']>;
  /** Equal seeds and inputs give equal answers, where the backend is deterministic. */
  readonly seed: number;
  /** Absent where a stage is asked outside of any draft. */
  readonly draft?: DraftFrame;
  readonly signal: AbortSignal;
}

/** What answers the stages. */
export interface ModelBackend {
  /** As it is written on the command line: `symbolic`, `openai:gpt-5-mini`. */
  readonly id: string;
  /** Whether it can answer at all, found out before any draft. Throws `usage` or `model` with what to do. */
  ready?(signal: AbortSignal): Promise<void>;
  /** Throws `model` where no later request could be answered either, and `interrupted` where the signal aborts. */
  complete<S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>>;
}

/** What a stage answered, or why it could not. */
export type Answered<S extends Stage> =
  | { readonly output: StageIO[S]['out'] }
  | { readonly output?: never; readonly failure: string };

export type Completion<S extends Stage> = Answered<S> & { readonly spent: Spent };

export interface CheckContext {
  /** Everything in reach, for checks that offer more tools than the draft's own. */
  readonly catalog: Catalog;
  /** Asks the run's model, at the draft's expense; undefined where there is none to ask. */
  readonly ask?: <S extends 'judge' | 'solve'>(stage: S, input: Undated<S>) => Promise<Answered<S>>;
  /** The samples accepted before this draft; undefined where it is compared with none. */
  readonly accepted?: AcceptedSamples;
  /** Equal drafts of a run have equal seeds. */
  readonly seed: number;
  /** Values that must not stand in a sample: configured environment variables and headers. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}

/** What a check cannot do without, beside the chain. */
export type CheckNeed =
  | 'query'
  | 'response'
  /** It asks a model: it runs last, and only on a draft that passes everything else. */
  | 'model'
  /** It compares the draft with samples accepted before: it runs when the draft is committed. */
  | 'other samples';

/**
 * One verification of a draft. A failure is a verdict, never an exception. What the program says of a check, and how it
 * treats one, follows from these fields.
 */
export interface Check {
  readonly name: string;
  /** What is true of a sample that passes, as a clause: "every call feeds a later call or the answer". */
  readonly meaning: string;
  /** What has to change where it fails: other words for the same chain, or another chain. */
  readonly objectsTo: 'wording' | 'chain';
  readonly needs: readonly CheckNeed[];
  /** Whether it runs unless it is switched off, given what it needs. */
  readonly byDefault: boolean;
  run(draft: Draft, context: CheckContext): Promise<Verdict>;
}

/** What drafts are compared by. */
export type Comparable = Pick<Draft, 'query' | 'workflow'> & Partial<Pick<Draft, 'exchanges' | 'setup'>>;

/** What a run remembers of its accepted samples, to compare later drafts with. */
export interface AcceptedSamples {
  /** What the draft has in common with earlier samples: what its calls find out, nearly its query, or nothing. */
  repeatedBy(draft: Comparable): 'calls' | 'query' | undefined;
  remember(sample: Comparable): void;
}

/** How an example is written. */
export interface EncodeOptions {
  readonly place: RowPlace;
  /** Of a conversation: each call in a message of its own, its result behind it. */
  readonly serialCalls: boolean;
  /** Of a conversation: only the question, and the calls or the answer that follow it at once. */
  readonly leadingTurn: boolean;
}

/** An example as a format holds it, or why the format cannot hold it. */
export type Encoded =
  | {
      /** One list for each of the format's `files`, all of the same length. */
      readonly rows: readonly (readonly JsonObject[])[];
      /** What of the example the rows do not tell, in a few words that are the same for all such examples. */
      readonly partial?: string;
      /** More files of this example alone, by their paths in the dataset's folder. */
      readonly files?: Readonly<Record<string, string>>;
      /** What was changed for the format's readers, in a few words that are the same for all such examples. */
      readonly adapted?: string;
    }
  /** In a few words that are the same for all examples that are left out for this reason. */
  | { readonly leftOut: string };

/** Where a row stands, and the run that it is of, for formats that tell. */
export interface RowPlace {
  readonly split: 'train' | 'test';
  /** From 0, in the split. */
  readonly index: number;
  /** Of this program. */
  readonly version: string;
  /** The run's own description and its catalog, as its folder has them. */
  readonly run: { readonly manifest: JsonObject; readonly catalog: JsonObject };
}

/** A dataset's format: examples in, rows out. Pure: no file, no clock, no randomness. */
export interface Format {
  readonly name: string;
  /** For whom it is, in a few words. */
  readonly description: string;
  /** The files of a split by their suffix: `''` for `train.jsonl`, `-answers` for `train-answers.jsonl`. All hold as many rows. */
  readonly files: readonly string[];
  /** Set where the rows are written in columns (Parquet), not as lines of JSON. */
  readonly columnar?: true;
  /** Set where a row is a whole conversation, which `EncodeOptions` shape. */
  readonly holds?: 'conversations';
  /** The columns of each of `files`: what a loader is told in a dataset's front matter, and what a columnar file holds. */
  readonly columns: readonly Columns[];
  /** The rows of an example, which was made from this sample. */
  encode(example: Example, options: EncodeOptions, sample: Sample): Encoded;
  /** Files that stand beside the data, by name, from the names of the data files by split. */
  beside?(splits: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, JsonObject | string>>;
}
