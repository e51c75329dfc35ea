// A figure with all that belongs to it: sign, currency, scale, unit.
import { readCurrency } from './currencies.ts';
import type { Reading } from './mention.ts';
import { type FoundNumber, type NumberReading, readDigits } from './read-digits.ts';
import { readNumber } from './read-number.ts';
import { type Found, isMark, rememberTokens, type Source, tokenAt } from './source.ts';
import { readUnitSymbol, unitOf } from './units.ts';

const minusMarks = ['-', '−', '–'];

/** A number with its sign: "-1", "minus one". */
function readSigned(source: Source, index: number): FoundNumber | undefined {
  const { tokens, lexicon } = source;
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined) return undefined;
  const isMinusWord = token.kind === 'word' && lexicon.minus.has(token.word);
  const isMinusMark = isMark(token, ...minusMarks) && next?.gap === false && mayBeSign(source, index);
  const isPlus = isMark(token, '+') && next?.gap === false;
  if (!isMinusWord && !isMinusMark && !isPlus) return readNumber(source, index);
  const found = isMinusWord ? readNumber(source, index + 1) : readDigits(source, index + 1);
  if (found === undefined || isPlus) return found;
  const numbers = found.numbers.map(({ value, precision }) => ({
    value: value === 0 ? 0 : -value,
    precision,
  }));
  return { ...found, numbers };
}

