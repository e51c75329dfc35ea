// The seams: what can be exchanged, and what each side may count on.
import type { Critique, Gradient, Proposal, Report } from './feedback.ts';
import type { MemoryView } from './learned.ts';
import type { Draft, Usage, Verdict } from './sample.ts';
import type { Attempt, Catalog, Outcome, Tool, ToolCall } from './tool.ts';
import type { Workflow } from './workflow.ts';

/** Where tools come from. */
export interface ToolSource extends AsyncDisposable {
  /** What is in reach now; the same object as long as nothing has changed. Throws `server` where no server is left. */
  catalog(signal: AbortSignal): Promise<Catalog>;
  /** Isolates one draft's calls: a fresh server where the server is stateful, a shared one where it is not. Opens a server at its first call. */
  openSession(signal: AbortSignal): Promise<ToolSession>;
}

export interface ToolSession extends AsyncDisposable {
  /** A server's error is an outcome, whether it came as `isError` or as a JSON-RPC error. Throws only where the policy forbids the call (`forbidden`) or the server is gone for good (`server`). */
  call(call: ToolCall, signal: AbortSignal): Promise<Outcome>;
}

/** What each stage is given and what it answers. */
export interface StageIO {
  propose: {
    in: {
      readonly workflow: Workflow;
      readonly pool: readonly Tool[];
      /** The workflow's own tools, which need not be in the pool. */
      readonly tools: readonly Tool[];
      readonly count: number;
      readonly critiques: readonly Critique[];
      readonly memory: MemoryView;
    };
    out: readonly Proposal[];
  };
  act: {
    in: {
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
    in: {
      readonly workflow: Workflow;
      readonly reports: readonly Report[];
      readonly tools: readonly Tool[];
      readonly memory: MemoryView;
    };
    out: Gradient;
  };
  write: {
    in: {
      readonly workflow: Workflow;
      readonly tools: readonly Tool[];
      readonly critiques: readonly Critique[];
    };
    out: { readonly query: string; readonly response: string };
  };
}
export type Stage = keyof StageIO;

export interface ModelRequest<S extends Stage = Stage> {
  readonly stage: S;
  readonly input: StageIO[S]['in'];
  /** Equal seeds and inputs give equal answers, where the backend is deterministic. */
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** What answers the stages. */
export interface ModelBackend {
  /** As it is written on the command line: `symbolic`. */
  readonly id: string;
  complete<S extends Stage>(
    request: ModelRequest<S>,
  ): Promise<{ readonly output: StageIO[S]['out']; readonly usage: Usage }>;
}

export interface CheckContext {
  /** Values that must not stand in a sample: configured environment variables and headers. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}

/** One verification of a draft. A failure is a verdict, never an exception. */
export interface Check {
  readonly name: string;
  run(draft: Draft, context: CheckContext): Promise<Verdict>;
}

/** Remembers the accepted samples of a run, to tell a new draft from a repeated one. */
export interface Novelty {
  /** The `novel` verdict of a draft against everything remembered. */
  judge(draft: Pick<Draft, 'query' | 'workflow'>): Verdict;
  remember(draft: Pick<Draft, 'query' | 'workflow'>): void;
}
