// Where words stand in a text: as they are, inflected, or in another order.

import { sameNameWord, sameWord } from './same-word.ts';
import type { Source } from './source.ts';
import { type Token, tokenize } from './tokens.ts';

/** The tokens [first, end) of a source. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

export type WordMatching = 'name' | 'forms';

/** Marks that may part the words of one name or phrase. */
const parting = /^[-‐‑–_.,'’"“”&/()*`:]$/;

/** The words and digits of a value; "in_progress" and "inProgress" are two words, "pH" and "iPhone" one. */
export function wordsOfValue(value: string): readonly string[] {
  const spaced = value.replace(/_/g, ' ').replace(/(\p{Ll}{2})(\p{Lu})/gu, '$1 $2');
  return tokenize(spaced)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ word }) => word);
}

function isSame(token: Token, word: string, source: Source, matching: WordMatching): boolean {
  if (token.word === word) return true;
  if (token.kind !== 'word') return false;
  return matching === 'forms' ? sameWord(token.word, word, source.lexicon) : sameNameWord(token.word, word);
}

/** Whether the token at an index is cut out of a longer word: "2026" of "SO-2026" or of "2026.5". */
function isCut(source: Source, index: number, side: 1 | -1): boolean {
  const token = source.tokens[index];
  const mark = source.tokens[index + side];
  const far = source.tokens[index + 2 * side];
  if (token === undefined || mark === undefined) return false;
  const isTight = side === 1 ? !mark.gap : !token.gap;
  if (!isTight) return false;
  if (mark.kind !== 'mark') return true;
  const isFarTight = far !== undefined && (side === 1 ? !far.gap : !mark.gap);
  if (!isFarTight || far.kind === 'mark') return false;
  if (mark.text === '_') return true;
  return (
    /^[-.,]$/.test(mark.text) && (token.kind === 'digits' || (far.kind === 'digits' && mark.text !== ','))
  );
}

function matchAt(
  source: Source,
  start: number,
  words: readonly string[],
  matching: WordMatching,
): number | undefined {
  const { tokens, lexicon } = source;
  let place = start;
  let skipped = 0;
  for (const [index, word] of words.entries()) {
    let token = tokens[place];
    while (index > 0 && token !== undefined && !isSame(token, word, source, matching)) {
      const isJoint = token.kind === 'mark' && parting.test(token.text);
      const isSmall =
        matching === 'forms' && token.kind === 'word' && lexicon.common.has(token.word) && skipped < 2;
      if (!isJoint && !isSmall) return undefined;
      if (isSmall) skipped++;
      token = tokens[++place];
    }
    if (token === undefined || !isSame(token, word, source, matching)) return undefined;
    place++;
  }
  return isCut(source, start, -1) || isCut(source, place - 1, 1) ? undefined : place;
}

/** Every place where the words stand in a row. */
export function findInRow(
  source: Source,
  words: readonly string[],
  matching: WordMatching,
): readonly TokenRange[] {
  const found: TokenRange[] = [];
  if (words.length === 0) return found;
  for (let start = 0; start < source.tokens.length; start++) {
    const end = matchAt(source, start, words, matching);
    if (end === undefined) continue;
    found.push({ first: start, end });
    start = end - 1;
  }
  return found;
}

/** A stretch that has exactly these words in another order: "Zellweger, Lukas". */
export function findReordered(
  source: Source,
  words: readonly string[],
  matching: WordMatching,
): TokenRange | undefined {
  if (words.length < 2 || words.length > 5) return undefined;
  const places = source.tokens.flatMap((token, index) => (token.kind === 'mark' ? [] : [index]));
  for (let at = 0; at + words.length <= places.length; at++) {
    const left = [...words];
    for (let step = 0; step < words.length; step++) {
      const token = source.tokens[places[at + step] ?? 0];
      const index =
        token === undefined ? -1 : left.findIndex((word) => isSame(token, word, source, matching));
      if (index === -1) break;
      left.splice(index, 1);
    }
    if (left.length === 0) return { first: places[at] ?? 0, end: (places[at + words.length - 1] ?? 0) + 1 };
  }
  return undefined;
}

/** The stretch from the first to the last of words that all stand somewhere in the text. */
export function findScattered(source: Source, words: readonly string[]): TokenRange | undefined {
  let first = Number.POSITIVE_INFINITY;
  let end = -1;
  for (const word of words) {
    const index = source.tokens.findIndex(
      (token) => token.kind !== 'mark' && isSame(token, word, source, 'forms'),
    );
    if (index === -1) return undefined;
    first = Math.min(first, index);
    end = Math.max(end, index + 1);
  }
  return end === -1 ? undefined : { first, end };
}
