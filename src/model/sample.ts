// What a seed leads to: a draft, its verdicts, and the sample it becomes when it passes.
import type { Account } from './claim.ts';
import type { Critique, Gradient, Tried } from './feedback.ts';
import type { JsonValue } from './json.ts';
import type { Learned } from './learned.ts';
import type { ServerInfo, Tool } from './tool.ts';
import type { Chain, Step, Workflow } from './workflow.ts';

/** Tokens as the endpoint counts them. */
export interface Usage {
  readonly inputTokens: number;
  /** Of the input tokens, those that the endpoint had in its cache. */
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  /** Of the output tokens, those that were only thought. */
  readonly reasoningTokens: number;
}

export const noUsage: Usage = {
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
};

/** What asking a model took. */
export interface Spent {
  /** Requests that were answered; 0 where the answer came from a cache. */
  readonly calls: number;
  readonly usage: Usage;
  /** Null where no price is known. */
  readonly costUsd: number | null;
}

/** What asking took, by the stage that asked. */
export type StageSpending = Readonly<Record<string, Spent>>;

export const nothingSpent: Spent = { calls: 0, usage: noUsage, costUsd: 0 };

export function addSpent(a: Spent, b: Spent): Spent {
  return {
    calls: a.calls + b.calls,
    usage: {
      inputTokens: a.usage.inputTokens + b.usage.inputTokens,
      cachedInputTokens: a.usage.cachedInputTokens + b.usage.cachedInputTokens,
      outputTokens: a.usage.outputTokens + b.usage.outputTokens,
      reasoningTokens: a.usage.reasoningTokens + b.usage.reasoningTokens,
    },
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
  };
}

export type VerdictStatus = 'passed' | 'failed' | 'skipped';

/** One verification and its outcome. */
export interface Verdict {
  readonly check: string;
  readonly status: VerdictStatus;
  readonly detail?: string;
  /** What to do about a failure; never stored with a sample. */
  readonly critiques?: readonly Critique[];
}

/** What the clean execution of a finished workflow was like: the `replay` verdict in the making. */
export interface Settlement {
  readonly status: VerdictStatus;
  /** `stable`, `volatile`, or the reason for anything else. */
  readonly detail: string;
}

export interface Trace {
  readonly iterations: number;
  readonly proposals: number;
  readonly toolCalls: number;
  readonly failedToolCalls: number;
  readonly modelCalls: number;
  /** Milliseconds that the server took for the settled call, by step id; without the time that it waited to be sent. */
  readonly latencyMs: Readonly<Record<string, number>>;
  readonly usage: Usage;
  /** Null where no price is known. */
  readonly costUsd: number | null;
  readonly stages: StageSpending;
  readonly gradients: readonly TracedGradient[];
}

/** A selection, with what it was made from. */
export interface TracedGradient extends Gradient {
  readonly iteration: number;
  /** The proposals that were executed; absent in runs of earlier versions. */
  readonly tried?: readonly Tried[];
}

/** What one seed led to, before anybody has said whether it is good. */
export interface Draft extends Account {
  /** The first message and the last answer. */
  readonly query: string;
  readonly response: string;
  readonly workflow: Workflow;
  /** The workflow's own tools. */
  readonly tools: readonly Tool[];
  readonly settlement: Settlement;
}

export interface Provenance {
  readonly toolgrad: string;
  readonly model: string;
  /** Absent where the calls came first. */
  readonly method?: 'query-first';
  readonly createdAt: string;
  readonly servers: readonly Pick<ServerInfo, 'name' | 'version' | 'protocolVersion' | 'toolsHash'>[];
}

/** A tool as a sample shows it: without the policy of the machine it was made on. */
export type SampleTool = Omit<Tool, 'permission' | 'title'>;

/** The step value, which proofs read: itself, or a JSON Pointer to where the result has it verbatim. */
export type StoredValue =
  | { readonly value: JsonValue; readonly valueAt?: never }
  | { readonly valueAt: string; readonly value?: never };

/** A step as a sample stores it. */
export type SampleStep = Step & StoredValue;

export interface SampleChain extends Chain {
  readonly steps: readonly SampleStep[];
}

/** A draft that passed: one line of `samples.jsonl`. */
export interface Sample extends Account {
  readonly schema: 'toolgrad.sample/2';
  /** `<seed of the run>-<index of the draft, six digits>`. */
  readonly id: string;
  readonly seed: number;
  readonly query: string;
  readonly response: string;
  readonly chains: readonly SampleChain[];
  readonly tools: readonly SampleTool[];
  readonly verdicts: readonly Omit<Verdict, 'critiques'>[];
  readonly trace: Trace;
  readonly learned: Learned;
  readonly provenance: Provenance;
}

/** A draft that failed: one line of `rejected.jsonl`. The fields of a sample, as far as it came, and the reason. */
export interface RejectedDraft extends Omit<Sample, 'schema'> {
  readonly schema: 'toolgrad.rejected/2';
  /** Why it was rejected, in one sentence. */
  readonly reason: string;
}

/** The index of the draft in a sample's id. */
export function draftIndex(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

/** The id of a draft: `<seed of the run>-<index, six digits>`. */
export function draftId(runSeed: number, index: number): string {
  return `${runSeed}-${String(index).padStart(6, '0')}`;
}