/** A dash is a sign unless it joins two things: "10-20", "A-4", "10 – 20". */
function mayBeSign(source: Source, index: number): boolean {
  const token = source.tokens[index];
  const before = source.tokens[index - 1];
  if (before === undefined || token === undefined) return true;
  if (before.kind === 'mark') return token.gap || /[([{"“:=,;/~\p{Sc}]/u.test(before.text);
  return token.gap && !(token.text === '–' && before.kind === 'digits');
}

function money(numbers: readonly NumberReading[], currencies: readonly string[]): Reading[] {
  const [minor = ''] = currencies.filter((code) => code.endsWith('/100'));
  const codes = [...new Set(currencies.map((code) => code.replace('/100', '')))];
  const size = minor === '' ? 1 : 0.01;
  return numbers.map(({ value, precision }) => ({
    as: 'money',
    value: size === 1 ? value : value / 100,
    precision: precision * size,
    currencies: codes,
  }));
}

/** Durations are no quantities: months and seconds are kept apart. */
export function quantity({ value, precision }: NumberReading, key: string): Reading {
  const unit = unitOf(key);
  const inWhole = (factor: number) => Number((value * factor).toPrecision(12));
  if (unit?.dimension === 'time')
    return {
      as: 'duration',
      months: 0,
      seconds: inWhole(unit.factor),
      precision: precision * unit.factor,
      count: value,
    };
  if (unit?.dimension === 'months') {
    const monthSeconds = 30 * 86_400;
    return {
      as: 'duration',
      months: inWhole(unit.factor),
      seconds: 0,
      precision: precision * unit.factor * monthSeconds,
      count: value,
    };
  }
  return { as: 'quantity', value, precision, unit: key };
}

interface Measure {
  readonly kind: 'money' | 'quantity' | 'percent' | 'duration';
  readonly units?: readonly string[];
  readonly currencies?: readonly string[];
  readonly end: number;
}

function kindOf(units: readonly string[]): Measure['kind'] {
  const [first = ''] = units;
  const dimension = unitOf(first)?.dimension;
  if (first === '%') return 'percent';
  return dimension === 'time' || dimension === 'months' ? 'duration' : 'quantity';
}

/** No symbol of a unit and no code of a currency is longer. */
const longestSymbol = 5;

/** The unit or currency behind a number, also over a hyphen: "36-month", "97 Swiss francs", "20 km/h". */
function readMeasure(source: Source, index: number): Measure | undefined {
  const { tokens, text, lexicon } = source;
  const isHyphenated =
    isMark(tokens[index], '-', '‑') && tokens[index]?.gap === false && tokens[index + 1]?.gap === false;
  const at = isHyphenated ? index + 1 : index;
  const token = tokens[at];
  if (token === undefined || (token.line && at > 0)) return undefined;
  const currency = lexicon.currencies.match(tokens, at);
  const unit = lexicon.units.match(tokens, at);
  // "pounds" are money and a weight.
  if (currency !== undefined && (unit === undefined || currency.end >= unit.end)) {
    const units = unit === undefined || unit.end < currency.end ? {} : { units: [unit.value] };
    return { kind: 'money', currencies: currency.value, ...units, end: currency.end };
  }
  if (unit !== undefined) return { kind: kindOf([unit.value]), units: [unit.value], end: unit.end };
  if (token.text.length > longestSymbol) return undefined;
  const code = readCurrency(text, token.start);
  // "The morning one €292": the sign is the next figure's.
  const isNext = token.gap && tokens[at + 1]?.kind === 'digits' && tokens[at + 1]?.gap === false;
  if (code !== undefined && !isNext)
    return { kind: 'money', currencies: code.currencies, end: tokenAt(source, code.end, at) };
  const symbol = readUnitSymbol(text, token.start, !token.gap);
  if (symbol === undefined) return undefined;
  return { kind: kindOf(symbol.units), units: symbol.units, end: tokenAt(source, symbol.end, at) };
}

/** Readings of a number with its measure. */
function measured(numbers: readonly NumberReading[], measure: Measure): readonly Reading[] {
  return [
    ...(measure.currencies === undefined ? [] : money(numbers, measure.currencies)),
    ...(measure.units ?? []).flatMap((unit) => numbers.map((number) => quantity(number, unit))),
  ];
}

/** "€4,850", "CHF 97", "-€12.50", "US$ 1.2bn". */
function readMoneyPrefix(source: Source, index: number): Found | undefined {
  const { tokens, text } = source;
  const isMinusWord = tokens[index]?.kind === 'word' && source.lexicon.minus.has(tokens[index].word);
  const isNegative =
    isMinusWord ||
    (isMark(tokens[index], ...minusMarks) && tokens[index + 1]?.gap === false && mayBeSign(source, index));
  const at = isNegative ? index + 1 : index;
  const token = tokens[at];
  if (token === undefined || token.kind === 'digits' || token.text.length > longestSymbol) return undefined;
  const currency = readCurrency(text, token.start);
  if (currency === undefined) return undefined;
  const next = tokenAt(source, currency.end, at);
  if (tokens[next]?.line === true) return undefined;
  const found = readSigned(source, next);
  if (found === undefined || (found.inWords && tokens[next]?.gap === false)) return undefined;
  const attached = isMark(tokens[next], '-') ? undefined : tokens[found.end];
  // "€3m" is three million euros.
  const isMillion = attached?.text === 'm' && attached.gap === false;
  const numbers = found.numbers.map(({ value, precision }) => {
    const size = (isMillion ? 1e6 : 1) * (isNegative ? -1 : 1);
    return { value: value * size, precision: precision * Math.abs(size) };
  });
  const end = found.end + (isMillion ? 1 : 0);
  return { kind: 'money', readings: money(numbers, currency.currencies), end: skipDash(source, end) };
}

/** "CHF 97.–" ends in a dash for no cents. */
function skipDash(source: Source, index: number): number {
  const [point, dash] = [source.tokens[index], source.tokens[index + 1]];
  const isEmpty =
    isMark(point, '.', ',') && point?.gap === false && isMark(dash, '-', '–', '—') && dash?.gap === false;
  return isEmpty ? index + 2 : index;
}

/** Half an hour, three quarters of an hour, "une demi-heure". */
function readFractionOfUnit(source: Source, index: number): Found | undefined {
  const { tokens, lexicon } = source;
  const start =
    lexicon.articles.has(tokens[index]?.word ?? '') && lexicon.fractions.match(tokens, index) === undefined
      ? index + 1
      : index;
  const fraction = lexicon.fractions.match(tokens, start) ?? bareQuarter(source, start);
  if (fraction === undefined || fraction.value >= 2) return undefined;
  let place = fraction.end;
  const isJoined = isMark(tokens[place], '-');
  if (isJoined) place++;
  const isOf = lexicon.of.has(tokens[place]?.word ?? '') || tokens[place]?.word === 'd';
  if (isOf) place++;
  if (isMark(tokens[place], "'", '’')) place++;
  if (lexicon.articles.has(tokens[place]?.word ?? '')) place++;
  else if (isOf && lexicon.language.code === 'en') return undefined;
  const unit = lexicon.units.match(tokens, place);
  if (unit === undefined) return undefined;
  return {
    kind: kindOf([unit.value]),
    readings: [quantity({ value: fraction.value, precision: fraction.value }, unit.value)],
    end: unit.end,
  };
}

function bareQuarter({ tokens, lexicon }: Source, index: number) {
  const isQuarter =
    lexicon.language.code === 'en' && tokens[index]?.word === 'quarter' && tokens[index + 1]?.word === 'of';
  return isQuarter ? { value: 0.25, end: index + 1 } : undefined;
}

/** The amount that begins at a token: a number, money, a quantity, a percentage or one part of a duration. */
export const readAmount = rememberTokens((source: Source, index: number): Found | undefined => {
  const prefixed = readMoneyPrefix(source, index) ?? readFractionOfUnit(source, index);
  if (prefixed !== undefined) return prefixed;
  const number = readSigned(source, index);
  if (number === undefined) return undefined;
  const measure = readMeasure(source, number.end);
  const end = measure?.end ?? number.end;
  const below = source.lexicon.belowZero.match(source.tokens, end);
  const numbers =
    below === undefined
      ? number.numbers
      : number.numbers.map(({ value, precision }) => ({ value: -value, precision }));
  const last = below?.end ?? skipDash(source, end);
  if (measure !== undefined) return { kind: measure.kind, readings: measured(numbers, measure), end: last };
  return {
    kind: 'number',
    readings: numbers.map((reading): Reading => ({ as: 'number', ...reading })),
    end: below?.end ?? end,
  };
});
