// What `tools/list` says about a tool.
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { ServerTool } from './server-tool.ts';

/** As a client reads it; if the servers are known by name, only those names are offered. */
export function describeTool(tool: ServerTool, servers: readonly string[] | undefined): Tool {
  const { name, title, description, annotations } = tool;
  return {
    name,
    title,
    description,
    inputSchema: withServers(schemaOf(strictInput(tool), 'input'), servers) as Tool['inputSchema'],
    outputSchema: outlineOf(tool.output) as NonNullable<Tool['outputSchema']>,
    annotations,
  };
}

/** An unknown field is a mistake to be reported, not ignored. */
export function strictInput(tool: ServerTool): z.ZodObject {
  return tool.input.strict();
}

const schemas = new WeakMap<z.ZodObject, JsonObject>();

function schemaOf(schema: z.ZodObject, io: 'input' | 'output'): JsonObject {
  const known = schemas.get(schema);
  if (known !== undefined) return known;
  // What every client's validator understands.
  const made = plain(z.toJSONSchema(schema, { io, target: 'draft-7' }) as JsonObject) as JsonObject;
  schemas.set(schema, made);
  return made;
}

/** Limits of size are for the server to check; they cost tokens and tell a model nothing. */
const untold = new Set(['$schema', 'minLength', 'maxLength', 'minItems', 'maxItems', 'propertyNames']);

/** What a model needs to know of a schema. */
function plain(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  const isTold = ([key, each]: readonly [string, JsonValue | undefined]) =>
    !untold.has(key) &&
    !(typeof each === 'number' && Math.abs(each) === Number.MAX_SAFE_INTEGER) &&
    !(key === 'pattern' && value.format !== undefined) &&
    !(key === 'additionalProperties' && isObject(each) && Object.keys(each).length === 0);
  return Object.fromEntries(
    Object.entries(value)
      .filter(isTold)
      .map(([key, each]) => [key, plain(each ?? null)]),
  );
}

const outlines = new WeakMap<z.ZodObject, JsonObject>();

/**
 * The members of an answer and their types, and no more: an agent reads the answer itself, and every tool's schema is
 * in its context for as long as it is connected.
 */
function outlineOf(schema: z.ZodObject): JsonObject {
  const known = outlines.get(schema);
  if (known !== undefined) return known;
  const { properties, required } = schemaOf(schema, 'output');
  const outline = {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(isObject(properties) ? properties : {}).map(([name, each]) => [name, typeOnly(each)]),
    ),
    ...(required !== undefined && { required }),
  };
  outlines.set(schema, outline);
  return outline;
}

function typeOnly(schema: JsonValue | undefined): JsonObject {
  if (!isObject(schema)) return {};
  const { type, enum: values } = schema;
  return { ...(type !== undefined && { type }), ...(values !== undefined && { enum: values }) };
}

/** `servers` and `server` take names: once they are known, the schema lists them. */
function withServers(schema: JsonObject, servers: readonly string[] | undefined): JsonObject {
  const { properties } = schema;
  if (servers === undefined || servers.length === 0 || !isObject(properties)) return schema;
  const { servers: list, server: one } = properties;
  return {
    ...schema,
    properties: {
      ...properties,
      ...(isObject(list) && isObject(list.items)
        ? { servers: { ...list, items: { ...list.items, enum: servers } } }
        : {}),
      ...(isObject(one) ? { server: { ...one, enum: servers } } : {}),
    },
  };
}
