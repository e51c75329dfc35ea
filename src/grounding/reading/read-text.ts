// What a text says as a value: JSON, a table, a listing, records, a list; else itself.
import type { JsonValue } from '../../model/json.ts';
import { delimitedText } from './delimited-text.ts';
import { fileListing } from './file-listing.ts';
import { type Found, jsonInText } from './json-in-text.ts';
import { listInText } from './list-in-text.ts';
import { recordsInText } from './records-in-text.ts';
import { reshape } from './reshape.ts';
import { tableInText } from './table-in-text.ts';

/** Longer texts than this are read as JSON or not at all. */
const longestLines = 500_000;

const readers: readonly ((lines: readonly string[]) => Found | undefined)[] = [
  fileListing,
  tableInText,
  recordsInText,
  listInText,
  delimitedText,
];

/**
 * The value a text gives, with the words around it; undefined where it is prose, or anything else that is better left
 * alone. What is read out of lines is: rows of tables and of delimited text, files and folders, records of labelled
 * lines, items of lists.
 */
export function readText(text: string): Found | undefined {
  const json = jsonInText(text);
  if (json !== undefined) return { value: reshape(json.value).value, around: json.around };
  if (text.length > longestLines || !text.includes('\n')) return undefined;
  const lines = text.split(/\r?\n/);
  for (const read of readers) {
    const found = read(lines);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As `readText`, the text itself where it is left alone. */
export function valueOfText(text: string): JsonValue {
  return readText(text)?.value ?? text;
}
