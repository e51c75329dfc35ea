// Small games for tests of playing: an example over servers without processes, and a player that does as it is told.

import { type Conversation, type PlaySettings, playExample } from '../../src/evaluation/play-example.ts';
import type { Player, PlayerTurn } from '../../src/evaluation/player.ts';
import type { ChatCall, ChatMessage, ChatReply } from '../../src/model/chat.ts';
import type { Example } from '../../src/model/example.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { nothingSpent, type SampleTool, type Spent } from '../../src/model/sample.ts';
import type { Catalog } from '../../src/model/tool.ts';
import { Budget } from '../../src/spending/budget.ts';
import type { FakeToolSource } from '../../src/testing/fake-tool-source.ts';

/** What a player says when it is asked: calls by name and arguments, a text, a failure, or something else to do. */
export type Said =
  | string
  | readonly (readonly [name: string, args: JsonObject | string])[]
  | { readonly failure: string }
  | ((turn: PlayerTurn) => Promise<ChatReply>);

export interface ToldPlayer extends Player {
  /** The conversations that it was shown, each as it stood. */
  readonly heard: (readonly ChatMessage[])[];
}

/** A player that says one thing after the other, and nothing twice. */
export function toldPlayer(said: readonly Said[], spent: Spent = nothingSpent): ToldPlayer {
  const heard: (readonly ChatMessage[])[] = [];
  return {
    id: 'player:told',
    heard,
    async reply(turn) {
      heard.push([...turn.messages]);
      const next = said[turn.round];
      if (next === undefined) throw new Error(`The player was not told what to say in round ${turn.round}.`);
      if (typeof next === 'function') return await next(turn);
      if (typeof next === 'string') return { text: next, calls: [], spent };
      if ('failure' in next) return { ...next, spent };
      return { text: null, calls: next.map((call, at) => written(call, turn.round, at)), spent };
    },
  };
}

function written([name, args]: readonly [string, JsonObject | string], round: number, at: number): ChatCall {
  const id = `call_${round}_${at}`;
  return typeof args === 'string' ? { id, name, arguments: null, raw: args } : { id, name, arguments: args };
}

const realGame: PlaySettings = { mode: 'real', turns: 5, timeoutMs: 60_000 };

/** An example with all tools of a source in view. */
export function exampleOver({ tools }: Catalog, more: Partial<Example> = {}): Example {
  return {
    id: '0-000000',
    sample: '0-000000',
    kind: 'positive',
    query: 'What is new?',
    tools: tools.map(({ permission: _, title: __, ...tool }): SampleTool => tool),
    turns: [],
    response: 'Nothing.',
    ...more,
  };
}

/** Plays one example to its end, and answers with the conversation too. */
export async function play(
  source: FakeToolSource | undefined,
  player: Player,
  example: Example,
  settings: Partial<PlaySettings> = {},
  signal = new AbortController().signal,
) {
  const conversation: Conversation = { messages: [], spent: nothingSpent };
  const parts = { player, source, budget: new Budget({}), clock: () => performance.now() };
  const played = await playExample(parts, { ...realGame, ...settings }, example, conversation, {
    seed: 1,
    signal,
  });
  return { played, conversation };
}
