// A stream that breaks in the middle of a call: the client asks again, and misses nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFixtureServer } from '../../scripts/conformance/fixture.ts';
import { openServerState, type ServerState } from '../../src/server/server-state.ts';
import { type HttpServing, serveHttp } from '../../src/server/transports/http.ts';

const protocolVersion = '2025-11-25';

let state: ServerState;
let serving: HttpServing;
beforeAll(async () => {
  state = openServerState({ tools: { demo: true }, runsFolder: '/nowhere', local: false });
  serving = await serveHttp(() => createFixtureServer(state), { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await serving[Symbol.asyncDispose]();
  await state[Symbol.asyncDispose]();
});

async function post(message: object, session?: string): Promise<Response> {
  return await fetch(serving.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': protocolVersion,
      ...(session === undefined ? {} : { 'mcp-session-id': session }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', ...message }),
  });
}

async function beginSession(): Promise<string> {
  const clientInfo = { name: 'test', version: '0' };
  const params = { protocolVersion, capabilities: {}, clientInfo };
  const response = await post({ id: 0, method: 'initialize', params });
  await response.text();
  const session = response.headers.get('mcp-session-id') ?? '';
  await post({ method: 'notifications/initialized' }, session);
  return session;
}

test('a call whose stream the server closes is answered to who comes back with the last event', async () => {
  const session = await beginSession();
  const params = { name: 'test_reconnection', arguments: {} };
  const broken = await post({ id: 1, method: 'tools/call', params }, session);
  // The whole stream: it ends before there is an answer.
  const events = await broken.text();
  expect(events).toMatch(/^id: (\S+)\nretry: \d+\ndata: *\n\n$/);
  const lastEvent = /^id: (\S+)/.exec(events)?.[1] ?? '';

  const stop = new AbortController();
  const resumed = await fetch(serving.url, {
    headers: {
      accept: 'text/event-stream',
      'mcp-protocol-version': protocolVersion,
      'mcp-session-id': session,
      'last-event-id': lastEvent,
    },
    signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]),
  });
  expect(resumed.status).toBe(200);
  let received = '';
  for await (const chunk of resumed.body as AsyncIterable<Uint8Array>) {
    received += Buffer.from(chunk).toString();
    if (received.includes('"result"')) break;
  }
  stop.abort();
  expect(received).toMatch(/"id":1/);
  expect(received).toMatch(/Reconnection test completed/);
  const alive = await post({ id: 2, method: 'ping' }, session);
  expect(await alive.text()).toMatch(/"id":2/);
});
