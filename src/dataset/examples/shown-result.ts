// What a model is shown of a result: text, shortened if it is long, with notes instead of bytes.
import { readBinding } from '../../grounding/bindings.ts';
import {
  isObject,
  isScalar,
  type JsonScalar,
  type JsonValue,
  parseJsonText,
  plainText,
} from '../../model/json.ts';
import { compactJson, parseKeepingNumbers, restoreNumbers } from '../../model/json-text.ts';
import { getAt, scalarsIn } from '../../model/pointer.ts';
import type { ContentBlock, ToolResult } from '../../model/tool.ts';
import type { ResultPlace, StepBinding } from '../../model/workflow.ts';
import { keptPlaces, type Place } from '../../prompts/kept-places.ts';
import { shortJson } from '../../prompts/shorten.ts';
import { clipAround } from '../../text/clip.ts';
import { binaryNote, withoutBase64 } from './binary-note.ts';
import { placesSaid, spansSaid } from './taken-values.ts';

/** A binding that takes a value from the result, and that value. */
interface Taken extends ResultPlace {
  readonly value: JsonScalar;
}

/** The minimum length that a text is cut to, however many there are. */
const leastForText = 200;

/**
 * A result as text. Its blocks one below another: texts as they are, links as JSON, binary content as a note such as
 * `[image/png, 12 kB]`; structured content as JSON if there is no text, or if the texts lack what is taken from
 * it. What is longer than `most` characters is cut: JSON stays valid, with `"… 17 more items"` in place of items; other
 * texts keep their beginning. What a later call or the response uses is kept, even if that needs more room.
 */
export function shownResult(
  result: ToolResult,
  most: number,
  bindings: readonly StepBinding[],
  response: string,
): string {
  const taken = bindings.flatMap((binding): Taken[] => {
    const value = readBinding(binding, result);
    return value === undefined || value === null ? [] : [{ ...binding, value }];
  });
  const kept = taken.map(({ value }) => String(value));
  const texts = result.content.map((block) => withoutBase64(blockText(block), kept));
  const whole = texts.filter((text) => text !== '').join('\n');
  const { structuredContent } = result;
  const needsStructure = structuredContent !== undefined && lacksTaken(whole, result, taken, response);
  const all = needsStructure ? joined(whole, withoutBase64(JSON.stringify(structuredContent), kept)) : whole;
  if (all.length <= most) return all;
  let left = most;
  const parts: string[] = [];
  for (const [index, text] of texts.entries()) {
    if (text === '') continue;
    const budget = Math.max(leastForText, needsStructure ? left / 2 : left);
    const part = cutText(text, budget, placesIn(text, index, taken), response);
    left -= part.length;
    parts.push(part);
  }
  if (needsStructure) {
    const text = withoutBase64(JSON.stringify(structuredContent), kept);
    parts.push(
      cutText(text, Math.max(leastForText, left), structuredPlaces(structuredContent, taken), response),
    );
  }
  return parts.join('\n');
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

function blockText(block: ContentBlock): string {
  const mediaType = (type: JsonValue | undefined, otherwise: string) =>
    typeof type === 'string' && type !== '' ? type : otherwise;
  if (block.type === 'text') return typeof block.text === 'string' ? block.text : '';
  if (typeof block.data === 'string') return binaryNote(mediaType(block.mimeType, block.type), block.data);
  if (block.type === 'resource' && isObject(block.resource)) {
    const { text, blob, uri, mimeType } = block.resource;
    if (typeof text === 'string') return text;
    const note = typeof blob === 'string' ? binaryNote(mediaType(mimeType, 'resource'), blob) : '';
    return [uri, note].filter((part) => typeof part === 'string' && part !== '').join(' ');
  }
  const { type: _type, annotations: _annotations, _meta, icons: _icons, ...said } = block;
  return JSON.stringify(said);
}

/** Whether the text lacks a value that is taken from the structured content. */
function lacksTaken(text: string, result: ToolResult, taken: readonly Taken[], response: string): boolean {
  if (text === '') return true;
  if (taken.some(({ value }) => !text.includes(jsonForm(value)))) return true;
  // A text that is JSON has the same content as the structured content, as the protocol recommends.
  if (/^\s*[[{]/.test(text)) return false;
  const said = placesSaid(result.structuredContent ?? null, response, []);
  const folded = text.toLowerCase();
  return said.some(
    ({ pointer }) => !folded.includes(plainText(getAt(result.structuredContent, pointer)).toLowerCase()),
  );
}

/** A value as written in JSON, without quotation marks. */
function jsonForm(value: JsonScalar): string {
  return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : String(value);
}

/** The places of what is taken from the structured content, in the JSON that is made of it. */
function structuredPlaces(structured: JsonValue, taken: readonly Taken[]): readonly Place[] {
  return taken.flatMap(({ from, json, span, value }) => {
    if (!from.startsWith('/structuredContent')) return [];
    const pointer = from.slice('/structuredContent'.length);
    if (json === undefined) return [{ pointer, ...(span !== undefined && { span }) }];
    // Read out of a table, or out of a text inside: that text stays whole.
    const inside = pointerTo(getAt(structured, pointer), value);
    return [{ pointer: pointer + (inside ?? '') }];
  });
}

/** The first place of a value in another. */
function pointerTo(json: JsonValue | undefined, value: JsonScalar): string | undefined {
  for (const scalar of scalarsIn(json)) if (String(scalar.value) === String(value)) return scalar.pointer;
  return undefined;
}

/** The places of what is taken in the text of a block, whether it was taken from there or from what it repeats. */
function placesIn(text: string, index: number, taken: readonly Taken[]): readonly Place[] {
  const json = parseJsonText(text);
  return taken.flatMap((each): Place[] => {
    const { from, value, span } = each;
    const isHere = from === `/content/${index}/text`;
    if (json === undefined) {
      if (isHere && each.json === undefined && span !== undefined && text.slice(...span) === String(value))
        return [{ pointer: '', span }];
      const start = text.indexOf(String(value));
      return start === -1 ? [] : [{ pointer: '', span: [start, start + String(value).length] }];
    }
    if (!isHere && !from.startsWith('/structuredContent')) return [];
    const pointer = (isHere ? '' : from.slice('/structuredContent'.length)) + (each.json ?? '');
    // What is in a wrapper there, or a row of a table, is elsewhere here.
    const places = [pointer, pointer.replace(/^\/result(?=\/)/, ''), pointerTo(json, value)];
    const place = places.find((one) => one !== undefined && one !== '' && isScalar(getAt(json, one)));
    return place === undefined ? [] : [{ pointer: place, ...(span !== undefined && { span }) }];
  });
}

function cutText(text: string, most: number, places: readonly Place[], response: string): string {
  if (text.length <= most) return text;
  const json = parseJsonText(text);
  if (json !== undefined) {
    const compact = compactJson(text) ?? text;
    if (compact.length <= most) return compact;
    const kept = keptPlaces([...places, ...placesSaid(json, response, places)]);
    return restoreNumbers(shortJson(parseKeepingNumbers(text), most, kept));
  }
  const spans = places.flatMap(({ span }) => (span === undefined ? [] : [span]));
  return clipAround(text, most, [...spans, ...spansSaid(text, response)]);
}
