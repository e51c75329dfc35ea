// Endpoints behind a proxy that the environment names, keys that were copied with quotes, and addresses as people have them.
import { createServer, request as send } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createOpenAiPlayer } from '../../../src/backends/openai/create-openai.ts';
import { endpointOf } from '../../../src/backends/openai/endpoint.ts';
import { startFakeOpenAi } from '../../../src/testing/fake-openai/server.ts';
import { listening } from '../../support/listening.ts';
import { asking, good, openBackend, writeRequest } from './asking.ts';

/** A proxy for plain HTTP and tunnels, with the addresses it was asked for. */
async function startProxy() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { method, headers } = request;
    const onward = send(request.url ?? '', { ...(method && { method }), headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.on('connect', (request, socket, head) => {
    asked.push(`CONNECT ${request.url}`);
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { ...(await listening(server)), asked };
}

describe('a proxy in the environment', () => {
  test.each(['HTTP_PROXY', 'http_proxy'])('%s is what requests go through', async (name) => {
    await using endpoint = await startFakeOpenAi({ answer: good });
    await using proxy = await startProxy();
    const { backend } = openBackend(endpoint.baseUrl, { env: { [name]: proxy.url } });
    expect((await backend.complete(writeRequest())).output).toEqual(good);
    expect(proxy.asked.join()).toContain(new URL(endpoint.baseUrl).host);
  });

  test('is left out where NO_PROXY says so, and for other schemes', async () => {
    await using endpoint = await startFakeOpenAi({ answer: good });
    await using proxy = await startProxy();
    for (const env of [{ HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' }, { HTTPS_PROXY: proxy.url }]) {
      const { backend } = openBackend(endpoint.baseUrl, { env });
      expect((await backend.complete(writeRequest())).output).toEqual(good);
    }
    expect(proxy.asked).toEqual([]);
  });

  test('serves players too', async () => {
    await using endpoint = await startFakeOpenAi({ answer: 'Hello.' });
    await using proxy = await startProxy();
    const { options } = asking(endpoint.baseUrl, { env: { HTTP_PROXY: proxy.url } });
    const turn = { messages: [{ role: 'user', content: 'Hi' }], tools: [], seed: 1 } as const;
    const reply = await createOpenAiPlayer(options).reply({ ...turn, signal: new AbortController().signal });
    expect(reply).toMatchObject({ text: 'Hello.' });
    expect(proxy.asked).toHaveLength(1);
  });
});

describe('a base URL', () => {
  test.each([
    ['http://a.example/v1/chat/completions', 'http://a.example/v1'],
    ['http://a.example/v1/chat/completions/', 'http://a.example/v1'],
    ['http://a.example/v1/models', 'http://a.example/v1'],
    ['http://a.example/api/v1/completions?x=1', 'http://a.example/api/v1'],
    ['http://a.example/v1/', 'http://a.example/v1'],
  ])('%s is the API at %s', (given, url) => {
    expect(endpointOf(given, {}).url).toBe(url);
  });
});

describe('a key', () => {
  test.each(['"sk-abc"', '\u201csk-abc\u201d', '\u2018sk-abc\u2019', 'Bearer sk-abc', ' sk-abc '])(
    'written as %s is without what was copied along',
    (written) => {
      expect(endpointOf('http://a.example/v1', { TOOLGRAD_API_KEY: written }).key).toBe('sk-abc');
    },
  );

  test.each(['sk-\u201cabc', 'sk-ab c', 'sk-\u0430bc'])(
    'written as %s is refused in a sentence, without it',
    (written) => {
      const open = () => endpointOf('http://a.example/v1', { OPENAI_API_KEY: written });
      expect(open).toThrow(/^The key in OPENAI_API_KEY contains .+: copy it again/);
      expect(open).not.toThrow(written);
    },
  );
});

test('https where plain HTTP is spoken is told with what to write', async () => {
  await using endpoint = await startFakeOpenAi({ answer: good });
  const { backend } = openBackend(endpoint.baseUrl.replace('http:', 'https:'));
  await expect(backend.ready?.(new AbortController().signal)).rejects.toThrow(
    'it speaks no https there: write http:// in --base-url',
  );
});
