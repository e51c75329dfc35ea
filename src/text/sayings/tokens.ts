// A text cut into words, runs of digits and marks, once, for all readers.
import type { Span } from './mention.ts';

export interface Token extends Span {
  readonly kind: 'word' | 'digits' | 'mark';
  readonly text: string;
  /** Lower case, without accents, straight apostrophes. */
  readonly word: string;
  /** White space, or nothing at all, comes before it. */
  readonly gap: boolean;
  /** It begins a line. */
  readonly line: boolean;
}

const piece = /[\p{L}\p{M}]+|[0-9]+|\s+|[\s\S]/gu;
const contraction = /^(?:t|s|re|ve|ll|d|m)$/i;
const ascii = /^[\0-\x7f]*$/;
const marks = /\p{M}+/gu;
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** Lower case without accents: "Zürich" and "zurich" are one. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(marks, '')
    .replace(/[ßæœøłđı]/g, (letter) => special[letter] ?? letter)
    .replace(/[’‘ʼ]/g, "'");
}

const isApostrophe = (text: string) => text === "'" || text === '’';

/** The words, digits and marks of a text in order; white space is kept only as `gap` and `line`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap = true;
  let line = true;
  for (const match of text.matchAll(piece)) {
    const [found] = match;
    const code = found.charCodeAt(0);
    if (code === 32 || /^\s/.test(found)) {
      gap = true;
      line = line || found.includes('\n');
      continue;
    }
    const start = match.index;
    const kind = code >= 48 && code <= 57 ? 'digits' : /^[\p{L}\p{M}]/u.test(found) ? 'word' : 'mark';
    const token = {
      kind,
      text: found,
      word: fold(found),
      start,
      end: start + found.length,
      gap,
      line,
    } as const;
    if (!(kind === 'word' && !gap && joinContraction(tokens, token))) tokens.push(token);
    gap = false;
    line = false;
  }
  return tokens;
}

/** "isn" + "'" + "t" is one word, and "Mara" + "'" + "s" two: "Mara" and "'s". */
function joinContraction(tokens: Token[], suffix: Token): boolean {
  const apostrophe = tokens.at(-1);
  const before = tokens.at(-2);
  if (apostrophe === undefined || before === undefined || !isApostrophe(apostrophe.text)) return false;
  if (apostrophe.gap || before.kind !== 'word' || !contraction.test(suffix.text)) return false;
  const isNegation = suffix.word === 't';
  tokens.length -= isNegation ? 2 : 1;
  const start = isNegation ? before : apostrophe;
  tokens.push({
    ...start,
    kind: isNegation ? 'word' : 'mark',
    text: `${isNegation ? before.text : ''}${apostrophe.text}${suffix.text}`,
    word: `${isNegation ? before.word : ''}'${suffix.word}`,
    end: suffix.end,
  });
  return true;
}

const upper = /^\p{Lu}/u;

/** Whether a word begins with a capital letter. */
export function isCapitalised(token: Token): boolean {
  return token.kind === 'word' && upper.test(token.text);
}
