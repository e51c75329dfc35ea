// Forward, first half: asking for uses of the drawn tools.
import type { Critique, Proposal } from '../core/feedback.ts';
import type { MemoryView } from '../core/learned.ts';
import type { Tool } from '../core/tool.ts';
import { stepsOf, type Workflow } from '../core/workflow.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';

export interface Forward {
  readonly workflow: Workflow;
  readonly pool: readonly Tool[];
  readonly count: number;
  /** What the last steps taught: the momentum. */
  readonly critiques: readonly Critique[];
  readonly memory: MemoryView;
}

/** Up to `count` proposals, each for callable tools of the catalog and beginning with the first of them; others are dropped. */
export async function propose(deps: DraftDeps, forward: Forward): Promise<readonly Proposal[]> {
  const tools = toolsNamed(
    deps,
    stepsOf(forward.workflow).map(({ name }) => name),
  );
  const proposals = await ask(deps, 'propose', { ...forward, tools });
  const usable = proposals
    .filter((proposal) => proposal.tools.length > 0 && proposal.tools.length <= 3)
    .filter((proposal) => proposal.call.tool === proposal.tools[0])
    .filter((proposal) => proposal.tools.every((name) => deps.tools.get(name)?.permission.callable === true))
    .slice(0, forward.count)
    .map((proposal, index) => ({ ...proposal, id: `p${deps.tally.proposals + index + 1}` }));
  deps.tally.proposals += usable.length;
  return usable;
}
