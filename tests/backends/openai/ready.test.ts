// What is found out before any sample is begun, and the sentence for each thing that is wrong.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { fakeDialects } from '../../../src/testing/fake-openai/dialects.ts';
import { faults } from '../../../src/testing/fake-openai/faults.ts';
import type { FakeOpenAiOptions } from '../../../src/testing/fake-openai/options.ts';
import { startFakeOpenAi } from '../../../src/testing/fake-openai/server.ts';
import { good, openBackend, writeRequest } from './asking.ts';
import { startPlainServer } from './plain-server.ts';

const signal = new AbortController().signal;

/** The sentence that `ready` rejects with, without the port. */
async function sentence(baseUrl: string, options = {}): Promise<string> {
  const { backend } = openBackend(baseUrl, options);
  const error: unknown = await backend.ready?.(signal).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'usage' });
  return (error as Error).message.replace(/127\.0\.0\.1:\d+/g, 'HOST');
}

async function sentenceOf(fake: FakeOpenAiOptions, options = {}): Promise<string> {
  await using endpoint = await startFakeOpenAi(fake);
  // Awaited here: the endpoint ends with this function.
  return await sentence(endpoint.baseUrl, options);
}

test('an endpoint that works is ready, and has not been asked anything that costs', async () => {
  await using endpoint = await startFakeOpenAi({ models: ['gpt-5-mini'], script: [good] });
  const { backend } = openBackend(endpoint.baseUrl);
  await backend.ready?.(signal);
  expect(endpoint.stats().requests).toBe(0);
  expect((await backend.complete(writeRequest())).output).toEqual(good);
});

test('names of Ollama mean their latest version', async () => {
  await using endpoint = await startFakeOpenAi({ models: ['qwen3:latest'] });
  await openBackend(endpoint.baseUrl, { model: 'qwen3' }).backend.ready?.(signal);
  expect(endpoint.stats().requests).toBe(0);
});

test('the vendor wants a key', async () => {
  const { backend } = openBackend('https://api.openai.com/v1');
  await expect(backend.ready?.(signal)).rejects.toMatchObject({
    code: 'usage',
    message:
      'No API key for api.openai.com: set OPENAI_API_KEY in the environment, or name another endpoint with --base-url.',
  });
});

describe.each(fakeDialects)('an endpoint that speaks as %s', (dialect) => {
  test('and does not know the key is told so', async () => {
    const env = { OPENAI_API_KEY: 'sk-mine-1234567890' };
    expect(await sentenceOf({ dialect, apiKey: 'sk-right' }, { env })).toMatch(
      /^HOST does not accept the key in OPENAI_API_KEY \(HTTP 40[01].*\): set a valid one\.$/,
    );
  });

  test('and wants a key where there is none says which variable', async () => {
    expect(await sentenceOf({ dialect, apiKey: 'sk-right' })).toMatch(
      /^HOST requires a key \(HTTP 40[01]\): set TOOLGRAD_API_KEY or OPENAI_API_KEY in the environment\.$/,
    );
  });

  test('and does not know the model names the nearest that it has', async () => {
    const models = ['gpt-4o', 'gpt-5-mini', 'gpt-5', 'o3', 'text-embedding-3', 'whisper'];
    const { message, choices } = await (async () => {
      await using endpoint = await startFakeOpenAi({ dialect, models });
      const { backend } = openBackend(endpoint.baseUrl, { model: 'gpt5-mini' });
      return (await backend.ready?.(signal).catch((error: unknown) => error)) as {
        message: string;
        choices: readonly string[];
      };
    })();
    expect(message).toMatch(/ has no model gpt5-mini; it has gpt-5-mini, .* and 1 more\.$/);
    expect(choices[0]).toBe('gpt-5-mini');
  });

  test('and has no credit for the key ends the run at the first request', async () => {
    await using endpoint = await startFakeOpenAi({ dialect, faults: [() => faults.noCredit()] });
    await expect(openBackend(endpoint.baseUrl).backend.complete(writeRequest())).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/^No credit is left at 127\.0\.0\.1:\d+ \(HTTP 4/),
    });
    expect(endpoint.stats().requests).toBe(1);
  });

  test('and whose key stops working in mid-run ends it', async () => {
    await using endpoint = await startFakeOpenAi({ dialect, script: [good, faults.wrongKey()] });
    const { backend } = openBackend(endpoint.baseUrl, { env: { OPENAI_API_KEY: 'sk-mine' } });
    await backend.complete(writeRequest());
    await expect(backend.complete(writeRequest())).rejects.toMatchObject({
      code: 'model',
      message: expect.stringContaining('does not accept the key in OPENAI_API_KEY'),
    });
  });

  test('and reads less than the prompt ends the run', async () => {
    await using endpoint = await startFakeOpenAi({ dialect, contextWindow: 20 });
    await expect(openBackend(endpoint.baseUrl).backend.complete(writeRequest())).rejects.toMatchObject({
      code: 'model',
      message: expect.stringContaining('lower --pool'),
    });
  });
});

