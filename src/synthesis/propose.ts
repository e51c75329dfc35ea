// Forward, first half: asking for uses of the drawn tools.
import type { Critique, Proposal } from '../model/feedback.ts';
import type { MemoryView } from '../model/learned.ts';
import { isCatalogShown } from '../model/loop-limits.ts';
import type { Tool } from '../model/tool.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';

export interface Forward {
  readonly workflow: Workflow;
  readonly pool: readonly Tool[];
  readonly count: number;
  /** What the last steps taught: the momentum. */
  readonly critiques: readonly Critique[];
  /** What the selector would like to see next. */
  readonly advice: readonly Critique[];
  readonly memory: MemoryView;
}

export interface Proposed {
  readonly proposals: readonly Proposal[];
  /** Why others were dropped, or why there is none. */
  readonly critiques: readonly Critique[];
  /** The steps so far need no more. */
  readonly isEnough?: true;
}

/** Up to `count` proposals, each for callable tools of the catalog and beginning with the first of them. */
export async function propose(deps: DraftDeps, forward: Forward): Promise<Proposed> {
  const tools = toolsNamed(
    deps,
    stepsOf(forward.workflow).map(({ name }) => name),
  );
  const answered = await ask(deps, 'propose', {
    ...forward,
    tools,
    catalog: isCatalogShown(deps.catalog.callable.length, forward.pool.length)
      ? deps.catalog.callable
      : forward.pool,
  });
  if (answered.output === undefined)
    return { proposals: [], critiques: [{ tool: null, path: null, message: answered.failure }] };
  const { output } = answered;
  if ('enough' in output) return { proposals: [], critiques: [], isEnough: true };
  const critiques = output.flatMap((proposal) => objection(deps, proposal) ?? []);
  const usable = withIds(output.filter((proposal) => objection(deps, proposal) === undefined));
  const surplus = usable.slice(forward.count).map(({ id, tools: [tool = null] }) => ({
    tool,
    path: null,
    message: `The proposal ${id} was not tried: ${forward.count} are at most.`,
  }));
  const taken = usable
    .slice(0, forward.count)
    .map((proposal, index) => ({ ...proposal, number: deps.tally.proposals + index + 1 }));
  deps.tally.proposals += taken.length;
  return { proposals: taken, critiques: [...critiques, ...surplus] };
}

/** The proposals with the ids that they came with; one that is no word, or is there already, gets another. */
function withIds(proposals: readonly Proposal[]): readonly Proposal[] {
  const taken = new Set<string>();
  return proposals.map((proposal, index) => {
    const isUsable = /^[\w.-]{1,40}$/.test(proposal.id) && !taken.has(proposal.id);
    let id = isUsable ? proposal.id : `p${index + 1}`;
    while (taken.has(id)) id = `${id}a`;
    taken.add(id);
    return { ...proposal, id };
  });
}

/** What keeps a proposal from being carried out. */
function objection(deps: DraftDeps, { tools, call, dropped }: Proposal): Critique | undefined {
  const against = (tool: string | null, message: string): Critique => ({ tool, path: null, message });
  if (dropped !== undefined) return against(call.tool || null, `A proposal was not tried: ${dropped}`);
  if (tools.length === 0 || tools.length > 3)
    return against(tools[0] ?? null, 'A proposal names one to three tools.');
  const barred = tools.find((name) => deps.catalog.byName.get(name)?.permission.callable !== true);
  if (barred !== undefined) return against(barred, 'This tool may not be called.');
  if (call.tool !== tools[0]) return against(call.tool, `The first call must be a call of ${tools[0]}.`);
  return undefined;
}
