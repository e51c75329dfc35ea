// A server over stdio that notes each of its starts in a file: two tools about parts, one of which needs what the other gives.
import { appendFileSync } from 'node:fs';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const [starts, name] = process.argv.slice(2);
appendFileSync(starts, `${name} ${process.pid}\n`);

const names = ['Axle', 'Bolt', 'Cable', 'Dial', 'Edge', 'Frame', 'Gear', 'Hinge', 'Inlet', 'Joint'];
const parts = names.map((part, at) => ({
  id: `${name}-${100 + at}`,
  name: `${part} ${name}`,
  stock: 7 + at * 13,
  price_eur: 3.5 + at,
}));
const annotations = { readOnlyHint: true };
const tools = [
  {
    name: `list_${name}_parts`,
    description: `List the parts of ${name}.`,
    inputSchema: { type: 'object', properties: {} },
    annotations,
  },
  {
    name: `get_${name}_part`,
    description: `Get one part of ${name} by its id.`,
    inputSchema: {
      type: 'object',
      properties: { part_id: { type: 'string', description: `The id of a part of ${name}.` } },
      required: ['part_id'],
    },
    annotations,
  },
];
const server = new Server({ name, version: '1.0.0' }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
  const found = params.name.startsWith('list_')
    ? { parts }
    : parts.find(({ id }) => id === params.arguments?.part_id);
  if (found === undefined) return { content: [{ type: 'text', text: 'No such part.' }], isError: true };
  return { content: [{ type: 'text', text: JSON.stringify(found) }] };
});
await server.connect(new StdioServerTransport());
