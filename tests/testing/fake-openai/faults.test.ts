// Every fault, as a plain client and as the openai package see it.
import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import {
  type FakeOpenAiOptions,
  type Fault,
  fakeDialects,
  faults,
  startFakeOpenAi,
} from '../../../src/testing/index.ts';
import { ask, asking, contentOf, jsonSchema } from './ask.ts';

/** What the openai package throws at a fault, without retries. */
async function thrownAt(
  options: FakeOpenAiOptions,
  timeout = 30_000,
): Promise<InstanceType<typeof OpenAI.APIError>> {
  await using endpoint = await startFakeOpenAi(options);
  const client = new OpenAI({
    baseURL: endpoint.baseUrl,
    apiKey: 'sk-fake-1234567890',
    maxRetries: 0,
    timeout,
  });
  const body = { model: 'gpt-test', messages: [{ role: 'user' as const, content: 'Go.' }] };
  return await client.chat.completions.create(body).then(
    () => expect.unreachable('nothing was thrown'),
    (error) => error,
  );
}

describe('refusals', () => {
  test.each<[string, Fault, number, string | null, RegExp]>([
    [
      'too many requests',
      faults.rateLimited(),
      429,
      'rate_limit_exceeded',
      /Rate limit reached for gpt-test/,
    ],
    ['no credit', faults.noCredit(), 429, 'insufficient_quota', /exceeded your current quota/],
    ['a server error', faults.serverError(), 500, null, /server had an error/],
    ['overload', faults.overloaded(), 503, null, /overloaded/],
    ['a wrong key', faults.wrongKey(), 401, 'invalid_api_key', /API key provided: sk-fak\*\*\*\./],
    ['a forbidden model', faults.forbidden(), 403, 'model_not_found', /does not have access/],
    ['an unknown model', faults.unknownModel(), 404, 'model_not_found', /`gpt-test` does not exist/],
    [
      'a long prompt',
      faults.contextLength(),
      400,
      'context_length_exceeded',
      /maximum context length is 8192/,
    ],
    ['json_schema', faults.jsonSchemaUnsupported(), 400, null, /'json_schema' is not supported/],
    ['json_object', faults.jsonObjectUnsupported(), 400, null, /'json_object' is not supported/],
    ['a parameter', faults.unsupportedParameter('seed'), 400, 'unsupported_parameter', /'seed' is not/],
    ['any other status', faults.status(502), 502, null, /status 502/],
  ])('%s', async (_, fault, status, code, message) => {
    const error = await thrownAt({ script: [fault] });
    expect(error).toMatchObject({ status, code });
    expect(error.message).toMatch(message);
    expect(Object.keys(error.error as object)).toEqual(['message', 'type', 'param', 'code']);
  });

  test.each([
    [{}, null, null],
    [{ seconds: 2 }, '2', null],
    [{ ms: 150 }, null, '150'],
  ])('say how long to wait: %o', async (after, seconds, ms) => {
    await using endpoint = await startFakeOpenAi({ script: [faults.rateLimited(after)] });
    const { headers } = await ask(endpoint.baseUrl);
    expect([headers.get('retry-after'), headers.get('retry-after-ms')]).toEqual([seconds, ms]);
  });

  test.each(fakeDialects)('in the words of %s', async (dialect) => {
    const plain = async (fault: Fault) => {
      await using endpoint = await startFakeOpenAi({ script: [fault], dialect });
      const { status, body } = await ask(endpoint.baseUrl, asking('Go.', { seed: 5 }));
      return { status, text: JSON.stringify(body) };
    };
    const unknown = await plain(faults.unknownModel());
    expect(unknown.status).toBeGreaterThanOrEqual(400);
    expect(unknown.text).toMatch(/model/i);
    expect((await plain(faults.contextLength())).text).toMatch(/8192|context/);
    expect((await plain(faults.unsupportedParameter('seed'))).text).toContain('seed');
    expect((await plain(faults.noCredit())).status).toBeOneOf([402, 429]);
    // Whatever the envelope, it can be told from a completion.
    expect(unknown.text).toMatch(/"error"/);
  });

  test('as Gemini, vLLM of old, LM Studio, llama.cpp and Mistral wrap them', async () => {
    await using endpoint = await startFakeOpenAi({
      script: [
        faults.unsupportedParameter('seed', 'gemini'),
        faults.unknownModel('vllm-0.9'),
        faults.jsonObjectUnsupported('lm-studio'),
        faults.contextLength('llama.cpp'),
        faults.unsupportedParameter('seed', 'mistral'),
      ],
    });
    const next = () => ask(endpoint.baseUrl, asking('Go.', { seed: 1 }));
    expect((await next()).body).toEqual([
      {
        error: {
          code: 400,
          message: 'Invalid JSON payload received. Unknown name "seed": Cannot find field.',
          status: 'INVALID_ARGUMENT',
        },
      },
    ]);
    expect((await next()).body).toEqual({
      object: 'error',
      message: 'The model `gpt-test` does not exist.',
      type: 'NotFoundError',
      param: null,
      code: 404,
    });
    expect((await next()).body).toEqual({ error: "'response_format.type' must be 'json_schema' or 'text'" });
    expect((await next()).body.error).toMatchObject({
      code: 400,
      type: 'exceed_context_size_error',
      n_ctx: 8192,
    });
    const { status, body } = await next();
    expect([status, body.message.detail[0].loc]).toEqual([422, ['body', 'seed']]);
  });
});

