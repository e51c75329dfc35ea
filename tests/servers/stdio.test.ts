/** The built servers as processes of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it } from 'vitest';
import { bundledServers } from '../../servers/bundled.ts';
import { connect, type Json } from './connect.ts';

const firstCalls: Readonly<Record<string, readonly [tool: string, args: Json]>> = {
  crm: ['search_customers', { query: 'Kaldera Optics' }],
  shop: ['search_products', { query: 'Corvus' }],
  support: ['search_articles', { query: 'door gasket' }],
  calendar: ['list_rooms', { city: 'Lyon' }],
  travel: ['get_weather', { city: 'Lyon' }],
};

describe.each(bundledServers)('$name over stdio', ({ name, stdioPath }) => {
  it('lists the same tools and gives the same results as in process', async () => {
    await using inProcess = await connect(name);
    const transport = new StdioClientTransport({ command: process.execPath, args: [stdioPath] });
    const client = new Client({ name: 'tests', version: '0.0.0' });
    try {
      await client.connect(transport);
      expect((await client.listTools()).tools).toEqual(await inProcess.tools());
      const [tool, args] = firstCalls[name] ?? ['', {}];
      const result = await client.callTool({ name: tool, arguments: args });
      expect(result.structuredContent).toEqual(await inProcess.read(tool, args));
    } finally {
      await client.close();
    }
  });

  it('ends when its client closes stdin', async () => {
    const child = spawn(process.execPath, [stdioPath], { stdio: ['pipe', 'ignore', 'inherit'] });
    child.stdin?.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
