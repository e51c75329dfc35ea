// A tool as models are shown it: name, description, and the JSON Schema of its parameters.
import type { Example } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import type { SampleTool } from '../../model/sample.ts';

/**
 * The function that a tool is to a model. The schema is the server's own, without `$schema`, which tells a model nothing;
 * `type` and `properties` are always there, as readers of these formats count on them.
 */
export function functionOf(tool: SampleTool): JsonObject {
  const { $schema: _, ...schema } = tool.inputSchema;
  const parameters = { type: 'object', properties: {}, ...schema };
  return { name: tool.name, description: tool.description, parameters };
}

/** The tools in view, as chat completion endpoints and chat templates take them. */
export function functionTools(example: Pick<Example, 'tools'>): readonly JsonObject[] {
  return example.tools.map((tool) => ({ type: 'function', function: functionOf(tool) }));
}
