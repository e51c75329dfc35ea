/** Builds an MCP server from a definition: lists its tools, runs them on a store of its own, turns refusals into results. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  type ListToolsResult,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import type { jsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/types.js';
import { checkArguments } from './check-arguments.ts';
import { Refusal } from './failure.ts';
import type { Tool } from './tool.ts';

interface ServerDefinition<Store> {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly instructions: string;
  readonly tools: readonly Tool<Store>[];
  /** A fresh state over the shared seed data. */
  openStore(): Store;
}

/** The SDK compiles a validator of elicitation answers for every server; these servers ask nothing. */
const noElicitation: jsonSchemaValidator = {
  getValidator() {
    throw new Error('This server asks its client for nothing.');
  },
};

/** A factory of servers: what does not differ between them is made once, and each gets a state of its own. */
export function serverFactory<Store>(definition: ServerDefinition<Store>): () => Server {
  const { name, title, version, instructions } = definition;
  const toolsByName = new Map(definition.tools.map((tool) => [tool.name, tool]));
  const listing = {
    tools: definition.tools.map(({ run: _, ...face }) => face),
  } as unknown as ListToolsResult;

  return function createServer(): Server {
    const store = definition.openStore();
    const server = new Server(
      { name, title, version },
      { capabilities: { tools: {} }, instructions, jsonSchemaValidator: noElicitation },
    );
    server.setRequestHandler(ListToolsRequestSchema, () => listing);
    server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
      const tool = toolsByName.get(params.name);
      if (!tool) {
        const names = [...toolsByName.keys()].join(', ');
        throw new McpError(ErrorCode.InvalidParams, `${name} has no tool ${params.name}; it has ${names}.`);
      }
      return callTool(tool, store, params.arguments);
    });
    return server;
  };
}

function callTool<Store>(tool: Tool<Store>, store: Store, given: unknown) {
  try {
    const args = checkArguments(tool.name, tool.inputSchema, given);
    const text = JSON.stringify(tool.run(store, args));
    // Parsed again so that no client in this process gets hold of the shared seed rows.
    return { content: [{ type: 'text' as const, text }], structuredContent: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { content: [{ type: 'text' as const, text: error.message }], isError: true };
  }
}
