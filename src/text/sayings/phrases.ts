// Tables of phrases, looked up at a place in a text.
import { type Token, tokenize } from './tokens.ts';

interface Phrase<T> {
  readonly words: readonly string[];
  readonly value: T;
}

export interface PhraseMatch<T> {
  readonly value: T;
  /** The index behind its last token. */
  readonly end: number;
}

/** "half-past" and "half past" are one phrase: hyphens and apostrophes inside a phrase are passed over. */
const isJoint = (token: Token) =>
  token.kind === 'mark' &&
  (token.text === '-' || token.text === "'" || token.text === '’' || token.text === '‑');

const wordsOf = (phrase: string) =>
  tokenize(phrase)
    .filter((token) => !isJoint(token))
    .map((token) => token.word);

export class PhraseTable<T> {
  readonly #byFirst = new Map<string, Phrase<T>[]>();

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      const words = wordsOf(phrase);
      const [first] = words;
      if (first === undefined) continue;
      const known = this.#byFirst.get(first);
      if (known === undefined) this.#byFirst.set(first, [{ words, value }]);
      else known.push({ words, value });
    }
    for (const phrases of this.#byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  }

  /** The longest phrase that begins at a token, or undefined. */
  match(tokens: readonly Token[], at: number): PhraseMatch<T> | undefined {
    const first = tokens[at];
    const phrases = first === undefined ? undefined : this.#byFirst.get(first.word);
    if (phrases === undefined) return undefined;
    for (const { words, value } of phrases) {
      const end = endOf(words, tokens, at);
      if (end !== undefined) return { value, end };
    }
    return undefined;
  }

  /** The first word of every phrase. */
  firstWords(): Iterable<string> {
    return this.#byFirst.keys();
  }

  has(word: string): boolean {
    return this.#byFirst.get(word)?.some(({ words }) => words.length === 1) ?? false;
  }

  get(word: string): T | undefined {
    return this.#byFirst.get(word)?.find(({ words }) => words.length === 1)?.value;
  }
}

function endOf(words: readonly string[], tokens: readonly Token[], at: number): number | undefined {
  let place = at;
  for (const [index, word] of words.entries()) {
    let token = tokens[place];
    while (index > 0 && token !== undefined && isJoint(token)) token = tokens[++place];
    if (token === undefined || token.word !== word) return undefined;
    place++;
  }
  return place;
}

/** A list of phrases parted by commas, each with the same value. */
export function phraseList<T>(list: string, value: T): (readonly [string, T])[] {
  return list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .map((phrase) => [phrase, value] as const);
}

/** A table `value: phrase, phrase; value: phrase`, with each value read by a function. */
export function phraseEntries<T>(table: string, read: (value: string) => T): (readonly [string, T])[] {
  return table
    .split(';')
    .filter((row) => row.includes(':'))
    .flatMap((row) => {
      const colon = row.indexOf(':');
      return phraseList(row.slice(colon + 1), read(row.slice(0, colon).trim()));
    });
}

export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(/[\s,]+/).filter((word) => word !== ''));
}
