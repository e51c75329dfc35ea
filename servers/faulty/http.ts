/** The faulty server over Streamable HTTP: sessions that are forgotten, tokens that expire, answers that drip. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Misbehaviour } from './misbehaviour.ts';
import type { FaultyOptions } from './options.ts';

/** Pieces that a dripping answer comes in. */
const drops = 20;

/** Serves until the process ends; answers with the address. */
export async function serveFaultyHttp(
  options: FaultyOptions,
  port: number,
  create: () => Server,
  misbehaviour: Misbehaviour,
): Promise<string> {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  const open = async () => {
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
      enableJsonResponse: options.dripMs > 0,
    });
    const server = create();
    await server.connect(transport as Transport);
    misbehaviour.watch(transport as Transport);
    return transport;
  };
  const http = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  /** Calls that were asked for, those refused here included. */
  let asked = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = request.method === 'POST' ? await bodyOf(request) : undefined;
    const isCall = (body as { method?: string } | undefined)?.method === 'tools/call';
    const refusal = isCall ? refusalOf(options, misbehaviour.calls, ++asked, sessions) : undefined;
    if (refusal !== undefined) {
      response.writeHead(refusal.status, refusal.headers).end(refusal.text);
      return;
    }
    const id = request.headers['mcp-session-id'];
    const known = typeof id === 'string' ? sessions.get(id) : undefined;
    if (known === undefined && id !== undefined) {
      response.writeHead(404).end('Session not found');
      return;
    }
    if (options.dripMs > 0 && isCall) drip(response, options.dripMs);
    await (known ?? (await open())).handleRequest(request, response, body);
  }

  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`;
}

interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function refusalOf(
  options: FaultyOptions,
  answered: number,
  asked: number,
  sessions: Map<string, unknown>,
): Refusal | undefined {
  const { expireTokenAfter, loseSessionAfter, limitEvery } = options;
  if (expireTokenAfter !== undefined && answered >= expireTokenAfter) {
    return { status: 401, headers: {}, text: 'The access token expired.' };
  }
  if (loseSessionAfter !== undefined && asked % (loseSessionAfter + 1) === 0) {
    // As a server does that was started anew: it knows no session of before.
    sessions.clear();
    return { status: 404, headers: {}, text: 'Session not found' };
  }
  if (limitEvery !== undefined && asked % limitEvery === 0) {
    return { status: 429, headers: { 'retry-after': '1' }, text: 'Too many requests.' };
  }
  return undefined;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** Whatever is written to the response goes out in small pieces, over so many milliseconds in all. */
function drip(response: ServerResponse, milliseconds: number): void {
  const end = response.end.bind(response);
  const write = response.write.bind(response);
  const pieces: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) pieces.push(Buffer.from(chunk as string));
  };
  response.write = ((chunk: unknown) => {
    keep(chunk);
    return true;
  }) as typeof response.write;
  response.end = ((chunk: unknown) => {
    keep(chunk);
    const whole = Buffer.concat(pieces);
    const size = Math.max(1, Math.ceil(whole.length / drops));
    void (async () => {
      for (let from = 0; from < whole.length && !response.destroyed; from += size) {
        await delay(milliseconds / drops);
        write(whole.subarray(from, from + size));
      }
      end();
    })();
    return response;
  }) as typeof response.end;
}
