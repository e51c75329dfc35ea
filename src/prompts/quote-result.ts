// What a tool answered, shortened and quoted line by line.

import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject, type JsonValue, parseJsonText } from '../model/json.ts';
import type { ContentBlock, ToolResult } from '../model/tool.ts';
import { clip, ellipsis, oneLine } from './clip.ts';
import { quoteLines } from './fence.ts';
import { shortJson } from './shorten.ts';

/** The least that a text beside structured content is shown of. */
const leastForText = 200;

const quoted = new WeakMap<ToolResult, Map<number, string>>();

/**
 * A result in at most about `budget` characters, every line of it behind `| `: no text of a server's can begin a line
 * of the prompt. What could be read is shown as the step value that proofs read: JSON on one line, which stays JSON
 * where it is cut. A text that only repeats it is left out; blocks that are no text are named.
 */
export function quoteResult(result: ToolResult, budget: number): string {
  let texts = quoted.get(result);
  if (texts === undefined) {
    texts = new Map();
    quoted.set(result, texts);
  }
  let text = texts.get(budget);
  if (text === undefined) {
    text = render(result, budget);
    texts.set(budget, text);
  }
  return text;
}

function render(result: ToolResult, budget: number): string {
  const parts: string[] = [];
  let left = budget;
  const add = (text: string) => {
    left -= text.length;
    parts.push(quoteLines(text));
  };
  const { value, understood, around } = stepValue(result);
  const isStructured = result.structuredContent !== undefined;
  if (understood) {
    add(shortJson(value, budget));
    if (around !== '') add(clip(around, leastForText));
  }
  for (const [index, block] of result.content.entries()) {
    if (left <= 0 && index > 0) {
      add(`${ellipsis} ${result.content.length - index} more blocks`);
      break;
    }
    const text = blockText(
      block,
      understood ? Math.max(leastForText, left / 4) : left,
      understood ? (isStructured ? 'repeated' : 'all') : 'none',
    );
    if (text !== '') add(text);
  }
  return parts.join('\n') || '| (nothing)';
}

/** What of the blocks the step value says: all that is text, what repeats the structured content, or nothing. */
type Said = 'all' | 'repeated' | 'none';

/** A block as it is shown; nothing of one that the value says. */
function blockText(block: ContentBlock, budget: number, said: Said): string {
  const most = Math.max(80, Math.floor(budget));
  if (block.type === 'text' && typeof block.text === 'string') {
    if (said === 'all' || (said === 'repeated' && parseJsonText(block.text) !== undefined)) return '';
    return clip(block.text.trim(), most);
  }
  if (said === 'all' && (block.type === 'resource_link' || isTextResource(block))) return '';
  if (block.type === 'resource_link') {
    const { uri, name, title } = block;
    return `(resource link) ${shortJson({ uri, name, title }, most)}`;
  }
  if (block.type === 'resource')
    return `(resource) ${shortJson((block.resource ?? null) as JsonValue, most)}`;
  const mimeType = typeof block.mimeType === 'string' ? ` ${block.mimeType}` : '';
  return oneLine(clip(`(${block.type}${mimeType})`, 80));
}

function isTextResource({ type, resource }: ContentBlock): boolean {
  return type === 'resource' && isObject(resource) && typeof resource.text === 'string';
}
