// Serves the page of a run on this machine: to whoever has the address with its key, and to nobody else.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ToolGradError } from '../model/errors.ts';
import { isSameSecret, refusalOf } from '../transports/http-guard.ts';
import { type ApiAnswer, answerApi } from './api.ts';
import { type PageFile, pageHeaders, readPageFile } from './page-files.ts';
import type { RunView } from './run-view.ts';

/** A page that is served; disposing it ends that. */
export interface Serving extends AsyncDisposable {
  /** With the key: whoever opens it may look and review. */
  readonly url: string;
}

const host = '127.0.0.1';

/** How often the run's folder is looked at. */
const everyMs = 700;
/** What a page may send, in characters. */
const longestBody = 100_000;

const files: Readonly<Record<string, readonly [PageFile, string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
};

/** Listens on loopback. Throws `usage` where the port cannot be listened on. */
export async function serveView(view: RunView, { port }: { readonly port: number }): Promise<Serving> {
  const key = randomBytes(24).toString('base64url');
  const http = createServer((request, response) => {
    answer(request, response, { view, key }).catch((error: unknown) => {
      const known = error instanceof ToolGradError;
      if (!known) console.error(error);
      if (response.headersSent) response.destroy();
      else
        sendJson(response, known ? 400 : 500, {
          error: known ? error.message : 'toolgrad-mcp failed unexpectedly.',
        });
    });
  });
  try {
    http.listen({ port, host });
    await once(http, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'the port is taken; name another one with --port' : message;
    throw new ToolGradError('usage', `Cannot listen on ${host}:${port}: ${why}.`, { cause: error });
  }
  const following = follow(view);
  const { port: taken } = http.address() as AddressInfo;
  return {
    url: `http://${host}:${taken}/?key=${key}`,
    async [Symbol.asyncDispose]() {
      await following[Symbol.asyncDispose]();
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeAllConnections();
      await closed;
    },
  };
}

/** Keeps the view up with the run's folder, from now on. */
function follow(view: RunView): AsyncDisposable {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const look = async () => {
    await view.update().catch((error: unknown) => console.error(error));
    if (!ended) timer = setTimeout(begin, everyMs);
  };
  let current = look();
  const begin = () => {
    current = look();
  };
  return {
    async [Symbol.asyncDispose]() {
      ended = true;
      clearTimeout(timer);
      await current;
    },
  };
}

interface Served {
  readonly view: RunView;
  readonly key: string;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { view, key }: Served,
): Promise<void> {
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
  const { headers, method = 'GET' } = request;
  const refusal = refusalOf(headers, { host });
  if (refusal !== undefined) {
    sendText(response, refusal.status, refusal.message);
    return;
  }
  const url = new URL(request.url ?? '/', `http://${host}`);
  const cookie = cookieName(request);
  const given = url.searchParams.get('key');
  if (given !== null && url.pathname === '/' && isSameSecret(given, key)) {
    // From here on the browser has the key, and the address that people pass on does not.
    response.setHeader('set-cookie', `${cookie}=${key}; HttpOnly; SameSite=Strict; Path=/`);
    response.writeHead(303, { location: '/' }).end();
    return;
  }
  if (!isSameSecret(cookieIn(headers.cookie, cookie), key)) {
    sendText(response, 403, 'Open the address that toolgrad-mcp has printed: it has the key to this page.');
    return;
  }
  const file = method === 'GET' ? files[url.pathname] : undefined;
  if (file !== undefined) {
    response.setHeader('content-type', file[1]);
    response.end(await readPageFile(file[0]));
    return;
  }
  if (url.pathname === '/api/events') {
    sendEvents(request, response, view);
    return;
  }
  if (method === 'POST') {
    // No form of another page can send this type without asking first.
    if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
      sendText(response, 415, 'Reviews are sent as application/json.');
      return;
    }
    send(response, await answerApi(view, url, { method, body: await bodyOf(request) }));
    return;
  }
  send(response, await answerApi(view, url, { method }));
}

function send(response: ServerResponse, { status, value }: ApiAnswer): void {
  sendJson(response, status, value);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(value));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** Tells the page of every change, as it happens. */
function sendEvents(request: IncomingMessage, response: ServerResponse, view: RunView): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const tell = (progress: unknown) => void response.write(`data: ${JSON.stringify(progress)}\n\n`);
  tell(view.progress());
  const stop = view.onProgress(tell);
  request.on('close', stop);
}

/** Ports of one host share their cookies. */
function cookieName({ socket }: IncomingMessage): string {
  return `toolgrad_view_${socket.localPort}`;
}

function cookieIn(header: string | undefined, name: string): string {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([each]) => each === name)?.[1] ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  let length = 0;
  request.setEncoding('utf8');
  // Read to its end, so that the answer can be heard.
  for await (const part of request as AsyncIterable<string>) {
    length += part.length;
    if (length <= longestBody) text += part;
  }
  if (length > longestBody) throw new ToolGradError('usage', 'That is too long to be a review.');
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolGradError('usage', 'The review is not JSON.');
  }
}
