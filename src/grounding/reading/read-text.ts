// What a text says as a value: JSON, a table, a listing, records, a list; else itself.
import type { JsonValue } from '../../model/json.ts';
import { bareRows } from './bare-rows.ts';
import { delimitedText } from './delimited-text.ts';
import { fileListing } from './file-listing.ts';
import { type Found, jsonInText } from './json-in-text.ts';
import { listInText } from './list-in-text.ts';
import { logLines } from './log-lines.ts';
import { pairsInText } from './pairs-in-text.ts';
import { proseRows } from './prose-rows.ts';
import { recordsInText } from './records-in-text.ts';
import { reshape } from './reshape.ts';
import { tableInText } from './table-in-text.ts';

/** Longer texts than this are read as JSON or not at all. */
const longestLines = 500_000;

const readers: readonly ((lines: readonly string[]) => Found | undefined)[] = [
  fileListing,
  logLines,
  tableInText,
  proseRows,
  recordsInText,
  listInText,
  pairsInText,
  delimitedText,
  bareRows,
];

/**
 * The value a text gives, with the words around it; undefined where it is prose, or anything else that is better left
 * alone. What is read out of lines is: rows of tables and of delimited text, with a head or without one, files and
 * folders, records of labelled lines, entries of logs, pairs of keys and values, items of lists.
 */
export function readText(text: string): Found | undefined {
  const json = jsonInText(text);
  if (json !== undefined) return { value: reshape(json.value).value, around: json.around };
  if (text.length > longestLines) return undefined;
  if (!text.includes('\n')) return pairsInText([text]) ?? logLines([text]) ?? proseRows([text]);
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
