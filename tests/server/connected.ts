// A workshop with clients in this process, for tests of what tools, resources and prompts do.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { CallToolResult, ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import { createServer } from '../../src/server/create-server.ts';
import type { ServerTool } from '../../src/server/server-tool.ts';
import { openWorkshop, type Workshop, type WorkshopOptions } from '../../src/server/workshop.ts';

export interface Place extends AsyncDisposable {
  readonly workshop: Workshop;
  readonly folder: string;
}

/** A workshop with a folder of its own, of the bundled servers unless other tools are named. */
export async function openPlace(tools: WorkshopOptions['tools'] = { demo: true }): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'toolgrad-server-'));
  const workshop = openWorkshop({ tools, runsFolder: join(folder, 'runs'), local: true });
  return {
    workshop,
    folder,
    async [Symbol.asyncDispose]() {
      await workshop[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A client of the workshop, connected. */
export async function connect(
  workshop: Workshop,
  options: {
    readonly tools?: readonly ServerTool[];
    readonly capabilities?: ClientCapabilities;
    readonly prepare?: (client: Client) => void;
  } = {},
): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const server = createServer(workshop, options.tools);
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
