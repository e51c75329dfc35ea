// A query without its values: what is left is how it was worded.

import { queryWords, type Step } from '../model/workflow.ts';
import { statedValues } from '../text/values.ts';
import { findWords } from '../text/words.ts';

const blank = '…';
/** Words with a capital inside a sentence: names that are nobody's argument. English only. */
const name = /(?<=[\p{L}\p{N},;:…] )(?!I\b)\p{Lu}(?:[\p{L}\p{N}]|(?!['’]s\b)[.&’'-](?=[\p{L}\p{N}]))*/gu;
const blanks = /…(?:[\s,]*(?:(?:and|or|&)\s)?…)+/gu;
/** Sentences end at a stop before white space; "e.g." and initials may part one too often, in all runs alike. */
const sentenceEnd = /(?<=[.?!。？！])\s+/u;

/**
 * The sentences of a query with a blank for each value: for what arguments were read from, for numbers, dates,
 * identifiers, quotations and names. Queries that differ in values alone have the same ones.
 */
export function wordingOf(query: string, steps: readonly Step[]): string[] {
  let rest = query;
  for (const text of steps.flatMap(({ bindings }) => bindings.map(queryWords))) {
    if (text === undefined || text === '') continue;
    const span = findWords(rest, text);
    if (span !== undefined) rest = `${rest.slice(0, span.start)}${blank}${rest.slice(span.end)}`;
  }
  for (const { start, end } of [...statedValues(rest)].sort((a, b) => b.start - a.start)) {
    rest = `${rest.slice(0, start)}${blank}${rest.slice(end)}`;
  }
  return rest
    .replace(name, blank)
    .replace(blanks, blank)
    .split(sentenceEnd)
    .map((sentence) => sentence.trim().toLowerCase())
    .filter((sentence) => sentence !== '');
}
