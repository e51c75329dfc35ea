// What every player promises, whoever it is.
import { describe, expect, test } from 'vitest';
import type { Player } from '../../src/evaluation/player.ts';
import type { ChatMessage, ChatReply } from '../../src/model/chat.ts';
import type { Example } from '../../src/model/example.ts';
import { chain } from '../evaluation/scoring/chain-example.ts';

/** Answers that a game of the contract takes, at the most. */
const mostRounds = 60;

/** Plays an example against a world that answers every call alike. */
async function game(player: Player, example: Example, seed: number): Promise<readonly ChatReply[]> {
  const messages: ChatMessage[] = [{ role: 'user', content: example.query }];
  const tools = example.tools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    parameters: inputSchema,
  }));
  const replies: ChatReply[] = [];
  const { signal } = new AbortController();
  for (let round = 0; round < mostRounds; round++) {
    const before = JSON.stringify(messages);
    const reply = await player.reply({ messages, tools, seed, signal, example, round });
    expect(JSON.stringify(messages)).toBe(before);
    replies.push(reply);
    if (reply.failure !== undefined || reply.calls.length === 0) return replies;
    messages.push({ role: 'assistant', content: reply.text, calls: reply.calls });
    for (const { id, name } of reply.calls) messages.push({ role: 'tool', call: id, name, content: '{}' });
  }
  return replies;
}

/** The promises of a player; `open` gives a fresh one. */
export function describePlayer(name: string, open: () => Player): void {
  describe(name, () => {
    test('ends with an answer without calls', async () => {
      const replies = await game(open(), chain, 1);
      expect(replies.length).toBeLessThan(mostRounds);
      const last = replies.at(-1);
      expect(last?.failure).toBeUndefined();
      expect(last).toMatchObject({ calls: [], text: expect.any(String) });
    });

    test('gives every call of a conversation an id of its own, and arguments or what stands in their place', async () => {
      for (let seed = 0; seed < 5; seed++) {
        const calls = (await game(open(), chain, seed)).flatMap((reply) =>
          reply.failure === undefined ? reply.calls : [],
        );
        expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
        for (const call of calls) expect(call.arguments === null ? call.raw : call.arguments).toBeDefined();
      }
    });

    test('does the same again where it is asked the same', async () => {
      const replies = async () =>
        (await game(open(), chain, 7)).map(({ spent: _, ...reply }) => JSON.stringify(reply));
      expect(await replies()).toEqual(await replies());
    });

    test('says what each answer has cost', async () => {
      for (const { spent } of await game(open(), chain, 3)) {
        expect(spent.calls).toBeGreaterThanOrEqual(0);
        expect(spent.usage.inputTokens).toBeGreaterThanOrEqual(0);
      }
    });
  });
}
