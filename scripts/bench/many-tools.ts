// An MCP server over stdio with 200 tools, each with a schema of a usual size.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const properties = Object.fromEntries(
  ['customer_id', 'query', 'from', 'to', 'status', 'limit'].map((name) => [
    name,
    { type: 'string', description: `What to look for: the ${name} of the record, as other tools show it` },
  ]),
);

const tools = Array.from({ length: 200 }, (_, at) => ({
  name: `list_records_${at}`,
  description: `Lists the records of kind ${at}, the newest first, a page at a time.`,
  inputSchema: { type: 'object' as const, properties, required: ['query'], additionalProperties: false },
  annotations: { readOnlyHint: true },
}));

const server = new Server({ name: 'many-tools', version: '1.0.0' }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
server.setRequestHandler(CallToolRequestSchema, ({ params }) => ({
  content: [{ type: 'text', text: `${params.name}: no records.` }],
}));
await server.connect(new StdioServerTransport());
