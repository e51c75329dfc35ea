// A server as most are in the wild: two tools, nothing annotated. Its tools find nothing.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const server = new Server({ name: 'plain', version: '1.0.0' }, { capabilities: { tools: {} } });
const tools = [
  { name: 'list_notes', description: 'List all notes.', inputSchema: { type: 'object' } },
  { name: 'delete_note', description: 'Delete a note.', inputSchema: { type: 'object' } },
];
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
server.setRequestHandler(CallToolRequestSchema, () => ({ content: [] }));
await server.connect(new StdioServerTransport());
