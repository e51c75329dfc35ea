// The openai backend against an endpoint over HTTP: what it sends, and what it makes of the answers.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { noUsage } from '../../src/model/sample.ts';
import type { Completion } from '../../src/model/seams.ts';
import { faults } from '../../src/testing/fake-openai/faults.ts';
import { startFakeOpenAi } from '../../src/testing/fake-openai/server.ts';
import { good, openBackend, writeRequest } from './openai/asking.ts';
import { startPlainServer } from './openai/plain-server.ts';

const failureOf = (completion: Completion<'write'>) =>
  'failure' in completion ? completion.failure : undefined;

describe('a request', () => {
  test('names the model, the stage, the seed and the schema, and no temperature', async () => {
    await using endpoint = await startFakeOpenAi({ script: [good] });
    const { backend } = openBackend(endpoint.baseUrl);
    const completion = await backend.complete(writeRequest('Write.', { seed: 0xffffffff }));
    expect(completion.output).toEqual(good);
    expect(endpoint.requests[0]?.body).toEqual({
      model: 'gpt-5-mini',
      messages: [
        { role: 'system', content: 'You write.' },
        { role: 'user', content: 'Write.' },
      ],
      seed: 0x7fffffff,
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'toolgrad_write',
          strict: true,
          schema: {
            type: 'object',
            properties: { query: { type: 'string' }, response: { type: 'string' } },
            required: ['query', 'response'],
            additionalProperties: false,
          },
        },
      },
    });
    expect(backend.id).toBe('openai:gpt-5-mini');
  });

  test('has a temperature where one is configured', async () => {
    await using endpoint = await startFakeOpenAi({ script: [good] });
    await openBackend(endpoint.baseUrl, { temperature: 0.2 }).backend.complete(writeRequest());
    expect(endpoint.requests[0]?.body.temperature).toBe(0.2);
  });

  test('carries the key, and none where there is none', async () => {
    await using endpoint = await startFakeOpenAi();
    const keyOf = async (env: Record<string, string>, baseUrl = endpoint.baseUrl) => {
      await openBackend(baseUrl, { env }).backend.complete(writeRequest());
      return endpoint.requests.at(-1)?.headers.authorization;
    };
    expect(await keyOf({})).toBe('Bearer none');
    expect(await keyOf({ OPENAI_API_KEY: 'sk-one' })).toBe('Bearer sk-one');
    expect(await keyOf({ OPENAI_API_KEY: 'sk-one', TOOLGRAD_API_KEY: 'two' })).toBe('Bearer two');
    const withCredentials = endpoint.baseUrl.replace('//', '//me:secret%20word@');
    const basic = Buffer.from('me:secret word').toString('base64');
    expect(await keyOf({ OPENAI_API_KEY: 'sk-one' }, withCredentials)).toBe(`Basic ${basic}`);
  });

  test('keeps what the base URL asks for, and finds it in the environment too', async () => {
    await using endpoint = await startFakeOpenAi();
    const env = { OPENAI_BASE_URL: `${endpoint.baseUrl}/?api-version=1` };
    const { backend } = openBackend(endpoint.baseUrl, { env, baseUrl: undefined });
    expect((await backend.complete(writeRequest())).output).toEqual(expect.any(Object));
  });
});

describe('what is spent', () => {
  test('is what the endpoint counts, at the price that is given', async () => {
    const prices = { 'gpt-5-mini': { input: 1, cachedInput: 0.5, output: 10 } };
    await using endpoint = await startFakeOpenAi({ reasoningTokens: 100 });
    const { backend } = openBackend(endpoint.baseUrl, { prices });
    const long = 'word '.repeat(4000);
    await backend.complete(writeRequest(long));
    const { spent } = await backend.complete(writeRequest(long));
    const { inputTokens, cachedInputTokens, outputTokens, reasoningTokens } = spent.usage;
    expect(inputTokens).toBeGreaterThan(4000);
    expect(cachedInputTokens).toBeGreaterThan(4000);
    expect(reasoningTokens).toBe(100);
    expect(outputTokens).toBeGreaterThan(100);
    const cost = (inputTokens - cachedInputTokens) * 1 + cachedInputTokens * 0.5 + outputTokens * 10;
    expect(spent.costUsd).toBeCloseTo(cost / 1e6, 12);
    expect(spent.calls).toBe(1);
  });

  test('has no price where the endpoint is not the vendor, whatever the name of the model', async () => {
    await using endpoint = await startFakeOpenAi();
    const { spent } = await openBackend(endpoint.baseUrl).backend.complete(writeRequest());
    expect(spent.costUsd).toBeNull();
    expect(spent.usage.inputTokens).toBeGreaterThan(0);
  });
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['nothing', Buffer.from],
])('a body that is packed by %s is read', async (encoding, pack) => {
  const choice = { message: { content: JSON.stringify(good) }, finish_reason: 'stop' };
  const body = Buffer.from(pack(JSON.stringify({ choices: [choice] })));
  await using server = await startPlainServer(200, body, 'text/plain', { 'content-encoding': encoding });
  const { output, spent } = await openBackend(server.origin).backend.complete(writeRequest());
  expect(output).toEqual(good);
  // It tells no usage: that is estimated, and without a price there is no cost.
  const usage = { ...noUsage, inputTokens: 4, outputTokens: expect.any(Number) };
  expect(spent).toEqual({ calls: 1, usage, costUsd: null });
});

