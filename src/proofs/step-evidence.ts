// The evidence of steps as they are in a workflow: their values, their arguments, and what their tools promise.
import { provableValue } from '../grounding/stored-value.ts';
import type { OrderedList } from '../model/claim.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Tool } from '../model/tool.ts';
import type { Step } from '../model/workflow.ts';
import { createEvidence, type Evidence, type StepSchemas } from './evidence.ts';

/** What proofs over the steps are judged on. */
export function evidenceOf(
  steps: readonly Step[],
  tools: readonly Pick<Tool, 'name' | 'inputSchema' | 'outputSchema'>[],
  { today, ordered }: { readonly today: string; readonly ordered: readonly OrderedList[] },
): Evidence {
  const values: Record<string, JsonValue> = {};
  const args: Record<string, JsonObject> = {};
  const schemas: Record<string, StepSchemas> = {};
  for (const step of steps) {
    values[step.id] = provableValue(step);
    args[step.id] = step.arguments;
    const tool = tools.find(({ name }) => name === step.name);
    if (tool === undefined) continue;
    const { inputSchema: input, outputSchema: output } = tool;
    schemas[step.id] = { input, ...(output !== undefined && { output }) };
  }
  return createEvidence({ values, args, today, ordered, schemas });
}
