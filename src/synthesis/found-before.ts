// What a proposal has found out that a step of the workflow has found already, by another call.
import { stepValue } from '../grounding/reading/step-value.ts';
import type { Critique } from '../model/feedback.ts';
import { canonical } from '../model/json.ts';
import { type Attempt, mayWrite, type Tool } from '../model/tool.ts';
import { type Step, stepsOf, type Workflow } from '../model/workflow.ts';

/** Characters from which equal results are the same finding: many things are "open", and few have the same record. */
const leastTelling = 80;

/**
 * The critique of reads that found nothing but what earlier reads have found; undefined where one of them is new. No answer
 * needs both, so a chain with both ends in objections.
 */
export function foundBefore(
  attempts: readonly Attempt[],
  workflow: Workflow,
  byName: ReadonlyMap<string, Tool>,
): Critique | undefined {
  const reads = (name: string) => {
    const tool = byName.get(name);
    return tool !== undefined && !mayWrite(tool);
  };
  const known = new Map<string, Step>();
  for (const step of stepsOf(workflow)) {
    if (step.failed !== true && reads(step.name)) known.set(canonical(stepValue(step.result).value), step);
  }
  const earlier = attempts.map(({ call, outcome }) => {
    if (outcome.result === undefined || !reads(call.tool)) return undefined;
    const found = canonical(stepValue(outcome.result).value);
    return found.length < leastTelling ? undefined : known.get(found);
  });
  const [first] = earlier;
  const [attempt] = attempts;
  if (first === undefined || attempt === undefined || earlier.includes(undefined)) return undefined;
  const message = `${first.id} (${first.name}) has found exactly this already. Find out something else.`;
  return { tool: attempt.call.tool, path: null, message };
}
