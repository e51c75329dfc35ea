// An example as the messages of a chat: the calls of one turn in one message, dependent ones after their results.
import type { Example, ExampleCall } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';

/** How two formats of the same messages differ. */
export interface ChatStyle {
  /** The arguments of a call as a JSON string, not as an object. */
  readonly argumentsAsText: boolean;
  /** The name of the function beside the id of the call in a message with a result. */
  readonly namesResults: boolean;
}

/**
 * User, then for each turn an assistant's message with its calls and a message with each result, in the order of the
 * calls, then the assistant's answer. A message with calls has no content.
 */
export function chatMessages(
  example: Pick<Example, 'query' | 'turns' | 'response'>,
  style: ChatStyle,
): readonly JsonObject[] {
  return [
    { role: 'user', content: example.query },
    ...example.turns.flatMap((calls) => turnMessages(calls, style)),
    { role: 'assistant', content: example.response },
  ];
}

function turnMessages(calls: readonly ExampleCall[], style: ChatStyle): readonly JsonObject[] {
  const toolCalls = calls.map((call) => ({
    id: call.id,
    type: 'function',
    function: {
      name: call.name,
      arguments: style.argumentsAsText ? JSON.stringify(call.arguments) : call.arguments,
    },
  }));
  const results = calls.map((call) => ({
    role: 'tool',
    ...(style.namesResults ? { name: call.name } : {}),
    tool_call_id: call.id,
    content: call.shown,
  }));
  return [{ role: 'assistant', tool_calls: toolCalls }, ...results];
}
