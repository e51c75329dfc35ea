// What an endpoint demands of a conversation with tools before any model sees it, as OpenAI does.
import { isJson, isObject, type JsonObject, type JsonValue } from '../../model/json.ts';

/** A function that a request offers. */
export interface FakeFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
}

/** A call in a message of the assistant's, as it was sent back. */
export interface SentToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** The functions of a request, or what is wrong with them, in a sentence. */
export function functionsIn({ tools }: JsonObject): readonly FakeFunction[] | string {
  if (tools === undefined) return [];
  if (!Array.isArray(tools) || tools.length === 0) {
    return "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array instead.";
  }
  const functions: FakeFunction[] = [];
  for (const [index, tool] of (tools as readonly JsonValue[]).entries()) {
    const about = isObject(tool) && isObject(tool.function) ? tool.function : {};
    const { name, description, parameters } = about;
    if (typeof name !== 'string' || !/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
      return `Invalid 'tools[${index}].function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`;
    }
    if (!isObject(parameters) || parameters.type !== 'object') {
      return `Invalid schema for function '${name}': schema must be a JSON Schema of 'type: "object"'.`;
    }
    const atTop = ['oneOf', 'anyOf', 'allOf', 'enum', 'not'].find((keyword) => keyword in parameters);
    if (atTop !== undefined) {
      return `Invalid schema for function '${name}': schema must have type 'object' and not have 'oneOf'/'anyOf'/'allOf'/'enum'/'not' at the top level.`;
    }
    functions.push({ name, description: typeof description === 'string' ? description : '', parameters });
  }
  return functions;
}

/** The calls in a message. */
export function sentCallsIn(message: JsonValue): readonly SentToolCall[] {
  const calls = isObject(message) && Array.isArray(message.tool_calls) ? message.tool_calls : [];
  return (calls as readonly JsonValue[]).map((call) => {
    const { id, function: called } = isObject(call) ? call : {};
    const { name, arguments: args } = isObject(called) ? called : {};
    return { id: String(id ?? ''), name: String(name ?? ''), arguments: String(args ?? '') };
  });
}

/** What is wrong with the order of calls and results, in a sentence; undefined where it is right. */
export function conversationFault(messages: readonly JsonValue[]): string | undefined {
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const { role, tool_call_id: answered } = isObject(message) ? message : {};
    if (role === 'tool') {
      if (!open.delete(String(answered ?? ''))) {
        return `Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls' (messages[${index}]).`;
      }
      continue;
    }
    if (open.size > 0) break;
    const calls = sentCallsIn(message as JsonValue);
    if (calls.some(({ arguments: args }) => !isJson(args))) {
      return `Invalid 'messages[${index}].tool_calls': the arguments of a function are not JSON.`;
    }
    open = new Set(calls.map(({ id }) => id));
    if (open.size < calls.length) {
      return `Invalid 'messages[${index}].tool_calls': duplicate ids.`;
    }
  }
  return open.size === 0
    ? undefined
    : `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(', ')}`;
}
