// One entry of a `tools/list`, checked on its own, so that a bad one does not cost the others.
import { isObject, type JsonObject } from '../model/json.ts';
import { deepest, isTooDeep } from '../model/nesting.ts';
import type { ToolAnnotations } from '../model/tool.ts';
import { validatorFor } from '../schemas/schema-validator.ts';
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
  const compiling = { leftMs: compilingMs };
  for (const listed of entries) {
    const entry = isObject(listed) ? entryAsMeant(listed) : listed;
    const name = isObject(entry) && typeof entry.name === 'string' ? entry.name : '';
    const reason = !isObject(entry)
      ? 'it is not an object'
      : tools.has(name)
        ? 'another tool of its server has the same name'
        : faultOf(entry, compiling);
    if (reason === undefined) tools.set(name, listedTool(entry as JsonObject, name));
    else bad.push({ tool: name, reason });
  }
  const byName = (a: { tool: string }, b: { tool: string }) =>
    a.tool < b.tool ? -1 : a.tool > b.tool ? 1 : 0;
  return { tools: [...tools.values()].sort(byName), bad: bad.sort(byName) };
}

/** An entry with its schemas in their place: under the names of other interfaces, or empty in the way of other languages. */
function entryAsMeant(entry: JsonObject): JsonObject {
  const { inputSchema, input_schema, parameters, outputSchema, ...rest } = entry;
  const given = [inputSchema, input_schema, parameters].find((schema) => schema !== undefined);
  const isNothing = given === null || isEmptyList(given);
  return {
    ...rest,
    ...(given !== undefined && { inputSchema: isNothing ? { type: 'object' } : given }),
    ...(outputSchema !== undefined && !isEmptyList(outputSchema) && { outputSchema }),
  };
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** How long the schemas of one listing may take to compile in total; everything else is blocked meanwhile. */
const compilingMs = 60_000;

/** A plain schema with more characters is compiled immediately, to see whether that is possible. */
const longestUnseen = 200_000;

/** Characters of a name: it is matched with every glob, split into words and shown again and again. */
const longestName = 256;

function faultOf(entry: JsonObject, compiling: { leftMs: number }): string | undefined {
  if (typeof entry.name !== 'string' || entry.name.trim() === '') return 'it has no name';
  if (entry.name.length > longestName) return `its name has more than ${longestName} characters`;
  if (!isObject(entry.inputSchema)) return 'it has no inputSchema';
  if (entry.inputSchema.type !== undefined && entry.inputSchema.type !== 'object')
    return 'its inputSchema does not have the type "object"';
  if (isTooDeep(entry)) return `it is nested more than ${deepest} levels deep`;
  const { outputSchema } = entry;
  if (outputSchema !== undefined && outputSchema !== null && !isObject(outputSchema)) {
    return 'its outputSchema is not an object';
  }
  return (
    compileFault('inputSchema', entry.inputSchema, compiling) ??
    (isObject(outputSchema) ? compileFault('outputSchema', outputSchema, compiling) : undefined)
  );
}

function compileFault(which: string, schema: JsonObject, compiling: { leftMs: number }): string | undefined {
  // Plain schemas are compiled when the tool is first called.
  if (isSimpleSchema(schema) && JSON.stringify(schema).length <= longestUnseen) return undefined;
  if (compiling.leftMs < 0) return 'the schemas of its server take too long to compile';
  const begunAt = performance.now();
  try {
    // Compiles the schema, once per process.
    validatorFor(schema);
    return undefined;
  } catch (error) {
    return `its ${which} cannot be compiled: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    compiling.leftMs -= performance.now() - begunAt;
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
    // Arguments are an object, whether the schema says so or not.
    inputSchema: { type: 'object', ...(inputSchema as JsonObject) },
    ...(isObject(outputSchema) ? { outputSchema } : {}),
    ...(annotations === undefined ? {} : { annotations }),
    ...(Object.keys(more).length === 0 ? {} : { more }),
  };
}