describe('what an endpoint does not support', () => {
  test('is refused; the rest is answered', async () => {
    await using endpoint = await startFakeOpenAi({
      supports: { jsonSchema: false, jsonObject: false, seed: false, temperature: false, maxTokens: false },
      answer: 'ok',
    });
    const refused = async (more: Parameters<typeof asking>[1]) => {
      const { status, body } = await ask(endpoint.baseUrl, asking('Go.', more));
      return [status, body.error?.message ?? 'answered'];
    };
    const unsupported = expect.stringContaining('not support');
    expect(await refused(jsonSchema('word'))).toEqual([400, unsupported]);
    expect(await refused({ response_format: { type: 'json_object' } })).toEqual([400, unsupported]);
    expect(await refused({ seed: 1 })).toEqual([
      400,
      "Unsupported parameter: 'seed' is not supported with this model.",
    ]);
    expect(await refused({ temperature: 0 })).toEqual([400, expect.stringContaining('does not support 0')]);
    expect(await refused({ max_tokens: 9 })).toEqual([400, expect.stringContaining('max_completion_tokens')]);
    expect(await refused({ temperature: 1, response_format: { type: 'text' } })).toEqual([200, 'answered']);
    expect(endpoint.stats()).toMatchObject({
      requests: 6,
      answered: 1,
      faults: { 'json_schema unsupported': 1, 'json_object unsupported': 1, 'unsupported parameter': 3 },
    });
  });

  test('a key is demanded where one is set', async () => {
    await using endpoint = await startFakeOpenAi({ apiKey: 'sk-right', answer: 'ok' });
    const status = async (authorization?: string) =>
      (
        await ask(
          endpoint.baseUrl,
          asking(),
          authorization === undefined ? {} : { headers: { authorization } },
        )
      ).status;
    expect(await status()).toBe(401);
    expect(await status('Bearer sk-wrong')).toBe(401);
    expect(await status('Bearer sk-right')).toBe(200);
    expect((await fetch(`${endpoint.baseUrl}/models`)).status).toBe(401);
  });

  test('a prompt longer than the context window is refused with both numbers', async () => {
    await using endpoint = await startFakeOpenAi({ contextWindow: 100, answer: 'ok' });
    expect((await ask(endpoint.baseUrl, asking('x'.repeat(200)))).status).toBe(200);
    const { status, body } = await ask(endpoint.baseUrl, asking('x'.repeat(4000)));
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/length is 100 tokens.*resulted in 10\d\d tokens/);
  });
});

describe('connections', () => {
  test('hang until the client gives up', async () => {
    const error = await thrownAt({ script: [faults.hang()] }, 300);
    expect(error).toBeInstanceOf(OpenAI.APIConnectionTimeoutError);
  });

  test.each([faults.resetBeforeHeaders(), faults.disconnectAfterHeaders(), faults.cutOffBody()])(
    '$name',
    async (fault) => {
      await using endpoint = await startFakeOpenAi({
        script: [fault, fault, 'ok'],
        answer: 'a whole answer',
      });
      await expect(ask(endpoint.baseUrl)).rejects.toThrow();
      await expect(ask(endpoint.baseUrl, asking('Go.', { stream: true }))).rejects.toThrow();
      expect(await contentOf(endpoint.baseUrl)).toBe('ok');
      expect(endpoint.stats()).toMatchObject({ answered: 1, faults: { [fault.name]: 2 } });
    },
  );

  test('a reset comes before the headers, an end after them', async () => {
    await using endpoint = await startFakeOpenAi({
      script: [faults.resetBeforeHeaders(), faults.disconnectAfterHeaders(), faults.cutOffBody()],
      answer: 'a whole answer',
    });
    const send = () =>
      fetch(`${endpoint.baseUrl}/chat/completions`, { method: 'POST', body: JSON.stringify(asking()) });
    await expect(send()).rejects.toThrow();
    const empty = await send();
    expect(empty.status).toBe(200);
    await expect(empty.text()).rejects.toThrow();
    const half = await send();
    const reader = half.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toContain('chatcmpl-fake');
    await expect(reader?.read()).rejects.toThrow();
  });
});

