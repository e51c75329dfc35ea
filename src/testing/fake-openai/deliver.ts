// Puts an answer, or what takes its place, on the wire.
import type { ServerResponse } from 'node:http';

/** A body in JSON, with a status. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendText(response, status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

/** A body that is a text already. */
export function sendText(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers }).end(body);
}

/** Server-sent events. */
export function sendEvents(response: ServerResponse, events: readonly string[]): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  for (const event of events) response.write(event);
  response.end();
}

/** Ends the connection at some point of an answer that would have had this body. */
export function disconnect(
  response: ServerResponse,
  after: 'nothing' | 'headers' | 'half the body',
  body: string,
  contentType: string,
): void {
  const { socket } = response;
  if (after === 'nothing') {
    socket?.resetAndDestroy();
    return;
  }
  response.writeHead(200, { 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)) });
  // A reset could overtake what was just written; the end of the connection cannot.
  if (after === 'headers') {
    response.flushHeaders();
    socket?.destroySoon();
    return;
  }
  const bytes = Buffer.from(body);
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => socket?.destroySoon());
}
