// What tools a server offers, asked of the server itself.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { BundledTool } from './manifest.ts';

/** Starts the program, lists its tools, and ends it. Throws where it does not answer. */
export async function readTools(program: string): Promise<BundledTool[]> {
  const client = new Client({ name: 'toolgrad-bundle', version: '0' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [program] }));
  try {
    const { tools } = await client.listTools();
    return tools.map(({ name, description = '' }) => ({ name, description }));
  } finally {
    await client.close();
  }
}
