// What the symbolic backend writes about given calls.
import { compose } from '../../../src/backends/symbolic/write/compose.ts';
import { bindArguments } from '../../../src/grounding/bind.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { createRandom } from '../../../src/model/random.ts';
import type { Tool, ToolResult } from '../../../src/model/tool.ts';
import type { Step } from '../../../src/model/workflow.ts';
import { stepOf, toolMap, toolOf } from '../../grounding/steps.ts';

export interface Call {
  readonly name: string;
  readonly description: string;
  readonly args?: JsonObject;
  readonly result: ToolResult;
  readonly schemas?: JsonObject;
  readonly writes?: boolean;
}

/** The query and the response for these calls, one after another. */
export function worded(...calls: readonly Call[]) {
  return wordedWith(3, ...calls);
}

/** The same with another random source, which gives another wording. */
export function wordedWith(seed: number, ...calls: readonly Call[]) {
  const tools: Tool[] = calls.map(({ name, description, args = {}, schemas = {}, writes = false }) => ({
    ...toolOf(
      name,
      { ...Object.fromEntries(Object.keys(args).map((key) => [key, { type: 'string' }])), ...schemas },
      { readOnlyHint: !writes },
    ),
    description,
  }));
  const steps: Step[] = [];
  for (const [index, { name, args = {}, result }] of calls.entries()) {
    const bindings = bindArguments(
      { tool: name, arguments: args },
      tools[index] as Tool,
      steps,
      toolMap(...tools),
    );
    steps.push({ ...stepOf(index + 1, name, args, result), bindings });
  }
  return compose({ chains: [{ id: 'chain_1', steps }] }, tools, createRandom(seed));
}
