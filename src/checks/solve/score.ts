// How far a plan that was made from the query alone is the workflow that the query is meant to ask for.
import type { JsonValue } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';
import type { PlannedCall } from '../../model/seams.ts';
import { dependencies, type Step, stepsOf, type Workflow } from '../../model/workflow.ts';
import { alignPlan, type Match } from './align.ts';
import { compareArgument, type KnownArgument, knownArguments } from './arguments.ts';

/** Shares in [0, 1]; undefined where there is nothing to measure. */
export interface SolveFigures {
  /** Of the steps, those that the plan has a call for. */
  readonly recall: number;
  /** Of the pairs of planned steps of which one needs the other's result, those that the plan has in that order. */
  readonly order: number | undefined;
  /** Of the scored arguments of planned steps, those that the plan gives the recorded value. */
  readonly arguments: number | undefined;
}

/** An argument that the plan gives another value, or leaves out. */
export interface MistakenArgument {
  readonly step: Step;
  readonly argument: KnownArgument;
  readonly planned: JsonValue | undefined;
}

export interface SolveScore {
  readonly figures: SolveFigures;
  /** Steps that nothing was planned for. */
  readonly missed: readonly Step[];
  readonly mistaken: readonly MistakenArgument[];
}

/**
 * Compares a plan with a workflow. The measures are those of TaskBench (arXiv 2311.18760): tools as nodes,
 * dependencies as edges, arguments by name and value; as in BFCL, calls that do not depend on each other may come in
 * any order and values are compared after normalisation. Unlike there, the query is what is measured and not the
 * solver: calls and arguments that it plans beyond the workflow's cost nothing.
 */
export function scorePlan(workflow: Workflow, planned: readonly PlannedCall[]): SolveScore {
  const steps = stepsOf(workflow);
  const matches = alignPlan(workflow, planned);
  const compared = [...matches.values()]
    .filter(({ repeats }) => repeats === undefined)
    .flatMap(({ step, call }) =>
      knownArguments(step).map((argument) => {
        const planned = call.arguments === null ? undefined : getAt(call.arguments, argument.path);
        return { step, argument, planned, comparison: compareArgument(argument, call) };
      }),
    );
  const count = (wanted: string) => compared.filter(({ comparison }) => comparison === wanted).length;
  return {
    figures: {
      recall: share(matches.size, steps.length) ?? 1,
      order: orderOf(matches),
      arguments: share(count('same'), count('same') + count('other')),
    },
    missed: steps.filter(({ id }) => !matches.has(id)),
    mistaken: compared.filter(({ comparison }) => comparison === 'other'),
  };
}

function orderOf(matches: ReadonlyMap<string, Match>): number | undefined {
  const pairs = [...matches.values()].flatMap((match) =>
    [...dependencies(match.step)].flatMap((id) => {
      const before = matches.get(id);
      // One call that stands for both has no order.
      return before === undefined || before.position === match.position ? [] : [{ before, match }];
    }),
  );
  return share(pairs.filter(({ before, match }) => before.position < match.position).length, pairs.length);
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** The figures as they stand in a verdict: `recall 1.00, order 1.00, arguments 0.83`, without those that nothing was measured for. */
export function tellFigures(figures: SolveFigures): string {
  return (['recall', 'order', 'arguments'] as const)
    .flatMap((name) => (figures[name] === undefined ? [] : [`${name} ${figures[name].toFixed(2)}`]))
    .join(', ');
}