describe('bodies and contents', () => {
  /** The only choice of what a fault leaves of an answer. */
  async function spoiled(fault: Fault) {
    await using endpoint = await startFakeOpenAi({ script: [fault], answer: { word: 'yes' } });
    return (await ask(endpoint.baseUrl, asking('Go.', jsonSchema('word')))).body;
  }

  test('no JSON, or an error in a success', async () => {
    await using endpoint = await startFakeOpenAi({ script: [faults.invalidJson(), faults.errorInSuccess()] });
    await expect(ask(endpoint.baseUrl)).rejects.toThrow(SyntaxError);
    const { status, body } = await ask(endpoint.baseUrl);
    expect([status, body]).toEqual([200, { error: { message: 'Provider returned error', code: 502 } }]);
  });

  test('contents are spoiled in many ways', async () => {
    const content = async (fault: Fault) => (await spoiled(fault)).choices[0].message.content;
    expect(JSON.parse(await content(faults.misfit()))).toEqual({ unexpected: true });
    expect(await content(faults.misfit({ word: 3 }))).toBe('{"word":3}');
    expect(await content(faults.fenced())).toContain('```json\n{"word":"yes"}\n```');
    expect(await content(faults.fenced('{}'))).toContain('```json\n{}\n```');
    expect(await content(faults.trailingText())).toMatch(/^\{"word":"yes"\}\n\n./);
    expect(await content(faults.emptyContent())).toBe('');
  });

  test('a content is cut, refused, filtered, or there is none', async () => {
    expect((await spoiled(faults.cutAtLength())).choices[0]).toMatchObject({
      message: { content: '{"word"' },
      finish_reason: 'length',
    });
    expect((await spoiled(faults.refusal())).choices[0].message).toMatchObject({
      content: null,
      refusal: "I'm sorry, I can't assist with that.",
    });
    expect((await spoiled(faults.contentFilter())).choices[0].finish_reason).toBe('content_filter');
    expect((await spoiled(faults.emptyChoices())).choices).toEqual([]);
  });

  test('a flawed answer costs tokens, and is not counted as answered', async () => {
    await using endpoint = await startFakeOpenAi({ answer: faults.fenced('{}') });
    const { body } = await ask(endpoint.baseUrl);
    expect(body.usage.completion_tokens).toBeGreaterThan(5);
    expect(endpoint.stats()).toMatchObject({
      answered: 0,
      byName: { text: { calls: 1 } },
      faults: { fenced: 1 },
    });
  });
});

describe('plans', () => {
  const statuses = async (options: FakeOpenAiOptions, count: number) => {
    await using endpoint = await startFakeOpenAi(options);
    const seen: number[] = [];
    for (let time = 0; time < count; time++) seen.push((await ask(endpoint.baseUrl)).status);
    return seen;
  };

  test('every nth request, and the first ones', async () => {
    const plan = [faults.firstOnes(2, faults.overloaded()), faults.everyNth(4, faults.serverError())];
    expect(await statuses({ faults: plan, answer: 'ok' }, 8)).toEqual([
      503, 503, 200, 500, 200, 200, 200, 500,
    ]);
  });

  test('a planned refusal takes no answer from the script', async () => {
    const plan = [faults.firstOnes(1, faults.serverError())];
    expect(await statuses({ faults: plan, script: ['one', 'two'] }, 3)).toEqual([500, 200, 200]);
  });

  test('a planned flaw spoils what the script says', async () => {
    await using endpoint = await startFakeOpenAi({
      faults: [faults.everyNth(2, faults.trailingText())],
      script: ['one', 'two'],
    });
    expect(await contentOf(endpoint.baseUrl)).toBe('one');
    expect(await contentOf(endpoint.baseUrl)).toMatch(/^two\n/);
  });
});
