// The fake endpoint: it speaks as OpenAI does, answers with what it was told, and counts what it was asked.
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { faults, startFakeOpenAi } from '../../../src/testing/index.ts';
import { ask, asking, contentOf, jsonSchema } from './ask.ts';

describe('answers', () => {
  test('come in the order of the script, as texts or as objects, from values or from functions', async () => {
    await using endpoint = await startFakeOpenAi({
      script: ['one', { word: 'two' }, ({ index, model }) => `${model} ${index}`],
    });
    expect(await contentOf(endpoint.baseUrl)).toBe('one');
    expect(await contentOf(endpoint.baseUrl)).toBe('{"word":"two"}');
    expect(() => endpoint.assertDone()).toThrow('answers that nobody asked for: 1');
    expect(await contentOf(endpoint.baseUrl)).toBe('gpt-test 2');
    endpoint.assertDone();
  });

  test('a request beyond the script is told so, and no client tries it again', async () => {
    await using endpoint = await startFakeOpenAi({ script: ['only'] });
    await ask(endpoint.baseUrl);
    const { status, body } = await ask(endpoint.baseUrl);
    expect(status).toBe(400);
    expect(body.error.message).toContain('no answer for request 2: 1 scripted answers are used up');
  });

  test('rules answer what they are meant for, and the answering function the rest', async () => {
    await using endpoint = await startFakeOpenAi({
      rules: [
        { when: /weather/g, answer: 'Rain.' },
        { when: ({ schemaName }) => schemaName === 'word', answer: () => ({ word: 'yes' }) },
      ],
      answer: ({ text }) => `${text}?`,
    });
    for (let time = 0; time < 2; time++) {
      expect(await contentOf(endpoint.baseUrl, asking('The weather, please.'))).toBe('Rain.');
    }
    expect(await contentOf(endpoint.baseUrl, asking('Say.', jsonSchema('word')))).toBe('{"word":"yes"}');
    expect(await contentOf(endpoint.baseUrl, asking('Hm'))).toBe('Hm?');
  });

  test('what an answering function throws is said', async () => {
    await using endpoint = await startFakeOpenAi({
      answer: () => {
        throw new Error('I was not made for this.');
      },
    });
    const { status, body } = await ask(endpoint.baseUrl);
    expect([status, body.error.message]).toEqual([400, 'I was not made for this.']);
  });

  test('without any, the smallest value that fits the schema', async () => {
    await using endpoint = await startFakeOpenAi();
    const shape = z.object({
      kind: z.enum(['append', 'none']),
      chain: z.string().nullable(),
      score: z.number(),
      calls: z.array(z.object({ tool: z.string() })).min(1),
    });
    const client = new OpenAI({ baseURL: endpoint.baseUrl, apiKey: 'any' });
    const completion = await client.chat.completions.parse({
      model: 'gpt-test',
      messages: [{ role: 'user', content: 'Go.' }],
      response_format: zodResponseFormat(shape, 'shape'),
    });
    expect(completion.choices[0]?.message.parsed).toEqual({
      kind: 'append',
      chain: null,
      score: 0,
      calls: [{ tool: '' }],
    });
  });

  test('see the request as it was: messages, schema, seed, headers', async () => {
    await using endpoint = await startFakeOpenAi();
    const body = {
      ...asking(),
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Go' },
            { type: 'text', text: ' on.' },
          ],
        },
      ],
      seed: 7,
      ...jsonSchema('word'),
    };
    await ask(endpoint.baseUrl, body, { headers: { 'x-title': 'test' } });
    const [request] = endpoint.requests;
    expect(request).toMatchObject({
      index: 0,
      text: 'Be brief.\n\nGo on.',
      format: 'json_schema',
      schemaName: 'word',
      schema: { required: ['word'] },
      seed: 7,
      stream: false,
    });
    expect(request?.headers['x-title']).toBe('test');
  });
});

