// Turns: which calls of a sample a model makes at once, before it sees any of their results.
import type { SampleTool } from '../../model/sample.ts';
import { mayWrite } from '../../model/tool.ts';
import { dependencies, type Step, stepsOf, type Workflow } from '../../model/workflow.ts';

/**
 * The steps in the order of their execution, cut into turns. Steps share a turn where all of them only read and none
 * takes a value from another of the turn; a step that may write has its own turn, because it could change what its
 * neighbours read.
 */
export function turnsOf(
  workflow: Workflow,
  tools: ReadonlyMap<string, SampleTool>,
): readonly (readonly Step[])[] {
  const turns: Step[][] = [];
  let isOpen = false;
  for (const step of stepsOf(workflow)) {
    const turn = turns.at(-1);
    const tool = tools.get(step.name);
    // An unknown tool is not known to be read-only.
    const isWrite = tool === undefined || mayWrite(tool);
    const sources = dependencies(step);
    const joins = isOpen && !isWrite && turn?.every(({ id }) => !sources.has(id));
    if (joins) turn?.push(step);
    else turns.push([step]);
    isOpen = !isWrite;
  }
  return turns;
}
