// The text of a message, wherever an endpoint has put it.
import { isObject, type JsonObject, type JsonValue, parseJsonText } from '../../model/json.ts';

/** Where thoughts stand; with no other text in the message, the answer stands there too. */
const thinking = [
  'reasoning_content',
  'reasoning',
  'thinking',
  'reasoning_details',
  'reasoning_text',
  'thought',
  'thoughts',
];

/** The text of a message: a string, parts, or an object that is the answer itself. */
export function messageText(message: JsonObject): string {
  const said = contentText(message.content);
  if (said.trim() !== '') return said;
  const isCalling =
    (Array.isArray(message.tool_calls) && message.tool_calls.length > 0) || isObject(message.function_call);
  if (isCalling) return said;
  if (isObject(message.parsed)) return JSON.stringify(message.parsed);
  const thoughts = thinking.map((name) => contentText(message[name])).find((text) => text.trim() !== '');
  return thoughts ?? jsonWithin(message, 3) ?? said;
}

/** A text that is an object of JSON, wherever it stands in a message that says nothing in the usual places. */
function jsonWithin(value: JsonValue | undefined, depth: number): string | undefined {
  if (typeof value === 'string') return parseJsonText(value) === undefined ? undefined : value;
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  const members: readonly (JsonValue | undefined)[] = Object.values(value);
  return members.map((member) => jsonWithin(member, depth - 1)).find((text) => text !== undefined);
}

/** Some endpoints send the text in parts, thinking among them, which has no `text`. */
function contentText(content: JsonValue | undefined): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return (content as readonly JsonValue[]).map(partText).join('');
  if (!isObject(content)) return '';
  const { text, type } = content;
  const isPart =
    typeof type === 'string' ? text !== undefined : Object.keys(content).length === 1 && 'text' in content;
  return isPart ? partText(content) : JSON.stringify(content);
}

function partText(part: JsonValue): string {
  if (typeof part === 'string') return part;
  if (!isObject(part) || part.type === 'thinking' || part.type === 'reasoning') return '';
  const { text, json } = part;
  if (isObject(json)) return JSON.stringify(json);
  if (typeof text === 'string') return text;
  return isObject(text) && typeof text.value === 'string' ? text.value : '';
}
