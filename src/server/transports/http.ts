// Serves many clients at a time over Streamable HTTP.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defined } from '../../model/defined.ts';
import { ToolGradError } from '../../model/errors.ts';
import {
  crossOriginHeaders,
  type GuardOptions,
  isLoopback,
  originRefusal,
  refusalOf,
} from '../../transports/http-guard.ts';
import { type CreateServer, HttpSessions, refuse, type SessionOptions } from './http-sessions.ts';

export interface HttpOptions extends GuardOptions, Partial<SessionOptions> {
  /** 0 means any free port. */
  readonly port: number;
}

/** A server that listens; disposing it ends its sessions and connections. */
export interface HttpServing extends AsyncDisposable {
  /** `http://127.0.0.1:49152/mcp`. */
  readonly url: string;
}

/** What is served where: MCP servers by their paths, and what is not MCP. */
export interface HttpRoutes {
  /** Makes the servers of a path; undefined where there are none. */
  mcp(path: string): CreateServer | undefined;
  /** Answers a request that is none of MCP's; false for one that it does not know. */
  other(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

const path = '/mcp';
const defaultIdleMs = 30 * 60_000;
const defaultMostSessions = 1000;

/**
 * Listens, with a server of its own for each session: at `/mcp`, or as the routes say. Throws `usage` if the host is not loopback and no token is
 * given, or the address cannot be listened on.
 */
export async function serveHttp(
  serves: CreateServer | HttpRoutes,
  options: HttpOptions,
): Promise<HttpServing> {
  const {
    host,
    port,
    token,
    idleMs = defaultIdleMs,
    mostSessions = defaultMostSessions,
    givesWayMs,
    hungUpMs,
  } = options;
  if (!isLoopback(host) && token === undefined) {
    throw new ToolGradError(
      'usage',
      `${host} can be reached from other machines, so a token is needed: set it in the environment variable TOOLGRAD_MCP_TOKEN, or with --token.`,
    );
  }
  const routes = typeof serves === 'function' ? onlyMcp(serves) : serves;
  const sessions = new HttpSessions({ idleMs, mostSessions, ...defined({ givesWayMs, hungUpMs }) });
  const http = createServer((request, response) => {
    answer(request, response, { guard: options, sessions, routes }).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'ToolGrad failed unexpectedly.');
    });
  });
  // A call may take as long as its run; for what a client sends, Node's own limits apply.
  http.timeout = 0;
  // With Node's 5 s, a busy server closes connections on which the next request is already waiting.
  http.keepAliveTimeout = 120_000;
  try {
    // Many clients that connect at once wait here; beyond Node's 511, the system drops some.
    http.listen({ port, host, backlog: 4096 });
    await once(http, 'listening');
  } catch (error) {
    await sessions[Symbol.asyncDispose]();
    throw cannotListen(host, port, error);
  }
  const { address, port: taken, family } = http.address() as AddressInfo;
  const shown = isLoopback(host) && !host.includes(':') ? host : family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${shown}:${taken}${path}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      await sessions[Symbol.asyncDispose]();
      http.closeAllConnections();
      await closed;
    },
  };
}

interface Answering {
  readonly guard: GuardOptions;
  readonly sessions: HttpSessions;
  readonly routes: HttpRoutes;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { guard, sessions, routes }: Answering,
): Promise<void> {
  const isPreflight =
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  const refusal = (isPreflight ? originRefusal : refusalOf)(request.headers, guard);
  // A page of an allowed origin may read that its token is missing, too.
  if (refusal?.status !== 403)
    for (const [name, value] of Object.entries(crossOriginHeaders(request.headers, isPreflight)))
      response.setHeader(name, value);
  if (refusal !== undefined) {
    refuse(response, refusal.status, refusal.message);
    return;
  }
  if (isPreflight) {
    response.writeHead(204).end();
    return;
  }
  const [asked = ''] = (request.url ?? '').split('?');
  const create = routes.mcp(asked);
  if (create !== undefined) await sessions.handle(request, response, create);
  else if (!(await routes.other(request, response))) refuse(response, 404, `MCP is served at ${path}.`);
}

function onlyMcp(create: CreateServer): HttpRoutes {
  return { mcp: (asked) => (asked === path ? create : undefined), other: async () => false };
}

function cannotListen(host: string, port: number, error: unknown): ToolGradError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'the port is taken; name another one with --port, or 0 for a free one',
    EACCES: 'that port needs more rights; name one above 1023 with --port',
    EADDRNOTAVAIL: 'this machine has no such address; name another --host',
    ENOTFOUND: 'there is no such host; name another --host',
  };
  return new ToolGradError('usage', `Cannot listen on ${host}:${port}: ${reasons[code] ?? message}.`, {
    cause: error,
  });
}
