// What `tools/list` says about a tool.
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { isObject, type JsonObject } from '../model/json.ts';
import type { ServerTool } from './server-tool.ts';

/** As a client reads it; if the servers are known by name, only those names are offered. */
export function describeTool(tool: ServerTool, servers: readonly string[] | undefined): Tool {
  const { name, title, description, annotations } = tool;
  return {
    name,
    title,
    description,
    inputSchema: withServers(schemaOf(strictInput(tool), 'input'), servers) as Tool['inputSchema'],
    outputSchema: schemaOf(tool.output, 'output') as NonNullable<Tool['outputSchema']>,
    annotations: { title, ...annotations },
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
  const made = z.toJSONSchema(schema, { io, target: 'draft-7' }) as JsonObject;
  schemas.set(schema, made);
  return made;
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
