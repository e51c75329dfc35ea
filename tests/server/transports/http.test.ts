// Many clients at a time over real HTTP: sessions, guards, limits, and what becomes of a client that is gone.
import { once } from 'node:events';
import { request } from 'node:http';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createServer } from '../../../src/server/create-server.ts';
import { type HttpOptions, type HttpServing, serveHttp } from '../../../src/server/transports/http.ts';
import { call, openPlace, type Place } from '../connected.ts';

let place: Place;
let serving: HttpServing;
const serve = (options: Partial<HttpOptions> = {}) =>
  serveHttp(() => createServer(place.state), { host: '127.0.0.1', port: 0, ...options });

beforeAll(async () => {
  place = await openPlace();
  serving = await serve();
});
afterAll(async () => {
  await serving[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

async function connectTo(url: string, headers: Record<string, string> = {}) {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  await client.connect(transport as Transport);
  return { client, transport };
}

/** A bare request, with headers that `fetch` would not send. */
function send(
  url: string,
  {
    method = 'POST',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ readonly status: number; readonly text: string; readonly headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
    });
    sent.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('close', () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    sent.end(body);
  });
}

const initialize = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'bare', version: '1' } },
});

test('fifty clients side by side lose nothing', async () => {
  const clients = await Promise.all(Array.from({ length: 50 }, () => connectTo(serving.url)));
  const answers = await Promise.all(
    clients.flatMap(({ client }, at) =>
      [1, 2, 3].map(() => call(client, 'inspect_tools', { server: at % 2 === 0 ? 'crm' : 'shop', limit: 1 })),
    ),
  );
  expect(answers.map(({ data }) => (data.tools as { server: string }[])[0]?.server)).toEqual(
    clients.flatMap((_, at) => Array(3).fill(at % 2 === 0 ? 'crm' : 'shop')),
  );
  await Promise.all(
    clients.map(async ({ client, transport }) => {
      await transport.terminateSession();
      await client.close();
    }),
  );
});

test('a client gets what its own calls have to say', async () => {
  const [one, other] = await Promise.all([connectTo(serving.url), connectTo(serving.url)]);
  const progress: number[] = [];
  const params = { name: 'generate_samples', arguments: { samples: 2, run: 'one', servers: ['crm'] } };
  const [made] = await Promise.all([
    one.client.callTool(params, undefined, { onprogress: (told) => progress.push(told.progress) }),
    call(other.client, 'get_run'),
  ]);
  expect(made.structuredContent).toMatchObject({ status: 'done', accepted: 2 });
  expect(progress).toEqual(expect.arrayContaining([0, 1, 2]));
  expect((await call(other.client, 'get_run', { run: 'one' })).data).toMatchObject({ total: 1 });
  await Promise.all([one.client.close(), other.client.close()]);
});

test('a client that is gone in mid-run leaves the run at work', async () => {
  const { client, transport } = await connectTo(serving.url);
  const args = { samples: 2000, run: 'orphan', wait_seconds: 600, servers: ['crm'] };
  client.callTool({ name: 'generate_samples', arguments: args }).catch(() => {});
  await expect.poll(() => place.state.runs.inProgress('orphan')).toBeDefined();
  await transport.terminateSession();
  await client.close();
  const { client: later } = await connectTo(serving.url);
  const status = async () =>
    ((await call(later, 'get_run', { run: 'orphan' })).data.runs as { status: string }[])[0];
  await vi.waitFor(async () => expect(await status()).toMatchObject({ status: 'running' }), {
    timeout: 10_000,
  });
  expect((await call(later, 'cancel_run', { run: 'orphan' })).data).toMatchObject({ status: 'interrupted' });
  await later.close();
});

describe('refused', () => {
  test.each([
    ['a foreign Host', { host: 'evil.example' }, 403],
    ['a foreign Origin', { origin: 'http://evil.example' }, 403],
    ['a session that is not there', { 'mcp-session-id': 'made-up' }, 404],
    ['another content type', { 'content-type': 'text/plain' }, 415],
  ])('%s', async (_, headers, status) => {
    expect(await send(serving.url, { headers, body: initialize })).toMatchObject({ status });
  });

  test.each([
    ['a body that is too large', `{"x":"${'a'.repeat(5 * 1024 * 1024)}"}`, 413],
    ['what is no JSON', '{"jsonrpc', 400],
    ['what is no message', '{"a":1}', 400],
    ['a call before initialize', '{"jsonrpc":"2.0","id":1,"method":"tools/list"}', 400],
  ])('%s', async (_, body, status) => {
    const answer = await send(serving.url, { body });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain(place.folder);
  });

  test('other paths and methods', async () => {
    expect(await send(new URL('/', serving.url).href, { method: 'GET' })).toMatchObject({ status: 404 });
    expect(await send(serving.url, { method: 'GET' })).toMatchObject({ status: 400 });
    expect(await send(serving.url, { method: 'PUT' })).toMatchObject({ status: 400 });
  });

  test('none of it hinders the next client', async () => {
    const { client } = await connectTo(serving.url);
    expect((await client.listTools()).tools.length).toBeGreaterThan(4);
    await client.close();
  });
});

