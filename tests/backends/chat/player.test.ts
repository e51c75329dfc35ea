// A player over HTTP: native tool calls there and back, endpoints that know less, and what goes wrong on the way.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createOpenAiPlayer, type OpenAiOptions } from '../../../src/backends/openai/create-openai.ts';
import type { ChatMessage, ChatTool, ChatTurn } from '../../../src/model/chat.ts';
import { nothingSpent } from '../../../src/model/sample.ts';
import { faults, startFakeOpenAi, toolCalls } from '../../../src/testing/index.ts';
import { asking } from '../openai/asking.ts';
import { startPlainServer } from '../openai/plain-server.ts';

const weather: ChatTool = {
  name: 'get_weather',
  description: 'Get the weather of a city.',
  parameters: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    anyOf: [{ required: ['city'] }],
  },
};

function openPlayer(baseUrl: string, more: Partial<OpenAiOptions> = {}) {
  const { options, notices } = asking(baseUrl, more);
  return { player: createOpenAiPlayer(options), notices };
}

function turn(text = 'How is the weather in Oslo?', more: Partial<ChatTurn> = {}): ChatTurn {
  return {
    messages: [{ role: 'user', content: text }],
    tools: [weather],
    seed: 7,
    signal: new AbortController().signal,
    ...more,
  };
}

test('an answer that was cut or filtered says so, kept or not; a refusal in words is an answer', async () => {
  const given = [faults.cutAtLength('It rains in Oslo.'), faults.contentFilter(), faults.refusal()];
  await using endpoint = await startFakeOpenAi({ faults: [() => given.shift()] });
  const { player } = openPlayer(endpoint.baseUrl);
  const replies = [];
  for (const city of ['a', 'b', 'c']) replies.push(await player.reply(turn(city)));
  expect(replies).toMatchObject([
    { text: 'It rains', cut: 'length' },
    { text: null, cut: 'filter' },
    { text: expect.stringContaining('sorry') },
  ]);
  expect(replies[2]).not.toHaveProperty('cut');
});

const oslo = toolCalls([{ name: 'get_weather', arguments: { city: 'Oslo' } }]);

