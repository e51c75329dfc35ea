// Whether a query says a code by its name: "EUR" as "€" or "euros", "DE" as "Germany", "fr" as "French".
import type { ParameterWords } from './context.ts';
import { isCurrencyCode, readCurrency } from './currencies.ts';
import { findInRow, type TokenRange, wordsOfValue } from './find-words.ts';
import { type Source, tokenAt } from './source.ts';
import { labelWords } from './value-measure.ts';

export interface CodeSaying extends TokenRange {
  readonly how: 'money' | 'enum';
}

function findCurrency(source: Source, code: string): CodeSaying | undefined {
  for (const [index, token] of source.tokens.entries()) {
    const named = source.lexicon.currencies.match(source.tokens, index);
    if (named?.value.some((each) => each.replace('/100', '') === code))
      return { first: index, end: named.end, how: 'money' };
    const isCut = token.kind === 'word' && !token.gap && source.tokens[index - 1]?.kind !== 'digits';
    const sign = isCut ? undefined : readCurrency(source.text, token.start);
    if (sign?.currencies.includes(code))
      return { first: index, end: tokenAt(source, sign.end, index), how: 'money' };
  }
  return undefined;
}

const names = new Map<string, Intl.DisplayNames>();
function nameOf(locale: string, type: 'region' | 'language', code: string): string | undefined {
  const key = `${locale} ${type}`;
  let display = names.get(key);
  if (display === undefined) {
    display = new Intl.DisplayNames(locale, { type, fallback: 'none' });
    names.set(key, display);
  }
  try {
    return display.of(code);
  } catch {
    return undefined;
  }
}

/** Where the query says a currency, country or language by its name or sign, and the parameter is one. */
export function findCode(source: Source, value: string, parameter: ParameterWords): CodeSaying | undefined {
  if (isCurrencyCode(value.toUpperCase())) return findCurrency(source, value.toUpperCase());
  if (!/^[a-z]{2}(?:-[a-z]{2})?$/i.test(value)) return undefined;
  const about = labelWords(`${parameter.name} ${parameter.description ?? ''}`);
  const type = about.some((word) => /^(?:country|region|countries|nation)$/.test(word))
    ? 'region'
    : about.some((word) => /^(?:language|lang|locale)$/.test(word))
      ? 'language'
      : undefined;
  const code = type === 'region' ? value.toUpperCase() : value.toLowerCase();
  const name = type === undefined ? undefined : nameOf(source.lexicon.language.code, type, code);
  const found = name === undefined ? undefined : findInRow(source, wordsOfValue(name), 'name')[0];
  return found === undefined ? undefined : { ...found, how: 'enum' };
}
