// The moves of a conversation as the messages of a chat: the calls of one turn in one message, results after them.
import type { ExampleCall } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Move } from './conversation.ts';

/** How two formats of the same messages differ. */
export interface ChatStyle {
  /** The arguments of a call as a JSON string, not as an object. */
  readonly argumentsAsText: boolean;
  /** The name of the function beside the id of the call in a message with a result. */
  readonly namesResults: boolean;
}

/** One message a move, but for results: each has a message, in the order of the calls. */
export function chatMessages(moves: readonly Move[], style: ChatStyle): readonly JsonObject[] {
  return moves.flatMap((move): readonly JsonObject[] => {
    if (move.by === 'calls') {
      // Some templates index the content of every message.
      return [{ role: 'assistant', content: '', tool_calls: move.calls.map((call) => callOf(call, style)) }];
    }
    if (move.by === 'results') return move.calls.map((call) => resultOf(call, style));
    return [{ role: move.by, content: move.text }];
  });
}

function callOf(call: ExampleCall, { argumentsAsText }: ChatStyle): JsonObject {
  const given = argumentsAsText ? JSON.stringify(call.arguments) : call.arguments;
  return { id: call.id, type: 'function', function: { name: call.name, arguments: given } };
}

function resultOf(call: ExampleCall, { namesResults }: ChatStyle): JsonObject {
  return {
    role: 'tool',
    ...(namesResults ? { name: call.name } : {}),
    tool_call_id: call.id,
    content: call.shown,
  };
}
