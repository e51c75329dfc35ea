// Which planned call stands for which step of a workflow.
import { canonical } from '../../model/json.ts';
import type { PlannedCall } from '../../model/seams.ts';
import { dependencies, type Step, stepsOf, type Workflow } from '../../model/workflow.ts';
import { compareArgument, knownArguments } from './arguments.ts';

/** A step and the planned call that stands for it. */
export interface Match {
  readonly step: Step;
  readonly call: PlannedCall;
  /** The place of the call in the plan. */
  readonly position: number;
  /** Set where the call stands for this step as one of several that repeat it over the items of a result. */
  readonly repeats?: true;
}

/**
 * The matches by step id, in the order of execution; steps that nothing was planned for are not among them. A planned
 * call stands for one step of its tool, the one whose arguments it fits best. Steps that do the same for another item
 * of a result need no call of their own: how many items there will be is not known before the results are.
 */
export function alignPlan(workflow: Workflow, planned: readonly PlannedCall[]): ReadonlyMap<string, Match> {
  const steps = stepsOf(workflow);
  const pairs = steps.flatMap((step) =>
    planned.flatMap((call, position) =>
      call.tool === step.name ? [{ step, call, position, fit: fitOf(step, call) }] : [],
    ),
  );
  // Sorting is stable: of equal fits, the earlier step and the earlier call belong together.
  pairs.sort((a, b) => b.fit - a.fit);
  const found = new Map<string, Match>();
  const taken = new Set<number>();
  for (const { step, call, position } of pairs) {
    if (found.has(step.id) || taken.has(position)) continue;
    found.set(step.id, { step, call, position });
    taken.add(position);
  }
  const byWork = new Map<string, Match>();
  for (const match of found.values()) if (isPerItem(match.step)) byWork.set(workOf(match.step), match);
  return new Map(
    steps.flatMap((step): [string, Match][] => {
      const own = found.get(step.id);
      if (own !== undefined) return [[step.id, own]];
      const other = isPerItem(step) ? byWork.get(workOf(step)) : undefined;
      return other === undefined ? [] : [[step.id, { ...other, step, repeats: true }]];
    }),
  );
}

function fitOf(step: Step, call: PlannedCall): number {
  const worth = { same: 1, unsaid: 0, other: -1 } as const;
  return knownArguments(step).reduce((sum, argument) => sum + worth[compareArgument(argument, call)], 0);
}

function isPerItem(step: Step): boolean {
  return dependencies(step).size > 0;
}

/** What a step does, whichever item of a result it does it to. */
function workOf(step: Step): string {
  return `${step.name} ${canonical(knownArguments(step).map(({ path, value }) => [path, value]))}`;
}
