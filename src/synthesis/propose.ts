// Forward, first half: asking for uses of the drawn tools.
import type { Critique, Proposal } from '../model/feedback.ts';
import type { MemoryView } from '../model/learned.ts';
import { fewTools } from '../model/loop-limits.ts';
import type { Catalog, Tool } from '../model/tool.ts';
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
    catalog: shownAlways(deps.catalog) ?? forward.pool,
  });
  if (answered.output === undefined)
    return { proposals: [], critiques: [{ tool: null, path: null, message: answered.failure }] };
  const critiques = answered.output.flatMap((proposal) => objection(deps, proposal) ?? []);
  const usable = answered.output
    .filter((proposal) => objection(deps, proposal) === undefined)
    .slice(0, forward.count)
    .map((proposal, index) => ({ ...proposal, id: `p${deps.tally.proposals + index + 1}` }));
  deps.tally.proposals += usable.length;
  return { proposals: usable, critiques };
}

/** All callable tools where they are few. */
function shownAlways({ callable }: Catalog): readonly Tool[] | undefined {
  return callable.length <= fewTools ? callable : undefined;
}

/** What keeps a proposal from being carried out. */
function objection(deps: DraftDeps, { tools, call }: Proposal): Critique | undefined {
  const against = (tool: string | null, message: string): Critique => ({ tool, path: null, message });
  if (tools.length === 0 || tools.length > 3)
    return against(tools[0] ?? null, 'A proposal names one to three tools.');
  const barred = tools.find((name) => deps.catalog.byName.get(name)?.permission.callable !== true);
  if (barred !== undefined) return against(barred, 'This tool may not be called.');
  if (call.tool !== tools[0]) return against(call.tool, `The first call must be a call of ${tools[0]}.`);
  return undefined;
}