test('calls come out, results go in, and the conversation is one that endpoints accept', async () => {
  await using endpoint = await startFakeOpenAi({
    script: [
      toolCalls(
        [
          { id: 'a', name: 'get_weather', arguments: { city: 'Oslo' } },
          { id: 'b', name: 'get_weather', arguments: '{"city": "Ber' },
          { id: 'c', name: 'get_weather', arguments: '' },
        ],
        'Let me look.',
      ),
      'It rains.',
    ],
  });
  const { player } = openPlayer(endpoint.baseUrl);
  const first = await player.reply(turn());
  if (first.failure !== undefined) throw new Error(first.failure);
  expect(first.text).toBe('Let me look.');
  expect(first.calls).toEqual([
    { id: 'a', name: 'get_weather', arguments: { city: 'Oslo' } },
    { id: 'b', name: 'get_weather', arguments: null, raw: '{"city": "Ber' },
    { id: 'c', name: 'get_weather', arguments: {} },
  ]);
  expect(first.spent).toMatchObject({ calls: 1, costUsd: null });
  expect(first.spent.usage.outputTokens).toBeGreaterThan(0);
  const messages: readonly ChatMessage[] = [
    ...turn().messages,
    { role: 'assistant', content: first.text, calls: first.calls },
    ...['a', 'b', 'c'].map(
      (call): ChatMessage => ({ role: 'tool', call, name: 'get_weather', content: `Result of ${call}.` }),
    ),
  ];
  expect(await player.reply(turn('', { messages }))).toMatchObject({ text: 'It rains.', calls: [] });
  const [one, two] = endpoint.requests;
  // What endpoints refuse at the top of a schema is not sent, and the rest is.
  expect(one?.tools).toEqual([
    {
      name: 'get_weather',
      description: 'Get the weather of a city.',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  ]);
  expect(
    two?.messages.map(({ role, toolCalls: calls, toolCallId }) => [role, calls?.length ?? toolCallId]),
  ).toEqual([
    ['user', undefined],
    ['assistant', 3],
    ['tool', 'a'],
    ['tool', 'b'],
    ['tool', 'c'],
  ]);
  endpoint.assertDone();
});

test('without tools in view, no list of tools is sent', async () => {
  await using endpoint = await startFakeOpenAi({ script: ['Hello.'] });
  await openPlayer(endpoint.baseUrl).player.reply(turn('Hi.', { tools: [] }));
  expect(endpoint.requests[0]?.body).not.toHaveProperty('tools');
});

test('ids that are missing or repeated are made unique, and what endpoints want back goes back', async () => {
  const call = (id: string | undefined) => ({
    ...(id === undefined ? {} : { id }),
    type: 'function',
    function: { name: 'get_weather', arguments: { city: 'Oslo' } },
    extra_content: { google: { thought_signature: 'abc' } },
  });
  const body = {
    choices: [
      {
        finish_reason: 'tool_calls',
        message: {
          role: 'assistant',
          content: null,
          reasoning_content: 'It asks for the weather.',
          tool_calls: [call(undefined), call('x'), call('x'), { type: 'custom' }, 7],
        },
      },
    ],
  };
  await using server = await startPlainServer(200, JSON.stringify(body), 'application/json');
  const reply = await openPlayer(`${server.origin}/v1`).player.reply(turn());
  if (reply.failure !== undefined) throw new Error(reply.failure);
  expect(new Set(reply.calls.map(({ id }) => id)).size).toBe(3);
  expect(reply.calls.every(({ arguments: args }) => args?.city === 'Oslo')).toBe(true);
  expect(reply.beside).toEqual({ reasoning_content: 'It asks for the weather.' });

  await using endpoint = await startFakeOpenAi({ script: ['Rain.'] });
  const messages: readonly ChatMessage[] = [
    { role: 'user', content: 'Oslo?' },
    { role: 'assistant', content: null, calls: reply.calls, beside: reply.beside ?? {} },
    ...reply.calls.map(({ id, name }): ChatMessage => ({ role: 'tool', call: id, name, content: 'Rain.' })),
  ];
  await openPlayer(endpoint.baseUrl).player.reply(turn('', { messages }));
  const sent = endpoint.requests[0]?.body.messages as readonly object[] | undefined;
  expect(sent?.[1]).toMatchObject({
    reasoning_content: 'It asks for the weather.',
    tool_calls: [{ extra_content: { google: { thought_signature: 'abc' } } }, {}, {}],
  });
});

describe('an endpoint that', () => {
  test.each([
    ['knows no seed', { seed: false }, 'seed'],
    ['knows no temperature', { temperature: false }, 'temperature'],
  ] as const)('%s is asked without, from then on', async (_, supports, parameter) => {
    await using endpoint = await startFakeOpenAi({ supports, answer: oslo });
    const { player } = openPlayer(endpoint.baseUrl, { temperature: 0.5 });
    for (const text of ['a', 'b']) expect(await player.reply(turn(text))).toMatchObject({ calls: [{}] });
    expect(endpoint.requests.map(({ body }) => parameter in body)).toEqual([true, false, false]);
  });

  test('takes no long descriptions gets short ones', async () => {
    const long = { ...weather, description: 'x'.repeat(3000) };
    const refuses =
      "Invalid 'tools[0].function.description': string too long. Expected a string with maximum length 1024.";
    await using endpoint = await startFakeOpenAi({
      faults: [
        ({ tools }) => ((tools[0]?.description.length ?? 0) > 1024 ? faults.status(400, refuses) : undefined),
      ],
      answer: oslo,
    });
    expect(await openPlayer(endpoint.baseUrl).player.reply(turn('a', { tools: [long] }))).toMatchObject({
      calls: [{ name: 'get_weather' }],
    });
  });

  test.each(['openai', 'vllm', 'ollama', 'openrouter', 'llama.cpp'] as const)(
    'knows no tools is told apart, in the words of %s',
    async (dialect) => {
      await using endpoint = await startFakeOpenAi({ dialect, supports: { tools: false } });
      await expect(
        openPlayer(endpoint.baseUrl, { maxRetries: 1 }).player.reply(turn()),
      ).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringMatching(
          /^gpt-5-mini at 127\.0\.0\.1:\d+ does not support tools \(.*\): evaluate a model that calls tools/,
        ),
      });
    },
  );

  test('stumbles is asked again', async () => {
    await using endpoint = await startFakeOpenAi({
      script: [faults.rateLimited({ ms: 5 }), faults.serverError(), faults.hang(), faults.cutOffBody(), oslo],
    });
    const { player } = openPlayer(endpoint.baseUrl, { timeoutMs: 150 });
    expect(await player.reply(turn())).toMatchObject({
      calls: [{ name: 'get_weather' }],
      spent: { calls: 1 },
    });
    endpoint.assertDone();
  });

  test('fails one question for good fails no other', async () => {
    await using endpoint = await startFakeOpenAi({
      faults: [({ text }) => (text === 'bad' ? faults.serverError() : undefined)],
      answer: oslo,
    });
    const { player } = openPlayer(endpoint.baseUrl, { maxRetries: 1 });
    expect(await player.reply(turn('good'))).toMatchObject({ calls: [{}] });
    expect(await player.reply(turn('bad'))).toEqual({
      failure: expect.stringMatching(/^127\.0\.0\.1:\d+ answered with HTTP 500/),
      spent: nothingSpent,
    });
    expect(await player.reply(turn('good again'))).toMatchObject({ calls: [{}] });
  });

  test('never answers ends the work', async () => {
    await using endpoint = await startFakeOpenAi({
      answer: faults.misfit(),
      faults: [() => faults.serverError()],
    });
    const { player } = openPlayer(endpoint.baseUrl, { maxRetries: 0, patienceMs: 100 });
    const replies = async () => {
      for (let at = 0; at < 20; at++) await player.reply(turn(String(at)));
    };
    await expect(replies()).rejects.toMatchObject({ code: 'model' });
  });

  test('is stopped in the middle is left at once', async () => {
    await using endpoint = await startFakeOpenAi({ answer: faults.hang() });
    const stop = new AbortController();
    const waiting = openPlayer(endpoint.baseUrl).player.reply(turn('a', { signal: stop.signal }));
    while (endpoint.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
  });
});

