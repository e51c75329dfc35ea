// A server that tells which variables it was started with: the names are its tool's description.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const server = new Server({ name: 'environment', version: '1.0.0' }, { capabilities: { tools: {} } });
const description = `Variables: ${Object.keys(process.env).sort().join(' ')}`;
const tools = [{ name: 'list_variables', description, inputSchema: { type: 'object' } }];
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
server.setRequestHandler(CallToolRequestSchema, () => ({ content: [] }));
await server.connect(new StdioServerTransport());