describe('the protocol', () => {
  test('a completion has what OpenAI documents', async () => {
    await using endpoint = await startFakeOpenAi({ script: ['12345678'], reasoningTokens: 5 });
    const { status, headers, body } = await ask(endpoint.baseUrl);
    expect(status).toBe(200);
    expect(headers.get('x-request-id')).toMatch(/^req_/);
    expect(body).toMatchObject({
      object: 'chat.completion',
      model: 'gpt-test',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: '12345678', refusal: null },
          finish_reason: 'stop',
        },
      ],
      usage: {
        completion_tokens: 7,
        prompt_tokens_details: { cached_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 5 },
      },
    });
    expect(body.usage.total_tokens).toBe(body.usage.prompt_tokens + 7);
  });

  test('any text arrives whole in a stream, with its usage where that is asked for', async () => {
    let content = '';
    await using endpoint = await startFakeOpenAi({ answer: () => content });
    const client = new OpenAI({ baseURL: endpoint.baseUrl, apiKey: 'any' });
    const streamed = async (usage: boolean) => {
      const stream = await client.chat.completions.create({
        model: 'gpt-test',
        messages: [{ role: 'user', content: 'Go.' }],
        stream: true,
        ...(usage ? { stream_options: { include_usage: true } } : {}),
      });
      let text = '';
      let tokens: number | undefined;
      for await (const chunk of stream) {
        text += chunk.choices[0]?.delta.content ?? '';
        tokens = chunk.usage?.completion_tokens ?? tokens;
      }
      return { text, tokens };
    };
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.boolean(), async (text, usage) => {
        content = text;
        const seen = await streamed(usage);
        expect(seen.text).toBe(text);
        expect(seen.tokens).toBe(usage ? Math.ceil(text.length / 4) : undefined);
      }),
      { numRuns: 30 },
    );
  });

  test('models are listed and found, at any base path', async () => {
    await using endpoint = await startFakeOpenAi({ models: ['small', 'org/large'] });
    const client = new OpenAI({ baseURL: endpoint.baseUrl, apiKey: 'any' });
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['small', 'org/large']);
    expect((await client.models.retrieve('org/large')).id).toBe('org/large');
    await expect(client.models.retrieve('huge')).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
    expect((await ask(endpoint.baseUrl, asking())).status).toBe(404);
    for (const path of ['', '/v1beta/openai']) {
      const base = endpoint.baseUrl.replace(/\/v1$/, path);
      expect((await ask(base, { ...asking(), model: 'small' })).status).toBe(200);
      expect((await fetch(`${base}/models`)).status).toBe(200);
    }
  });

  test.each([
    ['no JSON', '{', 'could not parse the JSON body'],
    ['no model', JSON.stringify({ messages: [] }), 'model parameter'],
    ['no messages', JSON.stringify({ model: 'm' }), "'messages'"],
    ['empty messages', JSON.stringify({ model: 'm', messages: [] }), 'empty array'],
    [
      'a schema without a name',
      JSON.stringify({ ...asking(), response_format: { type: 'json_schema', json_schema: {} } }),
      'json_schema.name',
    ],
  ])('a body with %s is refused', async (_, body, sentence) => {
    await using endpoint = await startFakeOpenAi();
    const { status, body: refusal } = await ask(endpoint.baseUrl, body);
    expect(status).toBe(400);
    expect(refusal.error.message).toContain(sentence);
    expect(refusal.error).toMatchObject({ type: 'invalid_request_error', param: null, code: null });
  });

  test('other paths and methods are unknown', async () => {
    await using endpoint = await startFakeOpenAi();
    expect((await fetch(`${endpoint.baseUrl}/embeddings`, { method: 'POST', body: '{}' })).status).toBe(404);
    expect((await fetch(`${endpoint.baseUrl}/chat/completions`)).status).toBe(404);
  });
});

describe('tokens', () => {
  const long = 'All that every request begins with. '.repeat(200);

  test('are a quarter of the characters of schema and messages', async () => {
    await using endpoint = await startFakeOpenAi({ answer: 'ok' });
    const bare = await ask(endpoint.baseUrl, asking(''));
    const longer = await ask(endpoint.baseUrl, asking('x'.repeat(400)));
    const withSchema = await ask(
      endpoint.baseUrl,
      asking('', jsonSchema('word', { description: 'y'.repeat(400) })),
    );
    expect(longer.body.usage.prompt_tokens - bare.body.usage.prompt_tokens).toBe(100);
    expect(withSchema.body.usage.prompt_tokens - bare.body.usage.prompt_tokens).toBeGreaterThanOrEqual(100);
  });

  test('are cached where an earlier request of the same name began alike: from 1,024 on, in steps of 128', async () => {
    await using endpoint = await startFakeOpenAi({ answer: 'ok' });
    const cached = async (content: string, name = 'word') =>
      (await ask(endpoint.baseUrl, asking(content, jsonSchema(name)))).body.usage.prompt_tokens_details
        .cached_tokens;
    expect(await cached(`${long} one`)).toBe(0);
    const again = await cached(`${long} two`);
    expect(again).toBeGreaterThanOrEqual(1024);
    expect(again % 128).toBe(0);
    expect(again).toBeGreaterThan(long.length / 4 - 128);
    expect(await cached(`${long} one`, 'other')).toBe(0);
    expect(await cached('Short.')).toBe(0);
    expect(await cached('Short.')).toBe(0);
    // Not only the last one: any earlier request.
    expect(await cached(`${long} three`)).toBe(again);
  });

  test('can be cached to the token', async () => {
    const cache = { minimumTokens: 1, stepTokens: 1 };
    await using endpoint = await startFakeOpenAi({ answer: 'ok', promptCache: cache });
    await ask(endpoint.baseUrl, asking('Short.'));
    const { body } = await ask(endpoint.baseUrl, asking('Short.'));
    expect(body.usage.prompt_tokens - body.usage.prompt_tokens_details.cached_tokens).toBeLessThanOrEqual(1);
  });

  test('shared with the previous request of the name are counted by name', async () => {
    await using endpoint = await startFakeOpenAi({ answer: 'okay' });
    const say = (content: string, name: string) => ask(endpoint.baseUrl, asking(content, jsonSchema(name)));
    await say(`${long} one`, 'a');
    await say('Else.', 'b');
    await say(`${long} two`, 'a');
    await say('Nothing alike.', 'a');
    const { byName } = endpoint.stats();
    expect(byName.b).toMatchObject({ calls: 1, sharedTokens: 0, outputTokens: 1 });
    expect(byName.a).toMatchObject({ calls: 3, outputTokens: 3 });
    // The schema and the frame are shared, too.
    const shared = byName.a?.sharedTokens ?? 0;
    expect(shared).toBeGreaterThanOrEqual(Math.floor(long.length / 4));
    expect(shared).toBeLessThan(Math.floor(long.length / 4) + 100);
  });

  test('of requests that were sent at once are not cached yet', async () => {
    await using endpoint = await startFakeOpenAi({ answer: 'ok', latencyMs: 100 });
    await Promise.all([ask(endpoint.baseUrl, asking(long)), ask(endpoint.baseUrl, asking(long))]);
    expect(endpoint.stats().byName.text?.cachedTokens).toBe(0);
  });
});

