// Agents that play samples in an environment over HTTP, by the MCP client of the SDK.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { callsOf, type Example } from '../../src/model/example.ts';

/** A player in a session of its own. */
export interface Player extends AsyncDisposable {
  readonly session: string;
  /** Makes the first calls of the right answer, as many as are asked for. */
  play(calls?: number): Promise<void>;
  /** Ends the episode; what it is worth with that answer. */
  reward(response: string): Promise<number>;
}

/** Joins the environment of a sample. */
export async function join(base: string, example: Example): Promise<Player> {
  const client = new Client({ name: 'toolgrad-bench', version: '0' });
  const url = new URL(`${base}/mcp/${encodeURIComponent(example.sample)}`);
  const transport = new StreamableHTTPClientTransport(url);
  await client.connect(transport as Transport);
  const session = transport.sessionId ?? '';
  return {
    session,
    async play(calls = Number.POSITIVE_INFINITY) {
      for (const { name, arguments: given } of callsOf(example).slice(0, calls)) {
        await client.callTool({ name, arguments: given as Record<string, unknown> });
      }
    },
    async reward(response) {
      const body = JSON.stringify({ session, response });
      const answer = await fetch(`${base}/grade`, { method: 'POST', body });
      return ((await answer.json()) as { readonly reward?: number }).reward ?? Number.NaN;
    },
    [Symbol.asyncDispose]: async () => await client.close().catch(() => {}),
  };
}
