// The shapes a conversation can be exported in: calls one by one, or the leading turn alone.
import { describe, expect, test } from 'vitest';
import { formatNamed, plainly } from '../../../src/dataset/formats/formats.ts';
import { callsOf } from '../../../src/model/example.ts';
import { leftOut, rowOf } from './encode-pair.ts';
import { all, chain, irrelevant, needless, type Pair, parallel } from './varied-examples.ts';

type Message = Readonly<Record<string, unknown>> & {
  readonly tool_calls?: readonly { readonly id: string }[];
};

function messagesOf(pair: Pair, options: Parameters<typeof rowOf>[2] = {}): readonly Message[] {
  return rowOf(formatNamed('messages'), pair, options).messages as unknown as readonly Message[];
}

describe('ids and contents', () => {
  test("ids are nine letters and digits, and unique in a row, as Mistral's tokenizers want them", () => {
    for (const pair of all) {
      const ids = messagesOf(pair).flatMap(({ tool_calls }) => (tool_calls ?? []).map(({ id }) => id));
      for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9]{9}$/);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('every message has a content that is a text', () => {
    for (const pair of all) for (const { content } of messagesOf(pair)) expect(typeof content).toBe('string');
  });
});

describe('serial calls', () => {
  test('each call has a message of its own, and its result behind it', () => {
    const messages = messagesOf(parallel, { serialCalls: true });
    expect(messages.map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'tool',
      'assistant',
      'tool',
      'assistant',
    ]);
    for (const [index, { tool_calls }] of messages.entries()) {
      if (tool_calls === undefined) continue;
      expect(tool_calls).toHaveLength(1);
      expect(messages[index + 1]?.tool_call_id).toBe(tool_calls[0]?.id);
    }
  });

  test('openai says that calls are not parallel', () => {
    expect(rowOf(formatNamed('openai'), parallel, { serialCalls: true }).parallel_tool_calls).toBe(false);
  });
});

describe('the leading turn', () => {
  test('is the question and the calls that answer it at once', () => {
    const messages = messagesOf(chain, { leadingTurn: true });
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(messages[1]?.tool_calls).toHaveLength(chain.example.turns[0]?.length ?? 0);
    expect(callsOf(chain.example).length).toBeGreaterThan(messages[1]?.tool_calls?.length ?? 0);
  });

  test("is a negative's answer", () => {
    expect(messagesOf(irrelevant, { leadingTurn: true }).at(-1)).toEqual({
      role: 'assistant',
      content: irrelevant.example.response,
    });
  });

  test.each(['messages', 'openai', 'sharegpt', 'hermes'])(
    '%s leaves out what has another right answer',
    (name) => {
      expect(leftOut(formatNamed(name), needless, { leadingTurn: true })).toMatch(
        /later call needs no result/,
      );
    },
  );
});

describe('tools that fine-tuning endpoints refuse', () => {
  const [tool] = chain.example.tools;
  const long = {
    ...chain,
    example: {
      ...chain.example,
      tools: [
        {
          ...(tool as NonNullable<typeof tool>),
          description: 'Long. '.repeat(300),
          inputSchema: {
            type: 'object',
            oneOf: [{ required: ['tags'] }],
            properties: { tags: { type: 'array' }, type: { type: 'string' } },
          },
        },
      ],
    },
  };

  test('become what an evaluation shows such an endpoint, and are counted', () => {
    const encoded = formatNamed('openai').encode(long.example as typeof chain.example, plainly, chain.sample);
    expect(encoded).toMatchObject({ adapted: expect.stringContaining('as these endpoints take it') });
    const [shown] = rowOf(formatNamed('openai'), long as Pair).tools as readonly {
      readonly function: { readonly description: string; readonly parameters: unknown };
    }[];
    expect(shown?.function.description).toHaveLength(1024);
    expect(shown?.function.parameters).toEqual({
      type: 'object',
      properties: { tags: { type: 'array', items: {} }, type: { type: 'string' } },
    });
  });

  test('stay as they are where they do not need it', () => {
    const encoded = formatNamed('openai').encode(chain.example, plainly, chain.sample);
    expect(encoded).not.toHaveProperty('adapted');
  });
});

test('bfcl rows show as many functions as the rows of the leaderboard do', () => {
  for (const pair of all) {
    if (leftOut(formatNamed('bfcl'), pair) !== undefined) continue;
    const { function: functions, id } = rowOf(formatNamed('bfcl'), pair) as {
      function: unknown[];
      id: string;
    };
    const most = id.startsWith('irrelevance') ? 1 : 4;
    expect(functions.length).toBeLessThanOrEqual(most);
  }
});

test('numbers in results stay as the server wrote them', () => {
  const [turn] = parallel.example.turns;
  const shown = '{"a": 12.0, "b": 1e3, "c": 9007199254740993, "d": -0.0}';
  const turns = [(turn ?? []).map((call) => ({ ...call, shown }))];
  const pair = { ...parallel, example: { ...parallel.example, turns } };
  for (const name of ['messages', 'openai', 'sharegpt', 'hermes']) {
    const text = JSON.stringify(rowOf(formatNamed(name), pair)).replaceAll(/\\| /g, '');
    expect(text, name).toContain('{"a":12.0,"b":1e3,"c":9007199254740993,"d":-0.0}');
  }
});
