// What a tool answered, shortened and quoted line by line.
import { stepValue } from '../grounding/reading/step-value.ts';
import { type JsonValue, parseJsonText } from '../model/json.ts';
import { scalarsIn } from '../model/pointer.ts';
import { type ContentBlock, type ToolResult, textOf } from '../model/tool.ts';
import { clip, ellipsis, oneLine } from '../text/clip.ts';
import { quoteLines } from './fence.ts';
import { shortJson } from './shorten.ts';

/** The least that a text beside structured content is shown of. */
const leastForText = 200;

const quoted = new WeakMap<ToolResult, Map<number, string>>();

/**
 * A result in at most about `budget` characters, every line of it behind `| `: no text of a server's can begin a line
 * of the prompt. What it says is its step value, which is what proofs read: one line of JSON, which stays JSON where it
 * is cut, or a text. The words around it follow, then texts that do not only repeat it; other blocks are named.
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
    if (text === '') return;
    left -= text.length;
    parts.push(quoteLines(text));
  };
  const { value, around, sources } = stepValue(result);
  const isText = typeof value === 'string';
  add(isText ? clip(value.trim(), budget) : shortJson(value, budget));
  add(clip(around, leastForText));
  const read = [...sources.values()].map(({ from }) => from);
  const others = result.content.filter((_, index) => !read.some((from) => isIn(from, index)));
  const whole = JSON.stringify(value);
  // What was read out of a text is no longer there word for word.
  const told = new Set(
    [...scalarsIn(result.structuredContent as JsonValue)].map(({ value: one }) => String(one).trim()),
  );
  if (told.has(textOf(result).trim())) for (const { text } of others) told.add(String(text).trim());
  for (const [index, block] of others.entries()) {
    if (left <= 0 && index > 0) {
      add(`${ellipsis} ${others.length - index} more blocks`);
      break;
    }
    if (block.type === 'text' && told.has(String(block.text).trim())) continue;
    add(blockText(block, Math.max(leastForText, left / 4), whole));
  }
  return parts.join('\n') || '| (nothing)';
}

/** Whether a place in a result is in one of its blocks. */
function isIn(from: string, index: number): boolean {
  const block = `/content/${index}`;
  return from === block || from.startsWith(`${block}/`);
}

/** A block beside what has been read; '' for a text that only repeats it, as the protocol advises. */
function blockText(block: ContentBlock, budget: number, whole: string): string {
  const most = Math.max(80, Math.floor(budget));
  if (block.type === 'text' && typeof block.text === 'string') {
    const { text } = block;
    const isRepeated = parseJsonText(text) !== undefined || whole.includes(JSON.stringify(text).slice(1, -1));
    return isRepeated ? '' : clip(text.trim(), most);
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
