// A text with what its readers share: its tokens, its language's words, the date.
import type { ReadingContext } from './context.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { Approximation, MentionKind, Reading } from './mention.ts';
import { languageOfLocale, recogniseTokens } from './recognise-language.ts';
import { type Token, tokenize } from './tokens.ts';

export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly today: string;
  /** Articles count as one everywhere: "a week", "an oven". */
  readonly articlesCount: boolean;
}

/** What a reader found at a token: it ends before the token `end`. */
export interface Found {
  readonly kind: MentionKind;
  readonly readings: readonly Reading[];
  readonly end: number;
  readonly weak?: true;
  readonly approximate?: Approximation;
}

export function sourceOf(text: string, context: ReadingContext, articlesCount = false): Source {
  const tokens = tokenize(text);
  const code = context.locale === undefined ? recogniseTokens(tokens) : languageOfLocale(context.locale);
  return { text, tokens, lexicon: lexiconOf(code ?? 'en'), today: context.today, articlesCount };
}

/** The index of the first token at or behind a place in the text, from a token on. */
export function tokenAt(source: Source, place: number, from: number): number {
  let index = from;
  let token = source.tokens[index];
  while (token !== undefined && token.start < place) token = source.tokens[++index];
  return index;
}

/** Where the text of the token before an index ends. */
export function endBefore(source: Source, index: number): number {
  return source.tokens[index - 1]?.end ?? 0;
}

/** The same reader, which remembers what it found at each token: several readers ask about the same one. */
export function rememberTokens<T>(
  read: (source: Source, index: number) => T,
): (source: Source, index: number) => T {
  const known = new WeakMap<readonly Token[], { readonly found: T }[]>();
  return (source, index) => {
    let answers = known.get(source.tokens);
    if (answers === undefined) {
      answers = [];
      known.set(source.tokens, answers);
    }
    const answer = answers[index];
    if (answer !== undefined) return answer.found;
    const found = read(source, index);
    answers[index] = { found };
    return found;
  };
}

export function isMark(token: Token | undefined, ...marks: readonly string[]): boolean {
  return token?.kind === 'mark' && marks.includes(token.text);
}
