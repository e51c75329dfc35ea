// One entry of a `tools/list`, checked on its own: a bad one is no reason to go without the others.
import { isObject, type JsonObject } from '../core/json.ts';
import { validate } from '../core/schema-validator.ts';
import type { ToolAnnotations } from '../core/tool.ts';
import { isSimpleSchema } from './simple-schema.ts';

/** An entry that can be used: a tool before it has a model-facing name and a permission. */
export interface ListedTool {
  readonly tool: string;
  readonly title?: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema?: JsonObject;
  readonly annotations?: ToolAnnotations;
  /** The entry's other fields. */
  readonly more?: JsonObject;
}

export interface BadTool {
  readonly tool: string;
  readonly reason: string;
}

/** Checks the entries of one server's listing; the tools come in the order of their names. */
export function checkListing(entries: readonly unknown[]): {
  readonly tools: readonly ListedTool[];
  readonly bad: readonly BadTool[];
} {
  const tools = new Map<string, ListedTool>();
  const bad: BadTool[] = [];
  for (const entry of entries) {
    const name = isObject(entry) && typeof entry.name === 'string' ? entry.name : '';
    const reason = !isObject(entry)
      ? 'it is not an object'
      : tools.has(name)
        ? 'another tool of its server has the same name'
        : faultOf(entry);
    if (reason === undefined) tools.set(name, listedTool(entry as JsonObject, name));
    else bad.push({ tool: name, reason });
  }
  const byName = (a: { tool: string }, b: { tool: string }) =>
    a.tool < b.tool ? -1 : a.tool > b.tool ? 1 : 0;
  return { tools: [...tools.values()].sort(byName), bad: bad.sort(byName) };
}

function faultOf(entry: JsonObject): string | undefined {
  if (typeof entry.name !== 'string' || entry.name.trim() === '') return 'it has no name';
  if (!isObject(entry.inputSchema)) return 'it has no inputSchema';
  if (entry.inputSchema.type !== 'object') return 'its inputSchema has not the type "object"';
  const { outputSchema } = entry;
  if (outputSchema !== undefined && outputSchema !== null && !isObject(outputSchema)) {
    return 'its outputSchema is not an object';
  }
  return (
    compileFault('inputSchema', entry.inputSchema) ??
    (isObject(outputSchema) ? compileFault('outputSchema', outputSchema) : undefined)
  );
}

function compileFault(which: string, schema: JsonObject): string | undefined {
  // What is plain is compiled when the tool is first called.
  if (isSimpleSchema(schema)) return undefined;
  try {
    // Compiles the schema, once a process; what it says of an empty object is of no interest.
    validate(schema, {});
    return undefined;
  } catch (error) {
    return `its ${which} cannot be compiled: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function listedTool(entry: JsonObject, tool: string): ListedTool {
  const annotations = isObject(entry.annotations) ? (entry.annotations as ToolAnnotations) : undefined;
  const {
    name: _,
    title: ownTitle,
    description,
    inputSchema,
    outputSchema,
    annotations: __,
    ...more
  } = entry;
  const title = [ownTitle, annotations?.title].find((text) => typeof text === 'string' && text !== '');
  return {
    tool,
    ...(typeof title === 'string' ? { title } : {}),
    description: typeof description === 'string' ? description : '',
    inputSchema: inputSchema as JsonObject,
    ...(isObject(outputSchema) ? { outputSchema } : {}),
    ...(annotations === undefined ? {} : { annotations }),
    ...(Object.keys(more).length === 0 ? {} : { more }),
  };
}

/** The entry of a `tools/list` under that name, as the tool's own server has it. */
export function listEntry(tool: Omit<ListedTool, 'tool'>, name: string): JsonObject {
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
