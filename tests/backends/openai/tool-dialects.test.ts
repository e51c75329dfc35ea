// Conversations with tools at endpoints that are particular about them, and calls as endpoints write them.
import { describe, expect, test } from 'vitest';
import { createOpenAiPlayer } from '../../../src/backends/openai/create-openai.ts';
import type { ChatMessage, ChatTool, ChatTurn } from '../../../src/model/chat.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { faults } from '../../../src/testing/fake-openai/faults.ts';
import { startFakeOpenAi } from '../../../src/testing/fake-openai/server.ts';
import { toolCalls } from '../../../src/testing/fake-openai/tool-calls.ts';
import { asking } from './asking.ts';
import { startPlainServer } from './plain-server.ts';

const tools: readonly ChatTool[] = [
  {
    name: '2fa__list_codes',
    description: 'Lists codes.',
    parameters: { type: 'object', properties: { ids: { type: 'array' } } },
  },
];
const conversation: readonly ChatMessage[] = [
  { role: 'system', content: 'You help.' },
  { role: 'user', content: 'Which codes are there?' },
  { role: 'assistant', content: null, calls: [{ id: 'c1', name: '2fa__list_codes', arguments: {} }] },
  { role: 'tool', call: 'c1', name: '2fa__list_codes', content: '[]' },
];
const turn = (messages = conversation): ChatTurn => ({
  messages,
  tools,
  seed: 1,
  signal: new AbortController().signal,
});

interface Body extends JsonObject {
  readonly messages: readonly JsonObject[];
  readonly tools: readonly {
    readonly function: { readonly name: string; readonly parameters: JsonObject };
  }[];
}

const particular: readonly [string, string, (body: Body) => boolean][] = [
  [
    'takes no null for the content of a message that calls',
    "Invalid value for 'content': expected a string, got null.",
    ({ messages }) => messages.some(({ content }) => content === null),
  ],
  [
    'wants the name of the tool with its result',
    'messages.3: tool message must have a name: field required',
    ({ messages }) => messages.some(({ role, name }) => role === 'tool' && name === undefined),
  ],
  [
    'wants names that begin with a letter',
    'Invalid function name: the name of a function must start with a letter or an underscore.',
    (body) => body.tools.some(({ function: { name } }) => !/^[A-Za-z_]/.test(name)),
  ],
  [
    'knows no system',
    'System role not supported',
    ({ messages }) => messages.some(({ role }) => role === 'system'),
  ],
];

test.each(particular)('an endpoint that %s gets it so from then on', async (_, message, objects) => {
  const plan = ({ body }: { readonly body: object }) =>
    objects(body as Body) ? faults.status(400, message) : undefined;
  await using endpoint = await startFakeOpenAi({ faults: [plan], answer: 'None.' });
  const player = createOpenAiPlayer(asking(endpoint.baseUrl).options);
  expect(await player.reply(turn())).toMatchObject({ text: 'None.' });
  expect(endpoint.stats().requests).toBe(2);
  expect(await player.reply(turn())).toMatchObject({ text: 'None.' });
  expect(endpoint.stats().requests).toBe(3);
});

test('a call under a name that an endpoint was given instead is a call of the tool', async () => {
  const strict = ({ body }: { readonly body: object }) =>
    (body as Body).tools[0]?.function.name.startsWith('2')
      ? faults.status(400, 'Invalid function name.')
      : undefined;
  const answer = toolCalls([{ name: 't_2fa__list_codes', arguments: {} }]);
  await using endpoint = await startFakeOpenAi({ faults: [strict], answer });
  const reply = await createOpenAiPlayer(asking(endpoint.baseUrl).options).reply(
    turn(conversation.slice(0, 2)),
  );
  expect(reply).toMatchObject({ calls: [{ name: '2fa__list_codes' }] });
});

describe('a call is read', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['with the word null as arguments', { name: '2fa__list_codes', arguments: 'null' }, {}],
    ['with null as arguments', { name: '2fa__list_codes', arguments: null }, {}],
    ['with an empty text as arguments', { name: '2fa__list_codes', arguments: '""' }, {}],
    ['with an empty list as arguments', { name: '2fa__list_codes', arguments: '[]' }, {}],
    [
      'with arguments in a text in a text',
      { name: '2fa__list_codes', arguments: '"{\\"ids\\":[1]}"' },
      { ids: [1] },
    ],
    ['with arguments that are an object', { name: '2fa__list_codes', arguments: { ids: [1] } }, { ids: [1] }],
    [
      'with tokens of a template at its name',
      { name: '2fa__list_codes<|channel|>json', arguments: '{}' },
      {},
    ],
    ['with the namespace of functions', { name: 'functions.2fa__list_codes:0', arguments: '{}' }, {}],
    ['with blanks around its name', { name: ' 2fa__list_codes ', arguments: '{}' }, {}],
  ])('%s', async (_, called, args) => {
    const message = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: called }],
    };
    const body = JSON.stringify({ choices: [{ message, finish_reason: 'tool_calls' }] });
    await using server = await startPlainServer(200, body, 'application/json');
    const reply = await createOpenAiPlayer(asking(`${server.origin}/v1`).options).reply(
      turn(conversation.slice(0, 2)),
    );
    expect(reply).toMatchObject({ calls: [{ name: '2fa__list_codes', arguments: args }] });
  });
});