test('the token is demanded where it is set, and must be set where others can reach the host', async () => {
  await expect(serve({ host: '0.0.0.0' })).rejects.toThrow('so a token is needed');
  await using guarded = await serve({ token: 'open-sesame' });
  expect(await send(guarded.url, { body: initialize })).toMatchObject({
    status: 401,
    headers: { 'www-authenticate': 'Bearer' },
  });
  await expect(connectTo(guarded.url, { authorization: 'Bearer open-says-me' })).rejects.toThrow();
  const { client } = await connectTo(guarded.url, { authorization: 'Bearer open-sesame' });
  await client.ping();
  await client.close();
});

/** A session of a bare client, which keeps no stream open as the SDK's does. */
async function begin(url: string) {
  const { headers, status } = await send(url, { body: initialize });
  return { status, id: String(headers['mcp-session-id']) };
}

test('a session that is idle ends; one that is used does not', async () => {
  await using quick = await serve({ idleMs: 500 });
  const [idle, used] = [await begin(quick.url), await begin(quick.url)];
  const ping = ({ id }: { id: string }) =>
    send(quick.url, { headers: { 'mcp-session-id': id }, body: '{"jsonrpc":"2.0","id":2,"method":"ping"}' });
  const ends = performance.now() + 1200;
  while (performance.now() < ends) expect(await ping(used)).toMatchObject({ status: 200 });
  expect(await ping(idle)).toMatchObject({ status: 404 });
});

test('there are only so many sessions', async () => {
  await using small = await serve({ mostSessions: 2 });
  const first = await begin(small.url);
  expect(await begin(small.url)).toMatchObject({ status: 200 });
  expect(await begin(small.url)).toMatchObject({ status: 503 });
  await send(small.url, { method: 'DELETE', headers: { 'mcp-session-id': first.id } });
  expect(await begin(small.url)).toMatchObject({ status: 200 });
});

test('where there are too many, the session that has rested longest makes room', async () => {
  await using small = await serve({ mostSessions: 2, givesWayMs: -1 });
  const [first, second] = [await begin(small.url), await begin(small.url)];
  const ping = (id: string) =>
    send(small.url, {
      headers: { 'mcp-session-id': id },
      body: JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'ping' }),
    });
  expect(await ping(first.id)).toMatchObject({ status: 200 });
  expect(await begin(small.url)).toMatchObject({ status: 200 });
  expect(await ping(first.id)).toMatchObject({ status: 200 });
  expect(await ping(second.id)).toMatchObject({ status: 404 });
});

test('a client that has closed its stream, as one that was killed does, makes room sooner than one that never had any', async () => {
  await using small = await serve({ mostSessions: 2, hungUpMs: 0 });
  const quiet = await begin(small.url);
  const streaming = await begin(small.url);
  const stream = request(small.url, {
    headers: { accept: 'text/event-stream', 'mcp-session-id': streaming.id },
  }).end();
  await once(stream, 'response');
  expect(await begin(small.url)).toMatchObject({ status: 503 });
  stream.destroy();
  await expect.poll(async () => (await begin(small.url)).status).toBe(200);
  expect(
    await send(small.url, {
      headers: { 'mcp-session-id': quiet.id },
      body: JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'ping' }),
    }),
  ).toMatchObject({ status: 200 });
});

test('a port that is taken is told in a sentence', async () => {
  const port = Number(new URL(serving.url).port);
  await expect(serve({ port })).rejects.toThrow(
    /Cannot listen on 127\.0\.0\.1:\d+: the port is taken; name another/,
  );
});

describe('a page of an allowed origin', () => {
  const origin = 'http://localhost:5173';
  const preflight = {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'mcp-session-id',
    },
  };

  test('may ask beforehand, also where a token is needed, and read the id of its session', async () => {
    await using guarded = await serve({ token: 'abcdefghijklmnop' });
    const asked = await send(guarded.url, preflight);
    expect(asked).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': origin } });
    expect(asked.headers['access-control-allow-headers']).toContain('Mcp-Session-Id');
    const begun = await send(serving.url, { headers: { origin }, body: initialize });
    expect(begun).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': origin } });
    expect(begun.headers['access-control-expose-headers']).toContain('Mcp-Session-Id');
    const refused = await send(guarded.url, { headers: { origin }, body: initialize });
    expect(refused).toMatchObject({ status: 401, headers: { 'access-control-allow-origin': origin } });
  });

  test('a page of another one is told nothing of the kind', async () => {
    const headers = { ...preflight.headers, origin: 'http://evil.example' };
    const asked = await send(serving.url, { ...preflight, headers });
    expect(asked.status).toBe(403);
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
  });
});

test('null for the arguments of a call is no arguments', async () => {
  const begun = await send(serving.url, { body: initialize });
  const headers = { 'mcp-session-id': String(begun.headers['mcp-session-id']) };
  const params = { name: 'inspect_tools', arguments: null };
  const { text } = await send(serving.url, {
    headers,
    body: JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/call', params }),
  });
  expect(text).not.toMatch(/ZodError|invalid_type|"path"/);
  expect(text).toContain('"result"');
});
