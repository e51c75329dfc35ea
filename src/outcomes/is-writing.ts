// Which tools and steps change something.
import { mayWrite, type Tool } from '../model/tool.ts';
import type { Step } from '../model/workflow.ts';
import { readToolName } from '../text/naming.ts';

/** A tool that changes something: not annotated as reading, and not named like reading either. */
export function isWriting(tool: Tool | undefined): boolean {
  if (tool === undefined || !mayWrite(tool)) return false;
  const { kind } = readToolName(tool.tool);
  return tool.annotations?.readOnlyHint === false || kind === undefined || kind === 'write';
}

/** The steps that have changed something: their tools do, and the call was not refused. */
export function writingSteps(steps: readonly Step[], tools: readonly Tool[]): readonly Step[] {
  return steps.filter(
    (step) => step.failed !== true && isWriting(tools.find(({ name }) => name === step.name)),
  );
}
