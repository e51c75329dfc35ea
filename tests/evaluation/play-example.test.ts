// One example played: what is executed, what is not, what the player is shown, and how it ends.
import { describe, expect, test } from 'vitest';
import { perfectPlayer } from '../../src/evaluation/players/perfect.ts';
import { callsOf } from '../../src/model/example.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { nothingSpent } from '../../src/model/sample.ts';
import { createFakeToolSource, errorResult, structuredResult } from '../../src/testing/fake-tool-source.ts';
import { exampleOver, play, toldPlayer } from './game.ts';

const signal = new AbortController().signal;
const reads = { annotations: { readOnlyHint: true } } as const;
const textSchema: JsonObject = {
  type: 'object',
  properties: { text: { type: 'string' } },
  required: ['text'],
  additionalProperties: false,
};

/** Notes that can be read and, in a sandbox, written; and a second server that is none. */
async function notes(options: { sandbox?: boolean; allow?: readonly string[] } = {}) {
  const { sandbox = true, allow = [] } = options;
  const source = createFakeToolSource({
    notes: {
      settings: { sandbox, allow, isolation: 'sample' },
      createState: () => [] as string[],
      tools: {
        list: { ...reads, handler: (_, state) => structuredResult({ notes: [...(state as string[])] }) },
        add: {
          inputSchema: textSchema,
          handler: ({ text }, state) => {
            (state as string[]).push(String(text));
            return 'Added.';
          },
        },
        fail: { ...reads, handler: () => errorResult('The disk is full.') },
        break: {
          ...reads,
          handler: () => {
            throw new Error('broken');
          },
        },
      },
    },
  });
  return { source, example: exampleOver(await source.catalog(signal)) };
}

const resultsIn = (messages: readonly { role: string; content?: string | null }[]) =>
  messages.filter(({ role }) => role === 'tool').map(({ content }) => content);

