// Which of the known languages a text is written in.
import type { LanguageCode } from './languages/language.ts';
import { languageCodes, lexiconOf } from './lexicon.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * The language whose frequent words are most in the text; undefined where a text of several words has hardly any of
 * any known language. A tie goes to English.
 */
export function recogniseLanguage(text: string): LanguageCode | undefined {
  return recogniseTokens(tokenize(text));
}

export function recogniseTokens(tokens: readonly Token[]): LanguageCode | undefined {
  const words = tokens.filter(({ kind }) => kind === 'word');
  let best: LanguageCode | undefined;
  let most = 0;
  for (const code of languageCodes) {
    const { common } = lexiconOf(code);
    let count = 0;
    for (const { word } of words) if (common.has(word)) count++;
    if (count > most) {
      best = code;
      most = count;
    }
  }
  return words.length >= 6 && most * 10 < words.length
    ? undefined
    : (best ?? (words.length < 6 ? 'en' : undefined));
}

const isLanguage = (code: string): code is LanguageCode =>
  (languageCodes as readonly string[]).includes(code);

/** The language of a locale where the readers know it, else undefined. */
export function languageOfLocale(locale: string): LanguageCode | undefined {
  const [code = ''] = locale.toLowerCase().split(/[-_]/);
  return isLanguage(code) ? code : undefined;
}
