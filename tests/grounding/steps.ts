// Tools, steps and results, written down briefly.
import type { JsonObject } from '../../src/model/json.ts';
import type { Tool, ToolResult } from '../../src/model/tool.ts';
import type { Binding, Step } from '../../src/model/workflow.ts';

/** `server__tool` with these parameters; it only reads, unless told otherwise. */
export function toolOf(
  name: string,
  properties: JsonObject = {},
  annotations = { readOnlyHint: true },
): Tool {
  const [server = '', tool = ''] = name.split('__');
  return {
    name,
    server,
    tool,
    description: '',
    inputSchema: { type: 'object', properties },
    annotations,
    permission: { callable: true, rule: 'annotated', why: '' },
  };
}

export function structured(structuredContent: JsonObject): ToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
}

export function textResult(text: string): ToolResult {
  return { content: [{ type: 'text', text }] };
}

/** `step_<number>` of `server__tool`. */
export function stepOf(
  number: number,
  name: string,
  args: JsonObject,
  result: ToolResult,
  bindings: readonly Binding[] = [],
): Step {
  const { server, tool } = toolOf(name);
  return { id: `step_${number}`, server, tool, name, arguments: args, result, bindings };
}

export function toolMap(...tools: readonly Tool[]): ReadonlyMap<string, Tool> {
  return new Map(tools.map((tool) => [tool.name, tool]));
}
