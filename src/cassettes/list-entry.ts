// A tool as the entry of a `tools/list`.

import type { JsonObject } from '../model/json.ts';
import type { Tool } from '../model/tool.ts';

/** The entry of a `tools/list` under that name, as the tool's own server has it. */
export function listEntry(
  tool: Pick<Tool, 'title' | 'description' | 'inputSchema' | 'outputSchema' | 'annotations' | 'more'>,
  name: string,
): JsonObject {
  const { title, description, inputSchema, outputSchema, annotations, more } = tool;
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === '' ? {} : { description }),
    inputSchema,
    ...(outputSchema === undefined ? {} : { outputSchema }),
    ...(annotations === undefined ? {} : { annotations: annotations as JsonObject }),
    ...more,
  };
}
