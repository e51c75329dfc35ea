// A plan: what is to be called, and how much it is worth.
import type { Proposal } from '../../model/feedback.ts';
import type { Tool, ToolCall } from '../../model/tool.ts';

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

export function proposalOf(plan: Plan, index: number): Proposal {
  return {
    id: `p${index + 1}`,
    instruction: plan.tools.map(instructionOf).join('; then '),
    tools: plan.tools.map(({ name }) => name),
    call: plan.call,
    ...(plan.recovers && { recovers: plan.recovers }),
  };
}