describe('time', () => {
  test('requests wait side by side, and the most at once are counted', async () => {
    let open = () => {};
    const allAreThere = new Promise<void>((resolve) => {
      open = resolve;
    });
    await using endpoint = await startFakeOpenAi({
      answer: async ({ index }) => {
        if (index === 31) open();
        await allAreThere;
        return String(index);
      },
    });
    const all = await Promise.all(Array.from({ length: 32 }, () => contentOf(endpoint.baseUrl, asking())));
    expect(new Set(all).size).toBe(32);
    expect(endpoint.stats()).toMatchObject({ requests: 32, answered: 32, mostAtOnce: 32 });
  });

  test('an answer takes as long as it is to take', async () => {
    await using endpoint = await startFakeOpenAi({ answer: 'ok', latencyMs: ({ text }) => Number(text) });
    const before = performance.now();
    await contentOf(endpoint.baseUrl, asking('300'));
    // Timers may be a few milliseconds early.
    expect(performance.now() - before).toBeGreaterThanOrEqual(290);
  });

  test('a client that gives up is counted, and nothing waits for it', async () => {
    await using endpoint = await startFakeOpenAi({ latencyMs: 60_000 });
    const controller = new AbortController();
    const gaveUp = expect(ask(endpoint.baseUrl, asking(), { signal: controller.signal })).rejects.toThrow();
    await expect.poll(() => endpoint.stats().requests).toBe(1);
    controller.abort();
    await gaveUp;
    await expect.poll(() => endpoint.stats().abandoned).toBe(1);
    expect(endpoint.stats().answered).toBe(0);
  });

  test('an endpoint that goes down cuts its connections; it comes back on the same port', async () => {
    await using endpoint = await startFakeOpenAi({
      rules: [{ when: /hang/, answer: faults.hang() }],
      answer: 'ok',
    });
    const underWay = ask(endpoint.baseUrl, asking('hang'));
    underWay.catch(() => {});
    await expect.poll(() => endpoint.stats().requests).toBe(1);
    await endpoint.down();
    await expect(underWay).rejects.toThrow();
    await expect(ask(endpoint.baseUrl)).rejects.toThrow();
    await endpoint.up();
    await endpoint.up();
    expect(await contentOf(endpoint.baseUrl)).toBe('ok');
    await endpoint.close();
    await endpoint.close();
  });

  test('a port that is taken is said in a sentence', async () => {
    await using endpoint = await startFakeOpenAi();
    await expect(startFakeOpenAi({ port: endpoint.port })).rejects.toMatchObject({
      code: 'usage',
      message: `The fake endpoint cannot listen on port ${endpoint.port} (EADDRINUSE): name another port.`,
    });
  });
});

test('only the last requests are kept', async () => {
  await using endpoint = await startFakeOpenAi({ keepRequests: 3 });
  for (let time = 0; time < 5; time++) await ask(endpoint.baseUrl);
  expect(endpoint.requests.map(({ index }) => index)).toEqual([2, 3, 4]);
  expect(endpoint.stats().requests).toBe(5);
});

test('requests leave no timers and no sockets behind', async () => {
  const endpoint = await startFakeOpenAi({ answer: faults.hang() });
  const hanging = ask(endpoint.baseUrl);
  hanging.catch(() => {});
  await expect.poll(() => endpoint.stats().requests).toBe(1);
  await endpoint.close();
  await expect(hanging).rejects.toThrow();
  await sleep(0);
  expect(process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap')).toEqual([]);
});
