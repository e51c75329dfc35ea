// A server's tools that change between calls: one at a time is gone or needs another argument, and comes back when another one goes.
import { isObject, type JsonObject } from '../model/json.ts';
import type { Random } from '../model/random.ts';

/** What the changed tool needs from now on. */
const added = 'confirmation_code';

export class ChangedTools {
  #tool: string | undefined;
  #isGone = false;

  /** The tool is another one from now on; the one before it is as it was. */
  change(tool: string, random: Random): void {
    this.#tool = tool;
    this.#isGone = random.integer(0, 1) === 0;
  }

  /** The JSON-RPC error that a call of the tool gets; undefined if the tool has not changed. */
  refusal(tool: string): JsonObject | undefined {
    if (tool !== this.#tool) return undefined;
    const message = this.#isGone ? `Unknown tool: ${tool}` : `${added} is required and missing`;
    return { code: -32602, message };
  }

  /** The result of `tools/list` as it is now. */
  inListing<R extends object>(result: R): R {
    if (this.#tool === undefined || !('tools' in result) || !Array.isArray(result.tools)) return result;
    const tools = result.tools.flatMap((entry: unknown) =>
      isObject(entry) && entry.name === this.#tool
        ? this.#isGone
          ? []
          : [withAddedArgument(entry)]
        : [entry],
    );
    return { ...result, tools };
  }
}

function withAddedArgument(tool: JsonObject): JsonObject {
  const schema = isObject(tool.inputSchema) ? tool.inputSchema : { type: 'object' };
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return {
    ...tool,
    inputSchema: {
      ...schema,
      properties: { ...properties, [added]: { type: 'string', description: 'As it was sent to you.' } },
      required: [...required, added],
    },
  };
}
