// A plan: what is to be called, and how much it is worth.
import type { Proposal } from '../../model/feedback.ts';
import type { DraftFrame } from '../../model/seams.ts';
import type { Tool, ToolCall } from '../../model/tool.ts';
import { wantsNone } from './intent.ts';

export interface Plan {
  readonly tools: readonly Tool[];
  readonly call: ToolCall;
  readonly score: number;
  /** Whether its call may be refused, and is repaired then. */
  readonly recovers?: true;
}

function instructionOf({ name, description }: Tool): string {
  return (/^[^.!?\n]+/.exec(description)?.[0] ?? name).trim();
}

/** The plans of a draft as proposals, in their order. */
export function proposalsOf(plans: readonly Plan[], draft: DraftFrame): readonly Proposal[] {
  const acceptsNone = wantsNone(draft);
  return plans.map((plan, index) => ({
    id: `p${index + 1}`,
    instruction: plan.tools.map(instructionOf).join('; then '),
    tools: plan.tools.map(({ name }) => name),
    call: plan.call,
    ...(plan.recovers && { recovers: plan.recovers }),
    ...(acceptsNone && { acceptsNone }),
  }));
}
