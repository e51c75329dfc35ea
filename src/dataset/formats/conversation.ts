// An example as the moves of a conversation: what every format of chats writes in its own words.
import type { Example, ExampleCall } from '../../model/example.ts';
import type { EncodeOptions } from '../../model/seams.ts';
import { leadingTurn } from './leading-turn.ts';

/** One message, or the calls of one turn, or their results. */
export type Move =
  | { readonly by: 'user'; readonly text: string }
  | { readonly by: 'assistant'; readonly text: string }
  | { readonly by: 'calls'; readonly calls: readonly ExampleCall[] }
  | { readonly by: 'results'; readonly calls: readonly ExampleCall[] };

/** The moves in their order, what they lack of the example, or why there are none. */
export type Conversation =
  | { readonly moves: readonly Move[]; readonly partial?: string }
  | { readonly leftOut: string };

/**
 * A person's message, then for each turn its calls and their results in the same order, then the answer; and so on for each
 * exchange. With `serialCalls` every call has a turn of its own; with `leadingTurn` the conversation ends with the calls
 * that answer the question at once, or with the answer where nothing is called.
 */
export function conversationOf(example: Example, options: EncodeOptions): Conversation {
  const { leadingTurn: isLeading, serialCalls } = options;
  if (isLeading) return leadingConversation(example, serialCalls);
  const moves = exchangesOf(example).flatMap(({ query, turns, response }): Move[] => [
    { by: 'user', text: query },
    ...(serialCalls ? turns.flat().map((call) => [call]) : turns).flatMap((calls): Move[] => [
      { by: 'calls', calls },
      { by: 'results', calls },
    ]),
    { by: 'assistant', text: response },
  ]);
  return { moves };
}

/** Every exchange of a dialogue; the example itself where it is none. */
function exchangesOf(example: Example): readonly Pick<Example, 'query' | 'turns' | 'response'>[] {
  return example.exchanges ?? [example];
}

function leadingConversation(example: Example, serialCalls: boolean): Conversation {
  const leading = leadingTurn(example);
  if ('leftOut' in leading) return leading;
  const { calls, partial } = leading;
  if (serialCalls && calls.length > 1) return { leftOut: 'several calls at once are no single call' };
  const end: Move = calls.length === 0 ? { by: 'assistant', text: example.response } : { by: 'calls', calls };
  return { moves: [{ by: 'user', text: example.query }, end], ...(partial === undefined ? {} : { partial }) };
}
