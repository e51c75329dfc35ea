// Traces that templates and programs leave in a text that was meant to be prose.

import { languageOf } from '../text/sayings/recognise-language.ts';

type Trace = readonly [name: string, pattern: RegExp];

/** In any text. */
const always: readonly Trace[] = [
  [
    'an unfilled placeholder',
    /\$?\{{1,3}[\w.\s]{0,80}\}{1,3}|<[a-z]+(?:[_ ][a-z]+)+>|\[(?:insert|your|placeholder)\b[^\]]{0,200}\]/i,
  ],
  ['"[object Object]"', /\[object \w+\]/],
  ['the word "undefined"', /\bundefined\b/],
  ['the word "NaN"', /\bNaN\b/],
  ['an empty pair of marks', /""|“”|\(\s*\)/],
];

/** In a short text of plain sentences. */
const inSentences: readonly Trace[] = [
  ['the word "null"', /\bnull\b/],
  ['a double space', / {2}/],
  ['a space before a mark', /\s[,;:?!](?!\w)|\s\.(?!\w|\.)/],
  ['a doubled mark', /(?<!\.)\.\.(?!\.)|,,|[,;:][.?!]|\?\.|\.\?|;;/],
  [
    'a doubled word',
    /\b(the|an?|of|to|in|for|with|by|on|at|from|and|is|are)\s+\1\b|\b(?:an?|the)\s+(?:an?|the)\b/i,
  ],
];

function unbalanced(text: string): string | undefined {
  const count = (mark: string) => text.split(mark).length - 1;
  // German opens low, and closes with what English opens with.
  const low = count('„');
  const isPaired = low > 0 ? low === count('“') + count('”') : count('“') === count('”');
  if (count('"') % 2 === 1 || !isPaired) return 'a quotation mark without its other half';
  if (count('(') !== count(')')) return 'a bracket without its other half';
  return undefined;
}

const find = (text: string, traces: readonly Trace[]) =>
  traces.flatMap(([name, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ name, text: match[0] }];
  });

/** What a template left in any text: the name of the trace, and the text of it. */
export function leftovers(text: string): { readonly name: string; readonly text: string }[] {
  return find(text, always);
}

/** What is left in a text of plain sentences, where prose is stricter than in a formatted answer: names of traces. */
export function sentenceLeftovers(text: string): string[] {
  const open = unbalanced(text);
  // French puts a space before its double marks.
  const prose = languageOf(text) === 'fr' ? text.replace(/[ \u00a0\u202f](?=[?!;:»])/g, '') : text;
  const found = find(prose, [...always, ...inSentences]).map(({ name }) => name);
  return open === undefined ? found : [...found, open];
}
