// The JSON that a text holds: as a whole, in a fence, behind a sentence, one document after another, or in Python's notation.
import { jsonrepair } from 'jsonrepair';
import { isObject, isScalar, type JsonValue, parseJsonText } from '../../model/json.ts';
import { isBrief } from './around.ts';

/** A value that was found in a text, and the words before and after it. */
export interface Found {
  readonly value: JsonValue;
  readonly around: string;
}

/** Candidates that turn out not to be JSON each cost a pass over the text. */
const mostFailures = 8;
const longestText = 4_000_000;

/**
 * The object or list that a text gives: the whole text is one (or a JSON string that holds one), or all of it but a
 * few words is. Several objects one after another, one per line or each under a heading, are a list. Undefined
 * for anything else: a document that merely contains some JSON is a text.
 */
export function jsonInText(text: string): Found | undefined {
  const whole = parseJsonText(text) ?? quotedContainer(text) ?? pythonContainer(text);
  if (whole !== undefined) return { value: whole, around: '' };
  if (text.length > longestText) return undefined;
  const { values, rest } = scan(text);
  if (values.length === 0) return undefined;
  const around = rest
    .replace(/```[\w-]*/g, '')
    .replace(/\n\s*\n/g, '\n')
    .trim();
  if (!isBrief(around, values.length)) return undefined;
  const [only] = values;
  if (values.length === 1 && only !== undefined) return { value: only, around };
  return values.every(isObject) ? { value: values, around } : undefined;
}

function scan(text: string): { readonly values: readonly JsonValue[]; readonly rest: string } {
  const values: JsonValue[] = [];
  const rest: string[] = [];
  const bracket = /[[{]/g;
  let kept = 0;
  let failures = 0;
  for (
    let match = bracket.exec(text);
    match !== null && failures <= mostFailures;
    match = bracket.exec(text)
  ) {
    const start = match.index;
    const end = closing(text, start);
    // A bracket that is never closed: the JSON was cut, and what is left of it would be taken for all.
    if (end === -1) return { values: [], rest: text };
    const value = parseJsonText(text.slice(start, end));
    if (value === undefined || !isTelling(value, text.slice(kept, start))) {
      failures += 1;
      continue;
    }
    values.push(value);
    rest.push(text.slice(kept, start));
    kept = end;
    bracket.lastIndex = end;
  }
  rest.push(text.slice(kept));
  return { values, rest: rest.join(' ') };
}

/** Just behind the bracket that closes the one at `start`; -1 where none does. */
function closing(text: string, start: number): number {
  const part = /["[\]{}]/g;
  part.lastIndex = start;
  let depth = 0;
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    if (match[0] === '"') {
      const end = endOfString(text, match.index);
      if (end === -1) return -1;
      part.lastIndex = end;
    } else if (match[0] === '[' || match[0] === '{') depth += 1;
    else if (--depth === 0) return match.index + 1;
  }
  return -1;
}

function endOfString(text: string, start: number): number {
  const special = /["\\]/g;
  special.lastIndex = start + 1;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    if (match[0] === '"') return match.index + 1;
    special.lastIndex = match.index + 2;
  }
  return -1;
}

/** "[1]" in prose is a footnote and "{}" a figure of speech: plain values count only after a colon or on a separate line. */
function isTelling(value: JsonValue, before: string): boolean {
  if (isObject(value)) return Object.keys(value).length > 0;
  const isPlain = Array.isArray(value) && value.every(isScalar);
  return !isPlain || /(?:^|[:\n`])\s*$/.test(before.slice(-20));
}

/** A JSON string that holds JSON: what comes of encoding a value twice. */
function quotedContainer(text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"') || !trimmed.endsWith('"') || !/^"\s*[[{]/.test(trimmed)) return undefined;
  try {
    const inner: unknown = JSON.parse(trimmed);
    return typeof inner === 'string' ? parseJsonText(inner) : undefined;
  } catch {
    return undefined;
  }
}

/** `[{'id': 1, 'paid': True}]`, as `str(rows)` writes it. Notations of Python's own types are no JSON in any reading. */
function pythonContainer(text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (!/^(?:\[\s*)?\{\s*'|^\[\s*'/.test(trimmed) || !/[\]}]$/.test(trimmed)) return undefined;
  if (/\w\(/.test(outsideQuotes(trimmed))) return undefined;
  try {
    return parseJsonText(jsonrepair(trimmed));
  } catch {
    return undefined;
  }
}

function outsideQuotes(text: string): string {
  // Also matches what is never closed, once: it would be searched for its end from each mark in it.
  return text.replace(
    /'[^'\\]*(?:\\.[^'\\]*)*(?:(')|\\?$)|"[^"\\]*(?:\\.[^"\\]*)*(?:(")|\\?$)/gs,
    (whole, single?: string, double?: string) => ((single ?? double) === undefined ? whole : "''"),
  );
}
