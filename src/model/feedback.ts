// What passes between the stages of the loop: proposals forward, reports and gradients back.
import type { Attempt, ToolCall } from './tool.ts';

/** The textual gradient: what went wrong or could be better, where, and what to do instead. */
export interface Critique {
  /** The model-facing name of the tool; null where it concerns the whole sample. */
  readonly tool: string | null;
  /** A JSON Pointer into the arguments; null where it concerns no argument. */
  readonly path: string | null;
  readonly message: string;
}

export interface Proposal {
  readonly id: string;
  readonly instruction: string;
  /** Model-facing names, one to three, in the order of the plan. */
  readonly tools: readonly string[];
  /** The first call, to the first of the tools. */
  readonly call: ToolCall;
  /** Why it cannot be carried out: its author is told, and nothing is called. */
  readonly dropped?: string;
  /** Counted from 1 over the draft; `id` is its author's own, and unique among those of one answer only. */
  readonly number?: number;
  /** The first call may fail and be repaired: then the failure is kept, for a question that asks for both. */
  readonly recovers?: true;
  /** That there is nothing of a kind is worth knowing: a list that is empty is no failure then. */
  readonly acceptsNone?: true;
}

/** A proposal, what its calls did, and whether it succeeded. */
export interface Report {
  readonly proposal: Proposal;
  /** Every attempt in order, failed ones too. */
  readonly attempts: readonly Attempt[];
  /** What is kept if the report is selected: successful attempts, a retry in place of what it repaired or, in a recovery, behind it. */
  readonly kept: readonly Attempt[];
  readonly succeeded: boolean;
  readonly critiques: readonly Critique[];
}

/** What became of a proposal, as the trace keeps it. */
export interface Tried {
  readonly proposalId: string;
  readonly instruction: string;
  readonly tools: readonly string[];
  /** `selected` is `succeeded`, too. */
  readonly outcome: 'selected' | 'succeeded' | 'failed';
  /** What there was to object. */
  readonly problem?: string;
}

/** The selector's answer. */
export interface Gradient {
  readonly kind: 'append' | 'new' | 'none';
  readonly proposalId: string | null;
  /** For `append`: the chain that the report's steps go to. */
  readonly chainId: string | null;
  readonly reason: string;
  readonly critiques: readonly Critique[];
}
