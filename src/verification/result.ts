// The `result` check: every result is a success that keeps its tool's promise and holds something.
import { validate } from '../core/schema-validator.ts';
import type { Check } from '../core/seams.ts';
import { failureText, type Tool, type ToolResult } from '../core/tool.ts';
import { stepsOf } from '../core/workflow.ts';
import { disguisedError } from './disguised-error.ts';
import { isEmptyResult } from './empty-result.ts';
import { stepProblem, verdictOf } from './verdict.ts';

/** What is wrong with a result, as sentences without a subject ("is empty"); none where it can be kept. */
export function resultFaults(result: ToolResult, tool: Pick<Tool, 'outputSchema'> | undefined): string[] {
  const failure = failureText({ result });
  if (failure !== undefined) return [`is an error: ${failure.slice(0, 200)}`];
  const disguised = disguisedError(result);
  if (disguised !== undefined) return [`is ${disguised}, though it is not marked as an error`];
  const faults = isEmptyResult(result) ? ['is empty'] : [];
  return tool?.outputSchema === undefined ? faults : [...faults, ...schemaFaults(result, tool.outputSchema)];
}

function schemaFaults(result: ToolResult, schema: NonNullable<Tool['outputSchema']>): string[] {
  if (result.structuredContent === undefined)
    return ['has no structured content, which the output schema promises'];
  try {
    return validate(schema, result.structuredContent).map(
      ({ path, message }) => `does not fit the output schema: ${path || 'the whole'} ${message}`,
    );
  } catch {
    return ['cannot be checked, as the output schema does not compile'];
  }
}

export const resultCheck: Check = {
  name: 'result',
  async run(draft) {
    const tools = new Map(draft.tools.map((tool) => [tool.name, tool]));
    const problems = stepsOf(draft.workflow).flatMap((step) =>
      resultFaults(step.result, tools.get(step.name)).map((fault) =>
        stepProblem(
          step,
          null,
          `The result of ${step.id} (${step.name}) ${fault}.`,
          'Call it with values that lead to a result, or use another tool.',
        ),
      ),
    );
    return verdictOf('result', problems);
  },
};
