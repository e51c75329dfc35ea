// A server for the conformance suite: that of this program, with what the suite wants to find in the place of its own.
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { createServer } from '../../src/server/create-server.ts';
import type { ServerState } from '../../src/server/server-state.ts';
import {
  fixturePrompts,
  fixtureResources,
  fixtureTemplates,
  getFixturePrompt,
  readFixture,
} from './fixture-content.ts';
import { callFixtureTool, fixtureTools } from './fixture-tools.ts';

/** Transport, sessions, capabilities, logging, completion and ping are the program's own; contents are the suite's. */
export function createFixtureServer(state: ServerState): Server {
  const server = createServer(state, []);
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: fixtureTools }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, extra) =>
    callFixtureTool(params.name, params.arguments ?? {}, extra),
  );
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: fixtureResources }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: fixtureTemplates,
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }) => readFixture(params.uri));
  server.setRequestHandler(SubscribeRequestSchema, () => ({}));
  server.setRequestHandler(UnsubscribeRequestSchema, () => ({}));
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: fixturePrompts }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) =>
    getFixturePrompt(params.name, params.arguments ?? {}),
  );
  return server;
}
