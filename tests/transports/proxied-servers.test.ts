// Servers over HTTP behind a proxy that the environment names.
import { createServer, request as send } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { openToolSource } from '../../src/tools/source.ts';
import { listening } from '../support/listening.ts';
import { labAt } from '../tools/lab-config.ts';
import { serveHttp, serveSse } from '../tools/servers/lab-http.ts';

const never = new AbortController().signal;
afterEach(() => vi.unstubAllEnvs());

/** A proxy for plain HTTP that reaches one server, whatever host it is asked for. */
async function startProxy(target: string) {
  const asked: string[] = [];
  const { host } = new URL(target);
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const { pathname, search } = new URL(request.url ?? '');
    const { method = 'GET', headers } = request;
    const onward = send(
      `http://${host}${pathname}${search}`,
      { method, headers: { ...headers, host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return { ...(await listening(server)), asked };
}

async function echo(kind: 'http' | 'sse', url: string): Promise<unknown> {
  await using source = openToolSource([labAt(kind, url, { connectTimeoutMs: 3_000 })], { restartDelayMs: 1 });
  await using session = await source.openSession(never);
  return await session.call({ tool: 'lab__echo', arguments: {} }, never);
}

test.each(['http', 'sse'] as const)('a server over %s is reached through the proxy', async (kind) => {
  await using server = await (kind === 'http' ? serveHttp() : serveSse());
  await using proxy = await startProxy(server.url);
  vi.stubEnv('HTTP_PROXY', proxy.url);
  vi.stubEnv('NO_PROXY', '');
  const { pathname } = new URL(server.url);
  expect(await echo(kind, `http://tools.example${pathname}`)).toHaveProperty('result');
  expect(proxy.asked.join('\n')).toContain(`POST http://tools.example`);
});

test('what NO_PROXY names, and this machine, are reached directly', async () => {
  await using server = await serveHttp();
  await using proxy = await startProxy(server.url);
  vi.stubEnv('HTTP_PROXY', proxy.url);
  vi.stubEnv('NO_PROXY', 'tools.example');
  expect(await echo('http', server.url)).toHaveProperty('result');
  await expect(echo('http', 'http://tools.example/mcp')).rejects.toThrow('cannot be reached');
  expect(proxy.asked).toEqual([]);
});
