// What a tool answered, shortened and quoted line by line.
import { type JsonValue, parseJsonText } from '../model/json.ts';
import type { ContentBlock, ToolResult } from '../model/tool.ts';
import { clip, ellipsis, oneLine } from './clip.ts';
import { quoteLines } from './fence.ts';
import { shortJson } from './shorten.ts';

/** The least that a text beside structured content is shown of. */
const leastForText = 200;

const quoted = new WeakMap<ToolResult, Map<number, string>>();

/**
 * A result in at most about `budget` characters, every line of it behind `| `: no text of a server's can begin a line
 * of the prompt. JSON is one line and stays JSON where it is cut; a text that only repeats the structured content is
 * left out; blocks that are no text are named.
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
  const { structuredContent } = result;
  if (structuredContent !== undefined) add(shortJson(structuredContent, budget));
  for (const [index, block] of result.content.entries()) {
    if (left <= 0 && index > 0) {
      add(`${ellipsis} ${result.content.length - index} more blocks`);
      break;
    }
    const text = blockText(
      block,
      structuredContent === undefined ? left : Math.max(leastForText, left / 4),
      structuredContent !== undefined,
    );
    if (text !== '') add(text);
  }
  return parts.join('\n') || '| (nothing)';
}

function blockText(block: ContentBlock, budget: number, isBesideJson: boolean): string {
  const most = Math.max(80, Math.floor(budget));
  if (block.type === 'text' && typeof block.text === 'string') {
    const json = parseJsonText(block.text);
    if (json !== undefined) return isBesideJson ? '' : shortJson(json, most);
    return clip(block.text.trim(), most);
  }
  if (block.type === 'resource_link') {
    const { uri, name, title } = block;
    return `(resource link) ${shortJson({ uri, name, title }, most)}`;
  }
  if (block.type === 'resource')
    return `(resource) ${shortJson((block.resource ?? null) as JsonValue, most)}`;
  const mimeType = typeof block.mimeType === 'string' ? ` ${block.mimeType}` : '';
  return oneLine(clip(`(${block.type}${mimeType})`, 80));
}
