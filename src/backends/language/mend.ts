// The JSON in what a language model wrote: as it stands, or mended where that invents nothing.
import { jsonrepair } from 'jsonrepair';
import { behindLastThought, behindThoughts } from '../../text/spoken-text.ts';

export interface Meant {
  readonly value: unknown;
  /** Whether the text broke off after it: of such values, the first has the most of it. */
  readonly cut: boolean;
}

/**
 * The values a text may mean, the likeliest first; none where there is no JSON in it. A text that breaks off is cut back
 * to its last complete list item, never completed: half a sentence or half a number is not an answer.
 */
export function* jsonValuesIn(text: string): Generator<Meant, void> {
  let isFound = false;
  for (const meant of valuesIn(text)) {
    isFound = true;
    yield meant;
  }
  const plain = isFound ? text : inPlainMarks(text);
  if (plain !== text) for (const meant of valuesIn(plain)) yield meant;
}

/**
 * The text with plain quotes and punctuation, where they were escaped once too often or for a web page, or are full-width,
 * and without line numbers or the `>` of quoted mail.
 */
function inPlainMarks(text: string): string {
  const lines = text.trim().split('\n');
  const isMarked = lines.length > 1 && lines.every((line) => margin.test(line));
  return (isMarked ? lines.map((line) => line.replace(margin, '')).join('\n') : text)
    .replaceAll('｛', '{')
    .replaceAll('｝', '}')
    .replaceAll('＂', '"')
    .replace(/(?<=[{[:,]\s?)\\"|\\"(?=\s?[}\]:,])/g, '"')
    .replace(/&(?:quot|#34|#x22);/g, '"')
    .replace(/&(?:apos|#39|#x27);/g, "'")
    .replaceAll('&amp;', '&')
    .replace(/"\s?：\s?/g, '": ')
    .replace(/"\s?，\s?(?=")/g, '", ');
}

/** A line number, or the mark of quoted mail. */
const margin = /^\s{0,8}(?:>|\d{1,4}[:.|])\s?/;

function* valuesIn(text: string): Generator<Meant, void> {
  const whole = parsed(text);
  if (whole !== undefined) {
    yield { value: whole, cut: false };
    return;
  }
  const spoken = spokenPart(text);
  for (let from = objectStart(spoken, 0); from !== -1; ) {
    const { end, items } = scan(spoken, from);
    if (end === undefined) {
      for (const { at, closers } of items.reverse()) yield* mended(spoken.slice(from, at) + closers, true);
      return;
    }
    yield* mended(spoken.slice(from, end), false);
    from = objectStart(spoken, end);
  }
}

/** The text without thoughts. What looks like their marks may stand in the answer; and the answer, in thoughts alone. */
function spokenPart(text: string): string {
  const spoken = behindThoughts(text);
  if (objectStart(spoken, 0) === -1) return text;
  const from = objectStart(spoken, 0);
  const object = spoken.slice(from, scan(spoken, from).end ?? spoken.length);
  const rest = behindLastThought(object) === undefined ? behindLastThought(spoken) : undefined;
  return rest !== undefined && objectStart(rest, 0) !== -1 ? rest : spoken;
}

/** The next brace that may begin an object: prose has braces too. */
function objectStart(text: string, from: number): number {
  start.lastIndex = from;
  return start.exec(text)?.index ?? -1;
}

const start = /\{(?=\s*(?:["'“”„‘’}]|\/[/*]|[\p{L}_][\w-]{0,60}\s{0,3}:|$))/gu;

function* mended(text: string, cut: boolean): Generator<Meant, void> {
  const strict = parsed(text);
  if (strict !== undefined) {
    yield { value: strict, cut };
    return;
  }
  try {
    yield { value: JSON.parse(jsonrepair(inDoubleQuotes(text))) as unknown, cut };
  } catch {
    // Not JSON in any spelling.
  }
}

/** The text with its single-quoted strings in double quotes: the library would make `"` of an apostrophe within one. */
function inDoubleQuotes(text: string): string {
  let result = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const isSingle = text[at] === "'" && startsValue(text, at);
    if (!isSingle && text[at] !== '"') continue;
    const end = stringEnd(text, at) ?? text.length;
    if (isSingle) {
      const inner = text
        .slice(at + 1, end)
        .replace(/\\[\s\S]|"/g, (part) => (part === "\\'" ? "'" : part === '"' ? '\\"' : part));
      result += `${text.slice(from, at)}"${inner}"`;
      from = end + 1;
    }
    at = end;
  }
  return result + text.slice(from);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Where a list item has just ended, and what closes the text if it is cut there. */
interface ItemEnd {
  readonly at: number;
  readonly closers: string;
}

/** Cuts tried at the most: the items of one list, and the lists around it, are few. */
const mostCuts = 50;

/** Follows an object from its brace to its end, which is undefined where the text breaks off before. */
function scan(text: string, from: number): { readonly end: number | undefined; readonly items: ItemEnd[] } {
  const open: string[] = [];
  const items: ItemEnd[] = [];
  for (let at = from; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"' || (character === "'" && startsValue(text, at))) {
      const close = stringEnd(text, at);
      if (close === undefined) break;
      at = close;
    } else if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    else if (character === '}' || character === ']') {
      if (open.at(-1) !== character) break;
      open.pop();
      if (open.length === 0) return { end: at + 1, items };
      if (open.at(-1) === ']') {
        items.push({ at: at + 1, closers: [...open].reverse().join('') });
        if (items.length > mostCuts) items.shift();
      }
    }
  }
  return { end: undefined, items };
}

/** Whether a single quote opens a string: elsewhere it is an apostrophe of a word without quotes. */
function startsValue(text: string, at: number): boolean {
  return /[{[:,]\s*$/.test(text.slice(Math.max(0, at - 20), at));
}

/** Where the string that begins at `from` ends. A single quote ends one only where a value can end. */
function stringEnd(text: string, from: number): number | undefined {
  const quote = text[from] as string;
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote && (quote === '"' || /^\s*[:,}\]]/.test(text.slice(at + 1, at + 20))))
      return at;
  }
  return undefined;
}
