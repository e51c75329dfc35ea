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

const piece = /[\p{L}\p{M}]+|\s+|[\s\S]/uy;
const letter = /^[\p{L}\p{M}]/u;
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

const Kind = { Space: 0, Word: 1, Digit: 2, Mark: 3 } as const;
type Kind = (typeof Kind)[keyof typeof Kind];

/** What an ASCII character is part of. */
function kindOf(code: number): Kind {
  if (code === 32 || (code >= 9 && code <= 13)) return Kind.Space;
  if (code >= 48 && code <= 57) return Kind.Digit;
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? Kind.Word : Kind.Mark;
}

/** Where the piece that begins at a place ends: a word, a run of digits or of white space, or one mark. */
function pieceEnd(text: string, place: number): { readonly end: number; readonly kind: Kind } {
  const code = text.charCodeAt(place);
  let end = place + 1;
  const kind = code < 128 ? kindOf(code) : Kind.Mark;
  if (code < 128 && kind === Kind.Mark) return { end, kind };
  if (code < 128) {
    while (end < text.length && text.charCodeAt(end) < 128 && kindOf(text.charCodeAt(end)) === kind) end++;
    if (kind === Kind.Digit || end === text.length || text.charCodeAt(end) < 128) return { end, kind };
  }
  // Letters and spaces beyond ASCII.
  piece.lastIndex = place;
  const found = piece.exec(text)?.[0] ?? text.charAt(place);
  const first = found.codePointAt(0) ?? 0;
  const isWord = first < 128 ? kindOf(first) === Kind.Word : letter.test(found);
  return { end: place + found.length, kind: isWord ? Kind.Word : /^\s/.test(found) ? Kind.Space : Kind.Mark };
}

/** The words, digits and marks of a text in order; white space is kept only as `gap` and `line`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap = true;
  let line = true;
  for (let start = 0; start < text.length; ) {
    const { end, kind } = pieceEnd(text, start);
    const found = text.slice(start, end);
    if (kind === Kind.Space) {
      gap = true;
      line = line || found.includes('\n');
    } else {
      const name = kind === Kind.Word ? 'word' : kind === Kind.Digit ? 'digits' : 'mark';
      const token: Token = {
        kind: name,
        text: found,
        word: name === 'word' ? fold(found) : found,
        start,
        end,
        gap,
        line,
      };
      if (!(name === 'word' && !gap && joinContraction(tokens, token))) tokens.push(token);
      gap = false;
      line = false;
    }
    start = end;
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
