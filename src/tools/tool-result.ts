// The answer to `tools/call` as an outcome: complete, including unknown fields and content types.
import { isObject, type JsonValue } from '../model/json.ts';
import { deepest, isTooDeep } from '../model/nesting.ts';
import type { Outcome, ToolResult } from '../model/tool.ts';
import { tooDeep } from '../transports/answer-limit.ts';

/**
 * The result as received, with an empty `content` if it has none (servers of 2025-06 may send structured content
 * alone), and a list of blocks where it is a single one, or texts. An `isError` that is not a boolean becomes one, a `_meta` that is not an object is dropped, and structured
 * content may be any JSON. Only what is not a result at all becomes an error; the checks judge whether it is what the
 * tool promised.
 */
export function outcomeOf(server: string, answer: Readonly<Record<string, unknown>>): Outcome {
  const { structuredContent, isError, _meta, ...rest } = answer;
  const written = isObject(answer.content) ? [answer.content] : answer.content;
  const content = Array.isArray(written) ? written.map(blockAsMeant) : (written ?? []);
  const areBlocks =
    Array.isArray(content) && content.every((block) => isObject(block) && typeof block.type === 'string');
  if (!areBlocks) {
    const message = `${server} answered with a result whose content is not a list of content blocks.`;
    return { error: { code: 'invalid_result', message } };
  }
  if (isTooDeep(structuredContent) || content.some(isBlockTooDeep)) {
    return { error: { code: 'invalid_result', message: `${server} ${tooDeep}.` } };
  }
  // Some servers write null for "none", or the empty list of languages that know no empty object.
  const isNone =
    structuredContent == null ||
    (Array.isArray(structuredContent) && structuredContent.length === 0 && content.some(isSentence));
  const structured = isNone ? {} : { structuredContent };
  const result = {
    ...rest,
    ...(isObject(_meta) && { _meta }),
    content,
    ...structured,
    ...(isError != null && { isError: saysYes(isError) }),
  };
  return { result: result as ToolResult };
}

/** A text without its block, a block without its type, and JSON in place of a text: the text block that is meant. */
function blockAsMeant(block: unknown): unknown {
  const written = block as JsonValue;
  if (typeof written === 'string') return { type: 'text', text: written };
  if (!isObject(written)) return block;
  const { type, text, json, data } = written;
  if (type === undefined && typeof text === 'string') return { type: 'text', ...written };
  if (type === 'json' && text === undefined)
    return { type: 'text', text: JSON.stringify(json ?? data ?? null) };
  if (type !== 'text' || typeof text === 'string') return block;
  return { ...written, text: text === undefined ? '' : JSON.stringify(text) };
}

/** Whether a block says something that is no JSON. */
function isSentence(block: unknown): boolean {
  const { text } = block as { readonly text?: unknown };
  return typeof text === 'string' && /^\s*[^\s[{]/.test(text);
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
