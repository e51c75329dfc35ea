// The answer to `tools/call` as an outcome: complete, including unknown fields and content types.
import { isObject, type JsonValue } from '../model/json.ts';
import { deepest, isTooDeep } from '../model/nesting.ts';
import type { Outcome, ToolResult } from '../model/tool.ts';
import { tooDeep } from '../transports/answer-limit.ts';

/**
 * The result as received, with an empty `content` if it has none (servers of 2025-06 may send structured content
 * alone). An `isError` that is not a boolean becomes one, a `_meta` that is not an object is dropped, and structured
 * content may be any JSON. Only what is not a result at all becomes an error; the checks judge whether it is what the
 * tool promised.
 */
export function outcomeOf(server: string, answer: Readonly<Record<string, unknown>>): Outcome {
  const { structuredContent, isError, _meta, ...rest } = answer;
  const content = Array.isArray(answer.content) ? answer.content.map(textAsMeant) : (answer.content ?? []);
  const areBlocks =
    Array.isArray(content) && content.every((block) => isObject(block) && typeof block.type === 'string');
  if (!areBlocks) {
    const message = `${server} answered with a result whose content is not a list of content blocks.`;
    return { error: { code: 'invalid_result', message } };
  }
  if (isTooDeep(structuredContent) || content.some(isBlockTooDeep)) {
    return { error: { code: 'invalid_result', message: `${server} ${tooDeep}.` } };
  }
  // Some servers write null for "none".
  const structured = structuredContent == null ? {} : { structuredContent };
  const result = {
    ...rest,
    ...(isObject(_meta) && { _meta }),
    content,
    ...structured,
    ...(isError != null && { isError: saysYes(isError) }),
  };
  return { result: result as ToolResult };
}

/** A text block whose text is a number or an object: its JSON. */
function textAsMeant(block: unknown): unknown {
  const written = block as JsonValue;
  if (!isObject(written) || written.type !== 'text' || typeof written.text === 'string') return block;
  return { ...written, text: written.text === undefined ? '' : JSON.stringify(written.text) };
}

/** Some servers write `"false"`, or 0. */
function saysYes(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes|1)$/i.test(value));
}

function isBlockTooDeep(block: unknown): boolean {
  const { text } = block as { readonly text?: unknown };
  return (typeof text === 'string' && isTextTooDeep(text)) || isTooDeep(block);
}

/** The same for JSON in a text, which is parsed later. */
function isTextTooDeep(text: string): boolean {
  if (text.length <= deepest || !/^\s*[[{]/.test(text)) return false;
  // Most texts have too few brackets to be nested deeply.
  return countOf('[', text) + countOf('{', text) > deepest && depthOf(text) > deepest;
}

function countOf(character: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    if (++count > deepest) break;
  }
  return count;
}

function depthOf(json: string): number {
  let [depth, most] = [0, 0];
  let inString = false;
  for (let at = 0; at < json.length && most <= deepest; at++) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') most = Math.max(most, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return most;
}
