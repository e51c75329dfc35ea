// The step value: what a step's result says as one JSON value, and where each part of it is in the result.
import {
  canonical,
  hasRoundedInteger,
  isObject,
  isScalar,
  type JsonObject,
  type JsonValue,
  parseJsonText,
} from '../../model/json.ts';
import { getAt, toPointer } from '../../model/pointer.ts';
import type { ToolResult } from '../../model/tool.ts';
import type { ResultPlace } from '../../model/workflow.ts';
import { readBlocks, type Source } from './read-blocks.ts';
import { readText, valueOfText } from './read-text.ts';
import { type Reshaped, reshape } from './reshape.ts';

export interface StepValue {
  readonly value: JsonValue;
  /** The pointer at which the value is in the result word for word; absent where it had to be read out of it. */
  readonly at?: string;
  /** False for prose and anything else that could not be read; the value is then the text. */
  readonly understood: boolean;
  /** The words around what was read: "Found 3 of 120 results:". */
  readonly around: string;
  /** True where an integer beyond 2^53 has lost its last digits before anybody could read it. */
  readonly rounded: boolean;
  /** Where parts of the value are from, by their pointers; for what is inside of a part, the innermost part decides. */
  readonly sources: ReadonlyMap<string, Source>;
}

const known = new WeakMap<ToolResult, StepValue>();

/**
 * What a result says. Of structured content: what its wrapper holds (`{"result": …}`, as Python servers send anything
 * that is not an object), with JSON inside strings opened; a text in the wrapper is read as a text. Without structured content:
 * what the content blocks say, see `readBlocks`.
 *
 * The value can be derived anew from the result by anybody. Tables come as objects a row, under the names of their
 * columns: columns with rows, parallel arrays, a head above its rows, tables and listings in text, maps whose keys are
 * data. Then, as with JSON in text, `at` is absent. Layouts that paths can walk stay as they are. Integers beyond 2^53
 * are the text of their digits where the result still shows these.
 */
export function stepValue(result: ToolResult): StepValue {
  let value = known.get(result);
  if (value === undefined) {
    value = readResult(result);
    known.set(result, value);
  }
  return value;
}

function readResult(result: ToolResult): StepValue {
  const structured = result.structuredContent as JsonValue | undefined;
  const isNothing = structured == null || (isObject(structured) && Object.keys(structured).length === 0);
  if (isNothing && (structured === undefined || result.content.length > 0)) return fromBlocks(result);
  const { value: inner, at } = unwrap(structured ?? null);
  if (hasRoundedInteger(inner)) return exactBeside(result, inner) ?? fromStructure(inner, at, true);
  return fromStructure(inner, at, false);
}

/** The value in a wrapper that has only the member `result`: every SDK for Python puts lists, texts and numbers there. */
function unwrap(structured: JsonValue): { readonly value: JsonValue; readonly at: string } {
  const at = '/structuredContent';
  if (!isObject(structured) || Object.keys(structured).length !== 1 || structured.result === undefined)
    return { value: structured, at };
  return { value: structured.result, at: `${at}/result` };
}

function fromStructure(inner: JsonValue, at: string, rounded: boolean): StepValue {
  if (typeof inner === 'string') return { ...fromText(inner, at), rounded };
  const { value, changed } = textInside(inner) ?? reshape(inner);
  return {
    value,
    ...(changed.length === 0 && { at }),
    understood: true,
    around: '',
    rounded,
    sources: new Map<string, Source>([
      ['', { from: at, isRead: false }],
      ...changed.map((pointer) => [pointer, { from: at + pointer, isRead: true }] as const),
    ]),
  };
}

/** An object around one text and nothing else: the text is read as if it were alone. */
function textInside(inner: JsonValue): Reshaped | undefined {
  const [[key, text] = ['', null], ...others] = isObject(inner) ? Object.entries(inner) : [];
  const found = typeof text === 'string' && others.length === 0 ? readText(text) : undefined;
  return found === undefined ? undefined : { value: { [key]: found.value }, changed: [toPointer([key])] };
}

