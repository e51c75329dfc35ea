// What a proposal has found out that a step of the workflow has found already, by another call.
import { stepValue } from '../grounding/reading/step-value.ts';
import type { Critique } from '../model/feedback.ts';
import { pointerTokens, scalarsIn } from '../model/pointer.ts';
import { type Attempt, mayWrite, type Tool, type ToolResult } from '../model/tool.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';

/** Characters that a finding has at the least: many things are "open", and few have the same record. */
const leastTelling = 40;

/**
 * The critique of reads that found nothing but what one earlier read has found; undefined where one of them tells
 * something new: a listing of a folder in a tree of all folders does not. No answer needs both, so a chain with both
 * ends in objections.
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
  const known = stepsOf(workflow)
    .filter((step) => step.failed !== true && reads(step.name))
    .map((step) => ({ step, findings: findingsIn(step.result) }));
  const earlier = attempts.map(({ call, outcome }) => {
    if (outcome.result === undefined || !reads(call.tool)) return undefined;
    const found = findingsIn(outcome.result);
    if ([...found].join('').length < leastTelling) return undefined;
    return known.find(({ findings }) => [...found].every((each) => findings.has(each)))?.step;
  });
  const [first] = earlier;
  const [attempt] = attempts;
  if (first === undefined || attempt === undefined || earlier.includes(undefined)) return undefined;
  const message = `${first.id} (${first.name}) has found all of this already. Find out something else.`;
  return { tool: attempt.call.tool, path: null, message };
}

/** What a result tells, value by value, under the names of its fields: "amount 12" is not "quantity 12". */
function findingsIn(result: ToolResult): ReadonlySet<string> {
  const scalars = scalarsIn(stepValue(result).value);
  return new Set([...scalars].map(({ pointer, value }) => `${lastName(pointer)} ${JSON.stringify(value)}`));
}

/** The name of a field, whatever list it is in. */
function lastName(pointer: string): string {
  return pointerTokens(pointer).findLast((part) => !/^\d+$/.test(part)) ?? '';
}