test('a model whose calls stand in its text is told of, once', async () => {
  const text = '<tool_call>{"name": "get_weather", "arguments": {"city": "Oslo"}}</tool_call>';
  await using endpoint = await startFakeOpenAi({ answer: text });
  const { player, notices } = openPlayer(endpoint.baseUrl);
  for (const question of ['a', 'b'])
    expect(await player.reply(turn(question))).toMatchObject({ text, calls: [] });
  expect(notices).toEqual([expect.stringMatching(/writes its calls as text.*--tool-call-parser/)]);
});

test('what was answered once is not asked again, and no key is kept', async () => {
  const cacheDir = await mkdtemp(join(tmpdir(), 'toolgrad-answers-'));
  try {
    const endpoint = await startFakeOpenAi({
      script: [toolCalls([{ name: 'get_weather', arguments: 'no JSON' }], 'Hm.'), 'Other.'],
    });
    const ask = (text: string, more: Partial<ChatTurn> = {}) =>
      openPlayer(endpoint.baseUrl, {
        cacheDir,
        env: { OPENAI_API_KEY: 'sk-secret-of-mine-123' },
      }).player.reply(turn(text, more));
    const first = await ask('a');
    const again = await ask('a');
    expect(again).toEqual({ ...first, spent: nothingSpent });
    // Another view of the tools is another question.
    expect(await ask('a', { tools: [] })).toMatchObject({ text: 'Other.', spent: { calls: 1 } });
    await endpoint.close();
    expect(await ask('a')).toEqual(again);
    const names = await readdir(cacheDir, { recursive: true });
    const files = names.filter((name) => name.endsWith('.json'));
    expect(files).toHaveLength(2);
    for (const name of files) expect(await readFile(join(cacheDir, name), 'utf8')).not.toContain('sk-secret');
  } finally {
    await rm(cacheDir, { recursive: true, force: true });
  }
});