test('nobody at the base URL', async () => {
  const endpoint = await startFakeOpenAi();
  await endpoint.close();
  expect(await sentence(endpoint.baseUrl)).toBe(
    'http://HOST/v1 cannot be reached (connection refused): start the model server there, or correct --base-url.',
  );
  expect(await sentence('http://nobody.invalid/v1')).toMatch(
    /^http:\/\/nobody\.invalid\/v1 cannot be reached/,
  );
});

test('somebody who does not answer', async () => {
  await using silent = await (async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => void server.close(() => resolve()));
    };
    return { port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: close };
  })();
  expect(await sentence(`http://127.0.0.1:${silent.port}/v1`, { timeoutMs: 50 })).toMatch(
    /cannot be reached \(no answer within 0\.05 s\)/,
  );
});

test('a web page in place of an API', async () => {
  await using page = await startPlainServer(200, '<!doctype html><p>Welcome', 'text/html');
  expect(await sentence(page.origin)).toBe(
    'http://HOST answers with a web page: --base-url must name the address of the API, which is often http://HOST/v1.',
  );
});

test.each([
  ['plain text', '404 page not found', 'text/plain', '404 page not found'],
  ['JSON', '{"detail":"Not Found"}', 'application/json', 'Not Found'],
])('a base URL without the path of the API, refused in %s', async (_, body, type, said) => {
  await using server = await startPlainServer(404, body, type);
  expect(await sentence(server.origin)).toBe(
    `http://HOST has no chat completions (HTTP 404: ${said}): --base-url must name the address of the API, which is often http://HOST/v1.`,
  );
});

test('an API that has moved says where to', async () => {
  await using server = await startPlainServer(301, '', 'text/html', { location: 'https://new.example/v1' });
  expect(await sentence(`${server.origin}/v1`)).toBe(
    'http://HOST/v1 has no chat completions (HTTP 301: moved to https://new.example/v1): --base-url must name the address of an OpenAI-compatible API.',
  );
});

test('a path that LM Studio does not know, which it says with status 200', async () => {
  const body = '{"error":"Unexpected endpoint or method. (POST /chat/completions). Returning 200 anyway"}';
  await using server = await startPlainServer(200, body, 'application/json');
  expect(await sentence(server.origin)).toMatch(/^http:\/\/HOST has no chat completions/);
});

test.each(['no url', 'ftp://host/v1', 'localhost:8000/v1'])('%s is no base URL', (baseUrl) => {
  expect(() => openBackend(baseUrl)).toThrow(
    /is not a base URL: use --base-url with an address such as http:/,
  );
});

test('an endpoint that is busy is left to the patience of the run', async () => {
  await using server = await startPlainServer(503, 'Loading model', 'text/plain');
  await expect(openBackend(`${server.origin}/v1`).backend.ready?.(signal)).resolves.toBeUndefined();
});

test('nothing is waited for once the signal aborts', async () => {
  await using endpoint = await startFakeOpenAi();
  const { backend } = openBackend(endpoint.baseUrl);
  await expect(backend.ready?.(AbortSignal.abort())).rejects.toMatchObject({ code: 'interrupted' });
});
