// A state with clients in this process, for tests of what tools, resources and prompts do.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { CallToolResult, ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import { createServer } from '../../src/server/create-server.ts';
import { openServerState, type ServerOptions, type ServerState } from '../../src/server/server-state.ts';
import type { ServerTool } from '../../src/server/server-tool.ts';

export interface Place extends AsyncDisposable {
  readonly state: ServerState;
  readonly folder: string;
}

/** A state with a folder of its own, of the bundled servers unless other tools are named. */
export async function openPlace(tools: ServerOptions['tools'] = { demo: true }): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'toolgrad-server-'));
  const state = openServerState({ tools, runsFolder: join(folder, 'runs'), local: true });
  return {
    state,
    folder,
    async [Symbol.asyncDispose]() {
      await state[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A client of the state, connected. */
export async function connect(
  state: ServerState,
  options: {
    readonly tools?: readonly ServerTool[];
    readonly capabilities?: ClientCapabilities;
    readonly prepare?: (client: Client) => void;
  } = {},
): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const server = createServer(state, options.tools);
  const client = new Client({ name: 'test', version: '1' }, { capabilities: options.capabilities ?? {} });
  options.prepare?.(client);
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  // From now on the client holds every answer against the tool's output schema.
  await client.listTools();
  return client;
}

/** The text of a result, and whether it is an error. */
export async function call(
  client: Client,
  name: string,
  args: Record<string, unknown> = {},
): Promise<{ readonly text: string; readonly isError: boolean; readonly data: Record<string, unknown> }> {
  const result = (await client.callTool({ name, arguments: args })) as CallToolResult;
  const text = result.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  return { text, isError: result.isError === true, data: result.structuredContent ?? {} };
}
