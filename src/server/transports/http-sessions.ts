// The sessions of the HTTP server: one MCP server per client, until it ends the session or stays silent for too long.
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { RecentEvents } from './event-store.ts';
import { LenientTransport } from './lenient-transport.ts';

/** A server for a session of that id, which the request has begun; not yet connected. */
export type CreateServer = (session: string, headers: IncomingHttpHeaders) => Server;

export interface SessionOptions {
  /** A session without an open request ends after this time. Milliseconds. */
  readonly idleMs: number;
  readonly mostSessions: number;
  /** A session that rests for longer makes room for a new one where there are too many. Milliseconds. */
  readonly givesWayMs?: number;
  /** So does one whose client kept a stream open, and has not opened it again for this time. Milliseconds. */
  readonly hungUpMs?: number;
}

const defaultGivesWayMs = 5 * 60_000;

/** A client that means to come back does so within seconds: the SDK's waits for 30 s at most. */
const defaultHungUpMs = 60_000;

/** When a client should reconnect after its stream was closed. Milliseconds. */
const retryInterval = 1000;

interface Session {
  readonly transport: StreamableHTTPServerTransport;
  readonly server: Server;
  /** Requests that are not answered yet, including streams. */
  open: number;
  /** Whether its client has ever kept a stream open for what comes unasked. */
  streamed: boolean;
  /** When the last of them ended, in milliseconds of a clock that never jumps. */
  restingSince: number;
}

export class HttpSessions implements AsyncDisposable {
  readonly #sessions = new Map<string, Session>();
  readonly #events = new RecentEvents();
  readonly #options: SessionOptions;
  readonly #sweeper: NodeJS.Timeout;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#sweeper = setInterval(() => void this.#sweep(), Math.max(options.idleMs / 4, 10));
    this.#sweeper.unref();
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** Passes an accepted request to its session; one without a session may start one, with a server of its own. */
  async handle(request: IncomingMessage, response: ServerResponse, create: CreateServer): Promise<void> {
    const id = request.headers['mcp-session-id'];
    if (id === undefined) return await this.#begin(request, response, create);
    const session = typeof id === 'string' ? this.#sessions.get(id) : undefined;
    if (session === undefined) {
      refuse(response, 404, 'There is no such session: begin a new one with initialize.');
      return;
    }
    await this.#pass(session, request, response);
  }

  async #begin(request: IncomingMessage, response: ServerResponse, create: CreateServer): Promise<void> {
    if (request.method !== 'POST') {
      refuse(response, 400, 'The request names no session.');
      return;
    }
    if (this.#sessions.size >= this.#options.mostSessions && !(await this.#makeRoom())) {
      refuse(response, 503, 'There are too many sessions: end one, or try again later.');
      return;
    }
    const eventStore = this.#events.openSession();
    const own = randomUUID();
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => own,
      eventStore,
      retryInterval,
      onsessioninitialized: (id) => void this.#sessions.set(id, session),
    });
    const session: Session = {
      transport,
      server: create(own, request.headers),
      open: 0,
      streamed: false,
      restingSince: performance.now(),
    };
    transport.onclose = () => {
      eventStore.drop();
      if (transport.sessionId !== undefined) this.#sessions.delete(transport.sessionId);
    };
    // The SDK's own transport does not fit its own interface where optional properties are exact.
    await session.server.connect(new LenientTransport(transport as Transport));
    await this.#pass(session, request, response);
    // It was not an `initialize` request, and has been told so.
    if (transport.sessionId === undefined) await session.server.close();
  }

  async #pass(session: Session, request: IncomingMessage, response: ServerResponse): Promise<void> {
    session.open += 1;
    session.streamed ||= request.method === 'GET';
    response.once('close', () => {
      session.open -= 1;
      session.restingSince = performance.now();
    });
    await session.transport.handleRequest(request, response);
  }

  /** Ends the session that has rested longest, and long enough: clients that have gone without a word keep nobody out. */
  async #makeRoom(): Promise<boolean> {
    const { givesWayMs = defaultGivesWayMs, hungUpMs = defaultHungUpMs } = this.#options;
    const [longest] = this.#resting(({ streamed }) =>
      streamed ? Math.min(hungUpMs, givesWayMs) : givesWayMs,
    ).sort((a, b) => a.restingSince - b.restingSince);
    await longest?.server.close();
    return longest !== undefined;
  }

  async #sweep(): Promise<void> {
    const idle = this.#resting(() => this.#options.idleMs);
    await Promise.allSettled(idle.map(({ server }) => server.close()));
  }

  /** Sessions without an open request for longer than their time, in milliseconds. */
  #resting(time: (session: Session) => number): Session[] {
    const now = performance.now();
    return [...this.#sessions.values()].filter(
      (session) => session.open === 0 && now - session.restingSince > time(session),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#sweeper);
    await Promise.allSettled([...this.#sessions.values()].map(({ server }) => server.close()));
  }
}

/** Responds with an error in the protocol's form. */
export function refuse(response: ServerResponse, status: number, message: string): void {
  const headers = {
    'content-type': 'application/json',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
  response
    .writeHead(status, headers)
    .end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }));
}
