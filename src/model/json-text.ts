// JSON texts whose numbers stay as they were written: 12.0, 1e3, 9007199254740993 and -0.0 are not what parsing makes of them.
import { isJson, type JsonValue } from './json.ts';

/** A string, which is stepped over to its end or the text's, or white space between tokens. */
const stringOrSpace = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|\s+/gs;
/** A string, which is stepped over, or a number. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/** The text without white space between its tokens; undefined where it is no object or list. */
export function compactJson(text: string): string | undefined {
  if (!isContainer(text)) return undefined;
  return text.replace(stringOrSpace, (part) => (part.startsWith('"') ? part : ''));
}

function isContainer(text: string): boolean {
  return /^\s*[[{]/.test(text) && isJson(text);
}

/** A private character no text is expected to hold, around a number that stands for itself. */
const mark = '\uE0F0';
const kept = new RegExp(`"${mark}([^"${mark}]*)${mark}"`, 'g');

/** The value of a JSON text, in which numbers that would be written otherwise are marked texts, for `restoreNumbers`. */
export function parseKeepingNumbers(text: string): JsonValue {
  const marked = text.replace(stringOrNumber, (part) =>
    part.startsWith('"') || JSON.stringify(Number(part)) === part ? part : `"${mark}${part}${mark}"`,
  );
  return JSON.parse(marked) as JsonValue;
}

/** The JSON text made of such a value, with its numbers as they were written. */
export function restoreNumbers(json: string): string {
  return json.replace(kept, '$1');
}
