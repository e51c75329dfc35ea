// An environment over HTTP within this process, and agents that play in it by the MCP client of the SDK.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  composeEnvironment,
  type EnvironmentRequest,
} from '../../src/compose/environment/compose-environment.ts';
import type { Environment } from '../../src/environments/environment.ts';
import { environmentRoutes } from '../../src/environments/serve/environment-routes.ts';
import type { Example } from '../../src/model/example.ts';
import { callsOf } from '../../src/model/example.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { serveHttp } from '../../src/server/transports/http.ts';

export interface Served extends AsyncDisposable {
  /** `http://127.0.0.1:49152`. */
  readonly base: string;
  readonly environment: Environment;
  readonly notices: readonly string[];
}

export async function serveRun(run: string, request: Partial<EnvironmentRequest> = {}): Promise<Served> {
  const over = new AbortController();
  const notices: string[] = [];
  const composed = await composeEnvironment(
    { run, ...request },
    (message) => notices.push(message),
    over.signal,
  );
  const faults: unknown[] = [];
  const routes = environmentRoutes(composed.environment, {
    version: '0',
    grading: composed.grading,
    onFault: (error) => faults.push(error),
  });
  const serving = await serveHttp(routes, { host: '127.0.0.1', port: 0 });
  return {
    base: new URL(serving.url).origin,
    environment: composed.environment,
    notices,
    async [Symbol.asyncDispose]() {
      await serving[Symbol.asyncDispose]();
      await composed[Symbol.asyncDispose]();
      over.abort();
      if (faults.length > 0) throw faults[0];
    },
  };
}

/** What an agent may do in an episode: call, and at the end say something. */
export interface Playing {
  readonly session: string;
  readonly client: Client;
  call(name: string, args: JsonObject): Promise<{ readonly text: string; readonly isError: boolean }>;
}

/** Plays one episode of a sample, and gives its session; the client goes away at the end, as agents do. */
export async function play(
  base: string,
  sample: string,
  policy: (playing: Playing) => Promise<void>,
): Promise<string> {
  const client = new Client({ name: 'agent', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${base}/mcp/${sample}`));
  await client.connect(transport as Transport);
  const session = transport.sessionId ?? '';
  try {
    await policy({
      session,
      client,
      async call(name, args) {
        const result = await client.callTool({ name, arguments: args as Record<string, unknown> });
        const content = result.content as readonly { readonly text?: string }[];
        return { text: content.map(({ text = '' }) => text).join('\n'), isError: result.isError === true };
      },
    });
  } finally {
    await transport.terminateSession();
    await client.close();
  }
  return session;
}

/** Makes the calls of the right answer. */
export async function playRight(playing: Playing, example: Example): Promise<void> {
  for (const { name, arguments: args } of callsOf(example)) await playing.call(name, args);
}

export interface GradeAnswer {
  readonly sample: string;
  readonly reward: number;
  readonly parts: {
    readonly answer: number | null;
    readonly effects: number | null;
    readonly calls: number | null;
    readonly forbidden: boolean;
  };
}

export async function grade(base: string, body: object): Promise<GradeAnswer> {
  const answer = await fetch(`${base}/grade`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as GradeAnswer;
}
