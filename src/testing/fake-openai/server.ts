// An OpenAI-compatible endpoint on this machine, for tests and benchmarks: real HTTP, scripted answers, chosen faults.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ToolGradError } from '../../model/errors.ts';
import { createChat } from './chat.ts';
import { sendJson } from './deliver.ts';
import { bodyIn, refusalIn } from './dialects.ts';
import type { FakeOpenAiOptions } from './options.ts';
import { keyProblem, maskedKey } from './refuse.ts';
import type { FakeRequest } from './request.ts';
import type { FakeStatistics } from './statistics.ts';

export interface FakeOpenAi extends AsyncDisposable {
  /** `http://127.0.0.1:<port>/v1`. Any other path before `/chat/completions` and `/models` does as well. */
  readonly baseUrl: string;
  readonly port: number;
  /** The last requests for chat completions, oldest first; `keepRequests` of them at most. */
  readonly requests: readonly FakeRequest[];
  stats(): FakeStatistics;
  /** Throws where the script has answers that nobody asked for. */
  assertDone(): void;
  /** As if the endpoint had been killed: connections are cut, new ones refused. */
  down(): Promise<void>;
  /** Back again, on the same port. Throws `usage` where something else has taken the port. */
  up(): Promise<void>;
  /** The same as `down`, for good. */
  close(): Promise<void>;
}

/**
 * Starts an endpoint on 127.0.0.1 that speaks `POST /chat/completions`, `GET /models` and `GET /models/{id}` as OpenAI
 * does, answers with what it is told, and fails as it is told. It counts tokens (a quarter of the characters of the
 * schema and the messages) and reports prefixes that an earlier request had as cached. What it holds does not grow
 * with the requests. Throws `usage` where the port is taken.
 *
 * ```ts
 * await using endpoint = await startFakeOpenAi({
 *   script: [faults.rateLimited({ seconds: 1 }), { query: 'What is new?', response: 'Nothing.' }],
 * });
 * const client = new OpenAI({ baseURL: endpoint.baseUrl, apiKey: 'any' });
 * …
 * endpoint.assertDone();
 * ```
 */
export async function startFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const { dialect = 'openai', models = ['fake-model'] } = options;
  const chat = createChat(options);

  const answer = async (message: IncomingMessage, response: ServerResponse) => {
    const path = new URL(message.url ?? '/', 'http://localhost').pathname;
    response.setHeader('x-request-id', `req_${crypto.randomUUID()}`);
    const asksFor = (expected: string) => message.method === expected;
    if (asksFor('POST') && /\/chat\/completions\/?$/.test(path)) {
      await chat.answer(message.headers, await text(message), response);
      return;
    }
    message.resume();
    const wrong = keyProblem(message.headers, options);
    const model = /\/models\/(.+)$/s.exec(path)?.[1];
    const facts = {
      model: decodeURIComponent(model ?? ''),
      promptTokens: 0,
      contextWindow: 0,
      parameter: '',
      value: '',
    };
    const refuse = (problem: Parameters<typeof refusalIn>[1]) => {
      const { status, body } = refusalIn(dialect, problem, { ...facts, key: maskedKey(message.headers) });
      sendJson(response, status, body);
    };
    if (wrong !== undefined) refuse(wrong);
    else if (asksFor('GET') && /\/models\/?$/.test(path)) {
      sendJson(response, 200, { object: 'list', data: models.map(modelBody) });
    } else if (asksFor('GET') && model !== undefined) {
      const known = options.models === undefined || models.includes(facts.model);
      if (known) sendJson(response, 200, modelBody(facts.model));
      else refuse('unknown model');
    } else {
      const sentence = `Invalid URL (${message.method} ${path})`;
      sendJson(response, 404, bodyIn(dialect, { status: 404, message: sentence }));
    }
  };

  const server = createServer((message, response) => {
    // A client that goes away in the middle of its request has nobody left to be told.
    answer(message, response).catch(() => response.destroy());
  });
  // Longer than clients keep connections, so that none is closed under a request that is just being sent.
  server.keepAliveTimeout = 120_000;

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException) => {
        reject(
          new ToolGradError(
            'usage',
            `The fake endpoint cannot listen on port ${port} (${error.code}): name another port.`,
          ),
        );
      };
      server.once('error', failed);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', failed);
        resolve();
      });
    });
  const down = () =>
    new Promise<void>((resolve) => {
      if (server.listening) server.close(() => resolve());
      else resolve();
      server.closeAllConnections();
    });

  await listen(options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    port,
    requests: chat.requests,
    stats: chat.stats,
    assertDone: chat.assertDone,
    down,
    up: () => (server.listening ? Promise.resolve() : listen(port)),
    close: down,
    [Symbol.asyncDispose]: down,
  };
}

function modelBody(id: string): object {
  return { id, object: 'model', created: 1_700_000_000, owned_by: 'fake' };
}
