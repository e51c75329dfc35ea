/** A client of a bundled server in this process: a fresh state for each test, closed with it. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { bundledServers } from '../../servers/bundled.ts';

export type Json = Record<string, unknown>;

export interface Reply {
  readonly isError: boolean;
  readonly text: string;
  /** The structured content; an empty object for an error. */
  readonly data: Json;
}

export class Connection implements AsyncDisposable {
  readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  async tools(): Promise<Tool[]> {
    return (await this.client.listTools()).tools;
  }

  async call(name: string, args: Json = {}): Promise<Reply> {
    const result = await this.client.callTool({ name, arguments: args });
    const [block] = result.content as { type: string; text: string }[];
    return {
      isError: result.isError === true,
      text: block?.text ?? '',
      data: (result.structuredContent ?? {}) as Json,
    };
  }

  /** The structured content of a call that has to succeed. */
  async read(name: string, args: Json = {}): Promise<Json> {
    const reply = await this.call(name, args);
    if (reply.isError) throw new Error(`${name} ${JSON.stringify(args)} was refused: ${reply.text}`);
    return reply.data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.close();
  }
}

export async function connect(name: string): Promise<Connection> {
  const bundled = bundledServers.find((one) => one.name === name);
  if (!bundled) throw new Error(`No server is called ${name}.`);
  const [serverSide, clientSide] = InMemoryTransport.createLinkedPair();
  await bundled.create().connect(serverSide);
  const client = new Client({ name: 'tests', version: '0.0.0' });
  await client.connect(clientSide);
  return new Connection(client);
}
