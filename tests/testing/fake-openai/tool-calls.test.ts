// The fake endpoint calls tools as OpenAI does, in one piece and as events, and refuses conversations as OpenAI does.
import { expect, test } from 'vitest';
import { startFakeOpenAi, toolCalls } from '../../../src/testing/index.ts';

const tools = [
  { type: 'function', function: { name: 'look', parameters: { type: 'object', properties: {} } } },
];
const look = toolCalls([
  { name: 'look', arguments: { at: 'it' } },
  { id: 'mine', name: 'look', arguments: '{' },
]);

async function post(baseUrl: string, body: object) {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'm', tools, messages: [{ role: 'user', content: 'Look.' }], ...body }),
  });
  return { status: response.status, text: await response.text() };
}

test('by script, by rule and by function; arguments as they were given', async () => {
  await using endpoint = await startFakeOpenAi({
    script: [look],
    rules: [{ when: (request) => request.tools.length > 0, answer: () => toolCalls([], 'Nothing to do.') }],
  });
  const first = JSON.parse((await post(endpoint.baseUrl, {})).text);
  expect(first.choices[0]).toMatchObject({
    finish_reason: 'tool_calls',
    message: {
      content: null,
      tool_calls: [
        { id: 'call_fake_0_0', type: 'function', function: { name: 'look', arguments: '{"at":"it"}' } },
        { id: 'mine', type: 'function', function: { name: 'look', arguments: '{' } },
      ],
    },
  });
  expect(first.usage.completion_tokens).toBeGreaterThan(0);
  const second = JSON.parse((await post(endpoint.baseUrl, {})).text);
  expect(second.choices[0].message.content).toBe('Nothing to do.');
  expect(endpoint.requests[0]?.tools).toEqual([
    { name: 'look', description: '', parameters: { type: 'object', properties: {} } },
  ]);
});

test('as events, one for each call', async () => {
  await using endpoint = await startFakeOpenAi({ script: [look] });
  const { text } = await post(endpoint.baseUrl, { stream: true });
  const calls = text
    .split('\n\n')
    .filter((line) => line.startsWith('data: {'))
    .flatMap((line) => JSON.parse(line.slice(6)).choices[0]?.delta.tool_calls ?? []);
  expect(calls).toMatchObject([
    { index: 0, function: { arguments: '{"at":"it"}' } },
    { index: 1, id: 'mine' },
  ]);
});

const assistant = (...ids: string[]) => ({
  role: 'assistant',
  content: null,
  tool_calls: ids.map((id) => ({ id, type: 'function', function: { name: 'look', arguments: '{}' } })),
});
const result = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'x' });
const user = { role: 'user', content: 'Look.' };

test.each([
  [
    'a result without its call',
    { messages: [user, result('a')] },
    /must be a response to a preceeding message/,
  ],
  [
    'a call without its result',
    { messages: [user, assistant('a', 'b'), result('a')] },
    /did not have response.*b/,
  ],
  [
    'a question before the results',
    { messages: [user, assistant('a'), user, result('a')] },
    /must be followed by/,
  ],
  ['two calls of one id', { messages: [user, assistant('a', 'a'), result('a')] }, /duplicate/],
  ['no tools in a list of them', { tools: [] }, /empty array/],
  ['a function without a name', { tools: [{ type: 'function', function: {} }] }, /does not match pattern/],
  [
    'a schema that is no object',
    { tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'array' } } }] },
    /Invalid schema for function 'f'/,
  ],
])('%s is refused', async (_, body, sentence) => {
  await using endpoint = await startFakeOpenAi({ answer: 'x' });
  const { status, text } = await post(endpoint.baseUrl, body);
  expect(status).toBe(400);
  expect(JSON.parse(text).error.message).toMatch(sentence);
});
