// A request to the fake endpoint as those who answer it see it.
import type { IncomingHttpHeaders } from 'node:http';
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import {
  conversationFault,
  type FakeFunction,
  functionsIn,
  type SentToolCall,
  sentCallsIn,
} from './conversation.ts';

export interface FakeMessage {
  readonly role: string;
  /** The text parts of the message, joined. */
  readonly content: string;
  /** Of the assistant's messages: the calls that were sent back. */
  readonly toolCalls?: readonly SentToolCall[];
  /** Of a tool's messages: the call that they answer. */
  readonly toolCallId?: string;
}

/** One chat completion that was asked for. */
export interface FakeRequest {
  /** Requests for chat completions are counted from 0 in the order of their arrival, refused ones included. */
  readonly index: number;
  readonly headers: IncomingHttpHeaders;
  readonly model: string;
  readonly messages: readonly FakeMessage[];
  /** All messages' texts, a blank line between them: what a rule's expression is tried on. */
  readonly text: string;
  readonly format: 'text' | 'json_object' | 'json_schema';
  /** `response_format.json_schema.name`. */
  readonly schemaName?: string;
  readonly schema?: JsonObject;
  /** The functions on offer. */
  readonly tools: readonly FakeFunction[];
  readonly seed?: number;
  readonly stream: boolean;
  /** As it was sent. */
  readonly body: JsonObject;
}

/** What a body asks for, or what is wrong with it, in a sentence. */
export function parseRequest(
  index: number,
  headers: IncomingHttpHeaders,
  text: string,
): FakeRequest | string {
  const body = parseObject(text);
  if (body === undefined) return 'We could not parse the JSON body of your request.';
  if (typeof body.model !== 'string' || body.model === '') return 'you must provide a model parameter';
  if (!Array.isArray(body.messages)) return "Missing required parameter: 'messages'.";
  if (body.messages.length === 0) {
    return "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.";
  }
  const tools = functionsIn(body);
  if (typeof tools === 'string') return tools;
  const wrong = conversationFault(body.messages as readonly JsonValue[]);
  if (wrong !== undefined) return wrong;
  const messages = (body.messages as readonly JsonValue[]).map(messageOf);
  const format = isObject(body.response_format) ? body.response_format : {};
  const jsonSchema = isObject(format.json_schema) ? format.json_schema : {};
  if (format.type === 'json_schema' && typeof jsonSchema.name !== 'string') {
    return "Missing required parameter: 'response_format.json_schema.name'.";
  }
  return {
    index,
    headers,
    model: body.model,
    messages,
    text: messages.map(({ content }) => content).join('\n\n'),
    format: format.type === 'json_schema' || format.type === 'json_object' ? format.type : 'text',
    ...(typeof jsonSchema.name === 'string' ? { schemaName: jsonSchema.name } : {}),
    ...(isObject(jsonSchema.schema) ? { schema: jsonSchema.schema } : {}),
    tools,
    ...(typeof body.seed === 'number' ? { seed: body.seed } : {}),
    stream: body.stream === true,
    body,
  };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(message: JsonValue): FakeMessage {
  const { role, content, tool_call_id: answered } = isObject(message) ? message : {};
  const parts = Array.isArray(content) ? (content as readonly JsonValue[]) : [];
  const texts = parts.map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : ''));
  const calls = sentCallsIn(message);
  return {
    role: String(role ?? ''),
    content: typeof content === 'string' ? content : texts.join(''),
    ...(calls.length === 0 ? {} : { toolCalls: calls }),
    ...(typeof answered === 'string' ? { toolCallId: answered } : {}),
  };
}