describe('for real', () => {
  test('calls are executed on one session, and the player sees what came of them', async () => {
    const { source, example } = await notes();
    const player = toldPlayer([
      [['notes__add', { text: 'milk' }]],
      [
        ['notes__add', { text: 'bread' }],
        ['notes__list', {}],
      ],
      'Two notes.',
    ]);
    const { played, conversation } = await play(source, player, example, { system: 'Be brief.' });
    expect(played).toMatchObject({
      example: '0-000000',
      kind: 'positive',
      mode: 'real',
      response: 'Two notes.',
    });
    expect(played.rounds.map(({ calls }) => calls.length)).toEqual([1, 2, 0]);
    expect(played.rounds[1]?.calls[1]?.outcome?.result?.structuredContent).toEqual({
      notes: ['milk', 'bread'],
    });
    expect(player.heard[0]).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is new?' },
    ]);
    expect(resultsIn(conversation.messages)).toEqual(['Added.', 'Added.', '{"notes":["milk","bread"]}']);
    // Another example finds nothing of it.
    const { conversation: next } = await play(source, toldPlayer([[['notes__list', {}]], 'None.']), example);
    expect(resultsIn(next.messages)).toEqual(['{"notes":[]}']);
  });

  test('what a server refuses, and what it breaks at, is an outcome the player can read', async () => {
    const { source, example } = await notes();
    const player = toldPlayer([
      [
        ['notes__fail', {}],
        ['notes__break', {}],
      ],
      'It does not work.',
    ]);
    const { played, conversation } = await play(source, player, example);
    expect(resultsIn(conversation.messages)).toEqual(['The disk is full.', 'Error: broken']);
    expect(played.failure).toBeUndefined();
    expect(played.response).toBe('It does not work.');
  });

  test('a server that is gone is an outcome, and the game goes on', async () => {
    const source = createFakeToolSource({
      gone: { tools: { ask: { ...reads, handler: () => 'x' } } },
      here: { tools: { ask: { ...reads, handler: () => 'Here.' } } },
    });
    const example = exampleOver(await source.catalog(signal));
    source.remove('gone');
    const player = toldPlayer([
      [
        ['gone__ask', {}],
        ['here__ask', {}],
      ],
      'Half of it.',
    ]);
    const { played, conversation } = await play(source, player, example);
    expect(resultsIn(conversation.messages)).toEqual(['Error: gone__ask is no longer available.', 'Here.']);
    expect(played.response).toBe('Half of it.');
  });

  test('a write outside a sandbox is not executed, even where the policy would let it through', async () => {
    const { source, example } = await notes({ sandbox: false, allow: ['*'] });
    const player = toldPlayer([[['notes__add', { text: 'x' }]], 'Done.']);
    const { played, conversation } = await play(source, player, example);
    expect(source.calls).toEqual([]);
    expect(played.rounds[0]?.calls[0]?.outcome?.error?.code).toBe('not_executed');
    expect(resultsIn(conversation.messages)[0]).toMatch(/^Error: notes__add may change things.*not executed/);
  });

  test('what the policy forbids is refused in words that name no flag of ours', async () => {
    const source = createFakeToolSource({
      box: { settings: { sandbox: true, deny: ['wipe'] }, tools: { wipe: { handler: () => 'gone' } } },
    });
    const example = exampleOver(await source.catalog(signal));
    const { conversation } = await play(source, toldPlayer([[['box__wipe', {}]], 'No.']), example);
    expect(source.calls).toEqual([]);
    expect(resultsIn(conversation.messages)).toEqual(['Error: box__wipe may not be called here.']);
  });

  test('tools not in view, arguments that do not fit, and arguments that are no JSON reach no server', async () => {
    const { source, example } = await notes();
    const inView = { ...example, tools: example.tools.filter(({ tool }) => tool !== 'list') };
    const player = toldPlayer([
      [
        ['notes__list', {}],
        ['notes__add', { txt: 'x' }],
        ['notes__add', '{"text": "x'],
      ],
      'Never mind.',
    ]);
    const { played, conversation } = await play(source, player, inView);
    expect(source.calls).toEqual([]);
    expect(resultsIn(conversation.messages)).toEqual([
      'Error: There is no tool notes__list. Available: notes__add, notes__break, notes__fail.',
      'Error: /text is required and missing; /txt is not a parameter of this tool.',
      'Error: The arguments are not a JSON object.',
    ]);
    expect(played.rounds[0]?.calls[2]).toMatchObject({ arguments: null, raw: '{"text": "x' });
  });

  test('masked names are understood, and stay masked in every message', async () => {
    const { source, example } = await notes();
    const masked = {
      ...example,
      tools: example.tools.map((tool, at) => ({ ...tool, name: `func_${at + 1}` })),
    };
    const add = masked.tools.find(({ tool }) => tool === 'add')?.name ?? '';
    const player = toldPlayer([
      [
        [add, { text: 'x' }],
        ['notes__add', { text: 'y' }],
        [add, {}],
      ],
      'Done.',
    ]);
    const { conversation } = await play(source, player, masked);
    expect(source.calls).toEqual([{ tool: 'notes__add', arguments: { text: 'x' } }]);
    const results = resultsIn(conversation.messages);
    expect(results[0]).toBe('Added.');
    expect(results[1]).toMatch(/^Error: There is no tool notes__add\. Available: func_1,/);
    expect(results[2]).toBe('Error: /text is required and missing.');
  });

  test('calls that only read run side by side; a write waits for the reads before it', async () => {
    let underWay = 0;
    const seen: string[] = [];
    const atOnce = async (name: string) => {
      underWay += 1;
      // Two meet, or nobody ever comes out.
      while (name !== 'w' && underWay < 2) await new Promise((resolve) => setImmediate(resolve));
      seen.push(name);
      return name;
    };
    const source = createFakeToolSource({
      s: {
        settings: { sandbox: true, timeoutMs: 5000 },
        tools: {
          a: { ...reads, handler: () => atOnce('a') },
          b: { ...reads, handler: () => atOnce('b') },
          w: { handler: () => atOnce('w') },
        },
      },
    });
    const example = exampleOver(await source.catalog(signal));
    const player = toldPlayer([
      [
        ['s__a', {}],
        ['s__b', {}],
        ['s__w', {}],
        ['s__a', {}],
      ],
      'Done.',
    ]);
    const { conversation } = await play(source, player, example);
    expect(resultsIn(conversation.messages)).toEqual(['a', 'b', 'w', 'a']);
    expect(seen.indexOf('w')).toBe(2);
  });

  test('a result of the right answer is shown as the example shows it, others as they are', async () => {
    const { source, example } = await notes();
    const call = {
      id: 'call_1',
      step: 'step_1',
      name: 'notes__list',
      arguments: {},
      carried: [],
      shown: 'No notes yet (shortened).',
      result: structuredResult({ notes: [] }),
    };
    const withCall = { ...example, turns: [[call]] };
    const player = toldPlayer([
      [['notes__list', {}]],
      [['notes__add', { text: 'x' }]],
      [['notes__list', {}]],
      'Done.',
    ]);
    const { conversation } = await play(source, player, withCall);
    expect(resultsIn(conversation.messages)).toEqual([
      'No notes yet (shortened).',
      'Added.',
      '{"notes":["x"]}',
    ]);
    const { played } = await play(source, perfectPlayer, withCall);
    expect(played.rounds[0]?.calls[0]).toMatchObject({ name: 'notes__list', arguments: {} });
    expect(played.response).toBe('Nothing.');
    expect(callsOf(withCall)).toHaveLength(1);
  });
});

