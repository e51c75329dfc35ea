// Whether a query says a value of an enumeration by the schema's words for it.
import type { ParameterWords } from './context.ts';
import { enumWords } from './enum-words.ts';
import { findInRow, type TokenRange, wordsOfValue } from './find-words.ts';
import { isNegated } from './polarity.ts';
import { sameWord, withoutDenial } from './same-word.ts';
import type { Source } from './source.ts';

interface Match extends TokenRange {
  /** How many words of meaning the query and the phrase share. */
  readonly words: number;
}

/** The word in the query, or the word whose denial it is: "unpaid" for "not paid". */
function findWord(
  source: Source,
  word: string,
): { readonly index: number; readonly isDenied: boolean } | undefined {
  const bare = withoutDenial(word);
  for (const [index, token] of source.tokens.entries()) {
    if (token.kind !== 'word') continue;
    if (sameWord(token.word, word, source.lexicon)) return { index, isDenied: false };
    const bareToken = withoutDenial(token.word);
    if (bareToken !== undefined && sameWord(bareToken, word, source.lexicon))
      return { index, isDenied: true };
    if (bare !== undefined && bare.length > 3 && sameWord(token.word, bare, source.lexicon))
      return { index, isDenied: true };
  }
  return undefined;
}

/** All words of a phrase that carry meaning are in the query, and denied there as in the phrase. */
function matchPhrase(source: Source, phrase: string): Match | undefined {
  const { lexicon } = source;
  const words = wordsOfValue(phrase);
  const denials = words.filter((word) => lexicon.negations.has(word)).length;
  const meaning = words.filter(
    (word) =>
      !lexicon.negations.has(word) &&
      !lexicon.common.has(word) &&
      !/^(?:yet|only|still|already|been|being)$/.test(word),
  );
  if (meaning.length === 0) return undefined;
  const found = meaning.map((word) => findWord(source, word));
  const places = found.flatMap((each) => (each === undefined ? [] : [each]));
  if (places.length < meaning.length) return undefined;
  const first = Math.min(...places.map(({ index }) => index));
  const end = Math.max(...places.map(({ index }) => index)) + 1;
  const isDenied = places.some((each) => isNegated(source, each.index, each.index + 1) !== each.isDenied);
  return isDenied === (denials % 2 === 1) ? { first, end, words: meaning.length } : undefined;
}

/** "solved" for `resolved`, "opened again" for `reopened`. */
function matchWithoutAgain(source: Source, value: string): TokenRange | undefined {
  const bare = /^re(?=\p{L}{4})/u.test(value) ? value.slice(2) : undefined;
  return bare === undefined ? undefined : findInRow(source, [bare], 'forms')[0];
}

export interface EnumSaying extends TokenRange {
  readonly how: 'form' | 'enum';
}

/** Where the query says a value of the enumeration, by itself or by the schema's words; not where another fits better. */
export function findEnum(source: Source, value: string, parameter: ParameterWords): EnumSaying | undefined {
  const direct = findInRow(source, wordsOfValue(value), 'forms')[0];
  if (direct !== undefined && isDenial(source, direct, value) === false) return { ...direct, how: 'form' };
  const again = matchWithoutAgain(source, value);
  const isOther = (parameter.enum ?? []).some(
    (other) =>
      typeof other === 'string' &&
      other !== value &&
      again !== undefined &&
      findInRow(source, wordsOfValue(other), 'forms').length > 0,
  );
  if (again !== undefined && !isOther) return { ...again, how: 'form' };
  const byValue = Object.entries(enumWords(parameter)).map(([each, phrases]) => ({
    each,
    best: phrases
      .map((phrase) => matchPhrase(source, phrase))
      .filter((match) => match !== undefined)
      .sort((a, b) => b.words - a.words)[0],
  }));
  const isOrdering = (parameter.enum ?? []).every((each) => /^(?:asc|desc)/i.test(String(each)));
  const order = isOrdering ? orderSaid(source) : undefined;
  if (order !== undefined) return isOrder(value, order.value) ? { ...order.range, how: 'enum' } : undefined;
  const own = byValue.find(({ each }) => each === value)?.best;
  if (
    own === undefined ||
    byValue.some(({ each, best }) => each !== value && (best?.words ?? 0) >= own.words)
  )
    return undefined;
  return { first: own.first, end: own.end, how: 'enum' };
}

const ascending = new Set('cheapest lowest earliest oldest shortest smallest fewest nearest'.split(' '));
const descending = new Set(
  'dearest highest latest newest longest largest biggest best most farthest priciest'.split(' '),
);

const isOrder = (value: string, order: 'asc' | 'desc') =>
  new RegExp(`^${order}(?:ending)?$`, 'i').test(value);

/** "Cheapest first", "most expensive first": the order that the words ask for. */
function orderSaid({
  tokens,
}: Source): { readonly value: 'asc' | 'desc'; readonly range: TokenRange } | undefined {
  for (const [index, { word }] of tokens.entries()) {
    const value = ascending.has(word) ? 'asc' : descending.has(word) ? 'desc' : undefined;
    const end = [index + 1, index + 2].find((at) => tokens[at]?.word === 'first');
    if (value !== undefined && end !== undefined) return { value, range: { first: index, end: end + 1 } };
  }
  return undefined;
}

/** "not open" asks for anything but `open`; "unpaid" values say their own denial. */
function isDenial(source: Source, range: TokenRange, value: string): boolean {
  const { lexicon } = source;
  if (wordsOfValue(value).some((word) => lexicon.negations.has(word))) return false;
  const before = source.tokens[range.first - 1]?.word ?? '';
  const further = source.tokens[range.first - 2]?.word ?? '';
  return lexicon.negations.has(before) || (lexicon.common.has(before) && lexicon.negations.has(further));
}
