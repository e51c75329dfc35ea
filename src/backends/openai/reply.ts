// A chat completion as endpoints send it, read leniently: they agree on the outline and on little else.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { Usage } from '../../model/sample.ts';
import { ChatFault } from '../language/chat-fault.ts';
import { endingOf, faultInBody, faultOfEnding } from './choice-fault.ts';
import type { Endpoint } from './endpoint.ts';
import { faultOfBreak, ObstacleFault } from './http-fault.ts';
import { messageText } from './message-text.ts';
import { asCompletion, streamedIn } from './other-bodies.ts';
import { costIn, usageIn } from './usage.ts';
import { besideOf, callsIn, type WrittenCall } from './written-calls.ts';

export interface Reply {
  readonly text: string;
  readonly finish: 'stop' | 'length' | 'refusal';
  /** Set where the endpoint's content filter has taken the answer: its text is ours. */
  readonly isFiltered?: true;
  readonly calls: readonly WrittenCall[];
  /** Fields of the message that have to go back with it. */
  readonly beside: JsonObject | undefined;
  /** Undefined where the endpoint does not tell. */
  readonly usage: Usage | undefined;
  /** What the endpoint says it costs. */
  readonly costUsd: number | undefined;
}

/**
 * The first choice of the completion in a body that came with a 2xx. Throws ChatFault or ObstacleFault where it has none,
 * or where what it has is a failure.
 */
export function readReply(body: unknown, endpoint: Endpoint): Reply {
  const received = typeof body === 'string' ? (streamedIn(body) ?? jsonIn(body, endpoint)) : body;
  const value = asCompletion(received);
  if (!isObject(value)) throw withoutChoice(endpoint);
  const fault = faultInBody(value, endpoint);
  if (fault !== undefined) throw fault;
  const choice = choiceIn(value);
  if (choice === undefined) throw withoutChoice(endpoint);
  const { message } = choice;
  const told = {
    usage: usageIn(value),
    costUsd: costIn(value),
    calls: callsIn(message),
    beside: besideOf(message),
  };
  const ending = endingOf(choice.finish_reason);
  if (ending === 'broken') throw faultOfEnding(choice, endpoint);
  if (typeof message.refusal === 'string' && message.refusal !== '')
    return { ...told, text: message.refusal, finish: 'refusal' };
  if (ending === 'filtered') {
    const text = "The endpoint's content filter stopped the answer.";
    return { ...told, text, finish: 'refusal', isFiltered: true };
  }
  return { ...told, text: messageText(message), finish: ending };
}

/** The first choice with its message; a message alone, or a text, as some endpoints have it, is one too. */
function choiceIn(body: JsonObject): (JsonObject & { readonly message: JsonObject }) | undefined {
  const [first] = Array.isArray(body.choices) ? (body.choices as readonly JsonValue[]) : [body];
  if (!isObject(first)) return undefined;
  const { message, delta, text } = first;
  if (isObject(message)) return { ...first, message };
  if (isObject(delta) && delta.content !== undefined) return { ...first, message: delta };
  return typeof text === 'string' ? { ...first, message: { content: text } } : undefined;
}

/** Not every endpoint says that it sends JSON. */
function jsonIn(text: string, endpoint: Endpoint): unknown {
  if (/^\s*</.test(text)) throw new ObstacleFault('page', 200, '');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw faultOfBreak(error, endpoint);
  }
}

function withoutChoice(endpoint: Endpoint): ChatFault {
  return new ChatFault('failed', `${endpoint.host} sent an answer without a choice`, {
    reason: 'its answers are empty',
  });
}
