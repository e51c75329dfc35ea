// Values that follow from the query without standing in it: those that a solver drew from it too.
import type { PlannedCall } from '../../model/seams.ts';
import { type Binding, stepsOf, type Workflow } from '../../model/workflow.ts';
import { alignPlan } from './align.ts';
import { compareArgument, knownArguments } from './arguments.ts';

/** A bound argument of a step. */
export interface BoundPlace {
  /** The step's id. */
  readonly step: string;
  readonly path: string;
}

/** Whether a value is said to come from the query, and no words of the query hold it. */
function isUnsaid(binding: Binding): boolean {
  return binding.source === 'vouched' || (binding.source === 'query' && (binding.text ?? '') === '');
}

/**
 * The arguments that the query does not say and that a solver, seeing only the query and the tools, gave the recorded
 * value all the same. Values that are taken from a result in part are never among them.
 */
export function derivedFrom(workflow: Workflow, planned: readonly PlannedCall[]): readonly BoundPlace[] {
  const matches = alignPlan(workflow, planned);
  return stepsOf(workflow).flatMap((step): BoundPlace[] => {
    const match = matches.get(step.id);
    if (match === undefined) return [];
    const unsaid = new Set(step.bindings.filter(isUnsaid).map(({ path }) => path));
    return knownArguments(step)
      .filter((argument) => unsaid.has(argument.path))
      .filter((argument) => compareArgument(argument, match.call) === 'same')
      .map(({ path }) => ({ step: step.id, path }));
  });
}