function fromText(text: string, at: string): StepValue {
  const found = readText(text);
  return {
    value: found?.value ?? text,
    ...(found === undefined && { at }),
    understood: found !== undefined || isPlainValue(text),
    around: found?.around ?? '',
    rounded: false,
    sources: new Map([['', { from: at, isRead: found !== undefined }]]),
  };
}

function fromBlocks(result: ToolResult): StepValue {
  const { value, around, sources, isText = false } = readBlocks(result.content);
  const root = sources.get('');
  return {
    value,
    ...(sources.size === 1 && root?.isRead === false && { at: root.from }),
    understood: !isText || isPlainValue(value),
    around,
    rounded: false,
    sources,
  };
}

const longestPlain = 120;

/** A text that is a value by itself, "4 °C" or "Graz", and no sentence. */
function isPlainValue(value: JsonValue): boolean {
  if (typeof value !== 'string') return true;
  const text = value.trim();
  return (
    text !== '' &&
    text.length <= longestPlain &&
    !/[\n{}[\]<>]|[.!?:]$/.test(text) &&
    text.split(/\s+/).length <= 8
  );
}

/** The text next to structured content says the same, by the protocol's advice, and its integers have all their digits. */
function exactBeside(result: ToolResult, inner: JsonValue): StepValue | undefined {
  const wanted = canonical(inner);
  for (const [index, block] of result.content.entries()) {
    if (block.type !== 'text' || typeof block.text !== 'string') continue;
    const exact = parseJsonText(block.text);
    if (exact === undefined || canonical(JSON.parse(block.text)) !== wanted) continue;
    return fromText(block.text, `/content/${index}/text`);
  }
  const blocks = fromBlocks(result);
  return sameButDigits(blocks.value, inner) ? blocks : undefined;
}

/** Whether two values are the same once the digits of large integers are numbers again. */
function sameButDigits(exact: JsonValue | undefined, rounded: JsonValue | undefined): boolean {
  if (typeof rounded === 'number' && typeof exact === 'string') return Number(exact) === rounded;
  if (Array.isArray(exact) && Array.isArray(rounded))
    return (
      exact.length === rounded.length && exact.every((item, index) => sameButDigits(item, rounded[index]))
    );
  if (isObject(exact) && isObject(rounded)) {
    const keys = Object.keys(exact);
    return (
      keys.length === Object.keys(rounded).length &&
      keys.every((key) => sameButDigits(exact[key], rounded[key]))
    );
  }
  return isScalar(exact) && exact === rounded;
}

/** Where a part of a step value is in the result, as a binding says it. */
export function placeOf(step: StepValue, pointer: string): { readonly from: string; readonly json?: string } {
  const root = step.sources.get('');
  // Most results are from one place.
  if (step.sources.size === 1 && root !== undefined)
    return root.isRead ? { from: root.from, json: pointer } : { from: root.from + pointer };
  for (
    let end = pointer.length;
    end >= 0;
    end = end === 0 ? -1 : Math.max(0, pointer.lastIndexOf('/', end - 1))
  ) {
    const source = step.sources.get(pointer.slice(0, end));
    if (source === undefined) continue;
    const rest = pointer.slice(end);
    return source.isRead ? { from: source.from, json: rest } : { from: source.from + rest };
  }
  return { from: pointer };
}

/**
 * What is at a place of a result: the value at `from`, or with `json` the value at that pointer into what is read at
 * `from`. Undefined where nothing is.
 */
export function valueAt(
  result: ToolResult,
  { from, json }: Pick<ResultPlace, 'from' | 'json'>,
): JsonValue | undefined {
  if (json === undefined) return getAt(result as unknown as JsonObject, from);
  const step = stepValue(result);
  for (const [pointer, source] of step.sources)
    if (source.isRead && source.from === from) return getAt(step.value, pointer + json);
  if (from === '/content') return getAt(readBlocks(result.content).value, json);
  const there = getAt(result as unknown as JsonObject, from);
  if (there === undefined) return undefined;
  return getAt(typeof there === 'string' ? valueOfText(there) : reshape(there).value, json);
}
