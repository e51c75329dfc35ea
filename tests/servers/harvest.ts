/** Calls every read tool of every server with values that other tools' results have given, until nothing is left. */
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { bundledServers } from '../../servers/bundled.ts';
import { type Connection, connect, type Json, type Reply } from './connect.ts';

export interface MadeCall {
  readonly server: string;
  readonly tool: Tool;
  readonly args: Json;
  readonly reply: Reply;
}

interface Property {
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
}

const parameterOf: Readonly<Record<string, string>> = {
  cus: 'customer_id',
  con: 'contact_id',
  deal: 'deal_id',
  prd: 'product_id',
  ord: 'order_id',
  inv: 'invoice_id',
  shp: 'shipment_id',
  tkt: 'ticket_id',
  art: 'article_id',
  per: 'person_id',
  room: 'room_id',
  mtg: 'meeting_id',
  flt: 'flight_id',
  htl: 'hotel_id',
};

const callsPerTool = 8;

export async function harvest(): Promise<MadeCall[]> {
  const connections = await Promise.all(bundledServers.map(({ name }) => connect(name)));
  try {
    const readTools = await Promise.all(
      connections.map(async (connection, index) => {
        const tools = await connection.tools();
        const reading = tools.filter((tool) => tool.annotations?.readOnlyHint);
        return reading.map((tool) => ({ server: bundledServers[index]?.name ?? '', connection, tool }));
      }),
    );
    return await callAll(readTools.flat());
  } finally {
    await Promise.all(connections.map((connection) => connection[Symbol.asyncDispose]()));
  }
}

interface ReadTool {
  readonly server: string;
  readonly connection: Connection;
  readonly tool: Tool;
}

async function callAll(tools: readonly ReadTool[]): Promise<MadeCall[]> {
  const calls = new Map<string, MadeCall>();
  const known = new Map<string, Set<unknown>>([['to_city', new Set(['Munich'])]]);
  for (let before = -1; before < calls.size; ) {
    before = calls.size;
    for (const { server, connection, tool } of tools) {
      for (const args of argumentSets(tool, known)) {
        const key = `${server} ${tool.name} ${JSON.stringify(args)}`;
        if (calls.has(key)) continue;
        const reply = await connection.call(tool.name, args);
        calls.set(key, { server, tool, args, reply });
        learn(reply.data, known);
      }
    }
  }
  return [...calls.values()];
}

/** Up to a few sets of required arguments: ids and cities as harvested, everything else as the schema's examples show. */
function argumentSets(tool: Tool, known: ReadonlyMap<string, ReadonlySet<unknown>>): Json[] {
  const properties = (tool.inputSchema.properties ?? {}) as Record<string, Property>;
  const required = tool.inputSchema.required ?? [];
  const values = required.map((name) => {
    const harvested = [...(known.get(name) ?? [])];
    const isIdentifier = name.endsWith('_id') || name.endsWith('city');
    return isIdentifier ? harvested : [...(properties[name]?.examples ?? properties[name]?.enum ?? [])];
  });
  if (values.some((choices) => choices.length === 0)) return [];
  const most = Math.max(1, ...values.map((choices) => choices.length));
  return Array.from({ length: Math.min(most, callsPerTool) }, (_, index) =>
    Object.fromEntries(required.map((name, at) => [name, values[at]?.[index % (values[at]?.length ?? 1)]])),
  );
}

function learn(value: unknown, known: Map<string, Set<unknown>>): void {
  const add = (name: string, found: unknown) => known.set(name, (known.get(name) ?? new Set()).add(found));
  const walk = (node: unknown, key: string): void => {
    if (Array.isArray(node)) for (const item of node) walk(item, key);
    else if (typeof node === 'object' && node !== null) {
      for (const [name, item] of Object.entries(node)) walk(item, name);
    } else if (typeof node === 'string') {
      const parameter = parameterOf[/^([a-z]+)_\d+$/.exec(node)?.[1] ?? ''];
      if (parameter) add(parameter, node);
      if (key === 'city') {
        add('city', node);
        if (node !== 'Munich') add('from_city', node);
      }
    }
  };
  walk(value, '');
}
