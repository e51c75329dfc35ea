// Which of the known languages a text is written in.

import { rememberRecent } from '../recent.ts';
import type { LanguageCode } from './languages/language.ts';
import { languageCodes, lexiconOf } from './lexicon.ts';
import { type Token, tokenize } from './tokens.ts';

interface Guess {
  readonly code: LanguageCode | undefined;
  readonly words: number;
  readonly hits: number;
}

function guess(tokens: readonly Token[]): Guess {
  const words = tokens.filter(({ kind }) => kind === 'word');
  let code: LanguageCode | undefined;
  let hits = 0;
  for (const each of languageCodes) {
    const { common } = lexiconOf(each);
    let count = 0;
    for (const { word } of words) if (common.has(word)) count++;
    if (count > hits) {
      code = each;
      hits = count;
    }
  }
  // "On", "me" and "s" are words of several languages: another one than English shows itself by longer words.
  const { common } = lexiconOf(code ?? 'en');
  const different = new Set(words.map(({ word }) => word).filter((word) => common.has(word))).size;
  if (code !== undefined && code !== 'en' && different < 3) {
    const isShown = words.some(({ word }) => word.length > (hits === 1 ? 3 : 2) && common.has(word));
    if (!isShown) return { code: 'en', words: words.length, hits };
  }
  return { code, words: words.length, hits };
}

/**
 * The language whose frequent words are most in the text, English where there are few words at all; undefined where a
 * text of several words has hardly any of a known language.
 */
export function recogniseLanguage(text: string): LanguageCode | undefined {
  return recogniseTokens(tokenize(text));
}

/** The same for a text that is cut into tokens already. */
export function recogniseTokens(tokens: readonly Token[]): LanguageCode | undefined {
  const { code, words, hits } = guess(tokens);
  // "No" and "die" are words of several languages.
  if (words < 6) return hits < 2 ? 'en' : (code ?? 'en');
  return hits * 10 < words ? undefined : code;
}

const isLanguage = (code: string): code is LanguageCode =>
  (languageCodes as readonly string[]).includes(code);

/** The language of a locale where the readers know it, else undefined. */
export function languageOfLocale(locale: string): LanguageCode | undefined {
  const [code = ''] = locale.toLowerCase().split(/[-_]/);
  return isLanguage(code) ? code : undefined;
}

const sure = rememberRecent((text: string) => {
  const { code, hits, words } = guess(tokenize(text));
  return { code: hits > 1 || (hits === 1 && words > 3) ? code : undefined };
}, 64);

/** The language of the first text that shows one; English where none does. */
export function languageOf(...texts: readonly (string | undefined)[]): LanguageCode {
  for (const text of texts) {
    const { code } = text === undefined ? {} : sure(text);
    if (code !== undefined) return code;
  }
  return 'en';
}