describe('an answer', () => {
  const asText = JSON.stringify(good);

  test.each([
    ['in a fence with words around it', faults.fenced(asText)],
    ['with a remark after it', faults.trailingText(asText)],
    ['in single quotes', "{'query': 'What is new?', 'response': 'Nothing.',}"],
    ['after thoughts', `<think>Maybe {"query": "x"}?</think>${asText}`],
  ])('%s is understood at once', async (_, answer) => {
    await using endpoint = await startFakeOpenAi({ script: [answer] });
    const { output, spent } = await openBackend(endpoint.baseUrl).backend.complete(writeRequest());
    expect(output).toEqual(good);
    expect(spent.calls).toBe(1);
  });

  test('that misfits is asked for again with what is wrong with it, and both are paid for', async () => {
    await using endpoint = await startFakeOpenAi({ script: [{ query: 7 }, good] });
    const { output, spent } = await openBackend(endpoint.baseUrl).backend.complete(writeRequest());
    expect(output).toEqual(good);
    expect(spent.calls).toBe(2);
    const [first, second] = endpoint.requests;
    expect(second?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(second?.messages[1]).toEqual(first?.messages[1]);
    expect(second?.messages[2]?.content).toBe('{"query":7}');
    expect(second?.messages[3]?.content).toContain('/query: ');
    expect(second?.messages[3]?.content).toContain('/response: ');
    const tokens = endpoint.stats().byName.toolgrad_write;
    expect(spent.usage.inputTokens).toBe(tokens?.inputTokens);
  });

  test('that misfits three times is a failure', async () => {
    await using endpoint = await startFakeOpenAi({ answer: { query: 7 } });
    const completion = await openBackend(endpoint.baseUrl).backend.complete(writeRequest());
    expect(failureOf(completion)).toMatch(/^The model's answer to write did not fit, 3 times: \/query: /);
    expect(completion.spent.calls).toBe(3);
    expect(endpoint.stats().requests).toBe(3);
  });

  test('that is refused is a failure in the words of the model', async () => {
    await using endpoint = await startFakeOpenAi({ script: [faults.refusal('No.'), faults.contentFilter()] });
    const { backend } = openBackend(endpoint.baseUrl);
    const refused = await backend.complete(writeRequest());
    expect(failureOf(refused)).toBe('The model refused to answer write: No.');
    expect(refused.spent.calls).toBe(1);
    expect(failureOf(await backend.complete(writeRequest()))).toContain('content filter');
  });

  test('that was cut off is taken up to its last whole item, if that fits', async () => {
    const list = z.object({ items: z.array(z.object({ id: z.number(), name: z.string() })).min(1) });
    const cut = '{"items": [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}, {"id": 3, "na';
    await using endpoint = await startFakeOpenAi({ script: [cut] });
    const request = writeRequest('Write.', { answer: () => list as never });
    const { output } = await openBackend(endpoint.baseUrl).backend.complete(request);
    expect(output).toEqual({
      items: [
        { id: 1, name: 'a' },
        { id: 2, name: 'b' },
      ],
    });
  });

  test('that was cut off in the middle of a sentence is asked for again, and shorter', async () => {
    await using endpoint = await startFakeOpenAi({
      script: [
        faults.cutAtLength(`${asText.slice(0, -2)} And here is the rest of it, which is long."}`),
        good,
      ],
    });
    const { output } = await openBackend(endpoint.baseUrl).backend.complete(writeRequest());
    expect(output).toEqual(good);
    const messages = endpoint.requests[1]?.messages ?? [];
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(messages[1]?.content).toContain('be shorter');
  });

  test('that is empty is asked for again without an empty message', async () => {
    await using endpoint = await startFakeOpenAi({ script: [faults.emptyContent(), good] });
    const { output } = await openBackend(endpoint.baseUrl).backend.complete(writeRequest());
    expect(output).toEqual(good);
    expect(endpoint.requests[1]?.messages.every(({ content }) => content !== '')).toBe(true);
  });
});
