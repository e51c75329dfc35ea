// The lab behind Streamable HTTP and behind the older SSE transport, on a port the system picks.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { createLab, type LabOptions } from './lab.mjs';

export interface LabHttp extends AsyncDisposable {
  readonly url: string;
  /** The sessions that are open, by id. */
  readonly sessions: ReadonlyMap<string, unknown>;
  /** The headers of every request. */
  readonly headers: IncomingMessage['headers'][];
  /** Forgets every session, as a restarted server would. */
  forget(): void;
  /** Breaks every connection and takes no more. */
  stop(): Promise<void>;
}

export interface LabHttpOptions extends LabOptions {
  /** Each answer is a JSON body and no stream. */
  readonly json?: boolean;
  /** Answers a request of that method before the lab hears of it. */
  readonly refuse?: (
    method: string,
  ) => { status: number; headers: Readonly<Record<string, string>>; text: string } | undefined;
}

export async function serveHttp(options: LabHttpOptions = {}): Promise<LabHttp> {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  return serve(sessions, async (request, response) => {
    const body = request.method === 'POST' ? await bodyOf(request) : undefined;
    const refusal = options.refuse?.(body?.method ?? '');
    if (refusal !== undefined) {
      response.writeHead(refusal.status, refusal.headers).end(refusal.text);
      return;
    }
    const id = request.headers['mcp-session-id'];
    const known = typeof id === 'string' ? sessions.get(id) : undefined;
    if (known !== undefined) return known.handleRequest(request, response, body);
    if (id !== undefined) {
      response.writeHead(404).end('Session not found');
      return;
    }
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      enableJsonResponse: options.json === true,
      onsessioninitialized: (opened) => void sessions.set(opened, transport),
      onsessionclosed: (closed) => void sessions.delete(closed),
    });
    await createLab(options).connect(transport as Transport);
    return transport.handleRequest(request, response, body);
  });
}

async function bodyOf(request: IncomingMessage): Promise<{ method?: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

export async function serveSse(options: LabOptions = {}): Promise<LabHttp> {
  const sessions = new Map<string, SSEServerTransport>();
  return serve(sessions, async (request, response) => {
    if (request.method === 'GET') {
      const transport = new SSEServerTransport('/messages', response);
      sessions.set(transport.sessionId, transport);
      response.once('close', () => sessions.delete(transport.sessionId));
      return createLab(options).connect(transport);
    }
    const id = new URL(request.url ?? '', 'http://x').searchParams.get('sessionId') ?? '';
    const transport = sessions.get(id);
    if (transport === undefined) response.writeHead(404).end('Session not found');
    else await transport.handlePostMessage(request, response);
  });
}

async function serve(
  sessions: Map<string, unknown>,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LabHttp> {
  const headers: IncomingMessage['headers'][] = [];
  const server: Server = createServer((request, response) => {
    headers.push(request.headers);
    void handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    sessions,
    headers,
    forget: () => sessions.clear(),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