describe('the end', () => {
  test('comes after so many answers, and there is no response then', async () => {
    const { source, example } = await notes();
    const again = [['notes__list', {}]] as const;
    const { played } = await play(source, toldPlayer([again, again, again]), example, { turns: 3 });
    expect([played.rounds.length, played.response, played.failure]).toEqual([3, null, undefined]);
    expect(source.callsTo('notes__list')).toBe(3);
  });

  test('is a failure where the player has no answer; what it did before is kept', async () => {
    const { source, example } = await notes();
    const player = toldPlayer([[['notes__list', {}]], { failure: 'HTTP 500.' }]);
    const { played } = await play(source, player, example);
    expect(played).toMatchObject({ failure: 'HTTP 500.', response: null });
    expect(played.rounds).toHaveLength(1);
  });

  test('is a failure where the time is over, wherever it was spent', async () => {
    const hang = () => new Promise<never>(() => {});
    const source = createFakeToolSource({ slow: { tools: { wait: { ...reads, handler: hang } } } });
    const example = exampleOver(await source.catalog(signal));
    const waits = (turn: { signal: AbortSignal }) =>
      new Promise<never>((_, reject) =>
        turn.signal.addEventListener('abort', () => reject(new Error('late'))),
      );
    for (const player of [toldPlayer([[['slow__wait', {}]]]), toldPlayer([waits])]) {
      const { played } = await play(source, player, example, { timeoutMs: 50 });
      expect(played.failure).toBe('It did not finish within 0.05 s.');
    }
  });

  test('is an error where somebody says stop: nothing is scored then', async () => {
    const { source, example } = await notes();
    const stop = new AbortController();
    const player = toldPlayer([
      async () => {
        stop.abort();
        return { text: null, calls: [{ id: '1', name: 'notes__list', arguments: {} }], spent: nothingSpent };
      },
    ]);
    await expect(play(source, player, example, {}, stop.signal)).rejects.toThrow();
  });
});

test('with a single turn nothing is executed, and no server is needed', async () => {
  const { example } = await notes();
  const player = toldPlayer([
    [
      ['notes__add', { text: 'x' }],
      ['nope', '{'],
    ],
  ]);
  const { played } = await play(undefined, player, example, { mode: 'single-turn' });
  expect(played.mode).toBe('single-turn');
  expect(played.rounds).toEqual([
    {
      text: null,
      calls: [
        { name: 'notes__add', arguments: { text: 'x' } },
        { name: 'nope', arguments: null, raw: '{' },
      ],
    },
  ]);
});
