// Everything checkable that a text says, in one pass over its tokens.

import { rememberRecent } from '../recent.ts';
import { spanAt } from './claim-spans.ts';
import type { ReadingContext } from './context.ts';
import { approximationOf, isPronoun, nounOf, otherReadings } from './describe-figure.ts';
import { type Starts, startsIn } from './lexicon.ts';
import type { Mention, Reading } from './mention.ts';
import { readDate, readOrdinal } from './read-date.ts';
import { precisionOf } from './read-digits.ts';
import { readDuration } from './read-duration.ts';
import { type FoundText, readIdentifiers } from './read-identifiers.ts';
import { readNames } from './read-names.ts';
import { readPeriod } from './read-period.ts';
import { readQuotations } from './read-quotations.ts';
import { idiomAt, readRelation } from './read-relations.ts';
import { readRelativeDay } from './read-relative-day.ts';
import { readTime } from './read-time.ts';
import { endBefore, type Found, isMark, type Source, sourceOf, tokenAt } from './source.ts';
import type { Token } from './tokens.ts';

/** What was read in a text, and its tokens for further questions. */
export interface ReadText {
  readonly source: Source;
  readonly mentions: readonly Mention[];
  readonly names: readonly Mention[];
}

/** An amount, or the fraction that begins with the same word where it is longer: "two thirds". */
function readFigure(source: Source, index: number): Found | undefined {
  const amount = readDuration(source, index);
  const fraction = readFraction(source, index);
  return fraction !== undefined && fraction.end > (amount?.end ?? 0) ? fraction : amount;
}

/** A fraction in words that stands by itself: "two thirds". */
function readFraction(source: Source, index: number): Found | undefined {
  const fraction = source.lexicon.fractions.match(source.tokens, index);
  if (fraction === undefined || fraction.end === index + 1 || fraction.value >= 2) return undefined;
  return {
    kind: 'number',
    readings: [{ as: 'number', value: fraction.value, precision: 0.01 }],
    end: fraction.end,
  };
}

function readNth(source: Source, index: number): Found | undefined {
  const ordinal = readOrdinal(source, index);
  if (ordinal === undefined) return undefined;
  const { value } = ordinal;
  return {
    kind: 'ordinal',
    readings: [{ as: 'number', value, precision: precisionOf(String(value)) }],
    end: ordinal.end,
  };
}

/** A relation word, with the number it says: 0 of "none", 2 of "both". */
function readCompared(source: Source, index: number): Found | undefined {
  const found = readRelation(source, index);
  if (found === undefined) return undefined;
  const { readings, factor, rank } = found.relation;
  const isNone = readings.some(({ operator }) => operator === 'none') && factor === undefined;
  const value = isNone ? 0 : (factor ?? (rank !== undefined && rank > 0 ? rank : undefined));
  const numbers: Reading[] = value === undefined ? [] : [{ as: 'number', value, precision: 1 }];
  const isOrdinal = readOrdinal(source, index)?.end === found.end;
  return {
    kind: isOrdinal ? 'ordinal' : 'relation',
    readings: numbers,
    end: found.end,
    ...(found.weak ? { weak: true } : {}),
  };
}

function readAnswer(source: Source, index: number): Found | undefined {
  const answer = source.lexicon.answers.match(source.tokens, index);
  if (answer === undefined) return undefined;
  const before = source.tokens[index - 1];
  const after = source.tokens[answer.end];
  const isAlone =
    (before === undefined || source.tokens[index]?.line || /^[.!?:;,]$/.test(before.text)) &&
    (after === undefined || after.kind === 'mark');
  return isAlone
    ? { kind: 'answer', readings: [{ as: 'boolean', value: answer.value }], end: answer.end }
    : undefined;
}

const signs = /^(?:\p{Sc}|[-−–+.])$/u;
/** Codes and signs of currencies, quarters: "CHF", "Rs", "Q3", "US$". */
const codes = /^(?:\p{Lu}{1,3}|kr|Rs|Fr|SFr|zł|Kč|Ft)$/u;

function mayBeFigure({ lexicon }: Source, token: Token, starts: Starts): boolean {
  if (token.kind === 'digits') return true;
  if (token.kind === 'mark') return signs.test(token.text);
  if (starts.figures.has(token.word)) return true;
  if (token.text.length <= 3 && codes.test(token.text)) return true;
  return lexicon.language.joined !== undefined && /hundert|tausend/.test(token.word);
}

/** What begins at a token, by the first reader that knows it; longer forms come before their parts. */
function readAt(source: Source, index: number): Found | undefined {
  const token = source.tokens[index];
  if (token === undefined) return undefined;
  const starts = startsIn(source.lexicon);
  const figure = mayBeFigure(source, token, starts)
    ? (readDate(source, index) ??
      readRelativeDay(source, index) ??
      readPeriod(source, index) ??
      readTime(source, index) ??
      readNumberedOrdinal(source, index) ??
      readFigure(source, index))
    : undefined;
  if (figure !== undefined || !starts.relations.has(token.word)) return figure;
  return readAnswer(source, index) ?? readCompared(source, index) ?? readNth(source, index);
}

/** "5th" and "twenty-first" before "5" and "twenty"; words that rank are left to the relations. */
function readNumberedOrdinal(source: Source, index: number): Found | undefined {
  const token = source.tokens[index];
  const isNumber = token?.kind === 'digits' || source.lexicon.numbers.has(token?.word ?? '');
  return isNumber ? readNth(source, index) : undefined;
}

/** Where words that announce an approximate figure end, so that "just under" is not read as "under". */
function announcementEnd(source: Source, index: number): number | undefined {
  const match = source.lexicon.approximations.match(source.tokens, index);
  if (match === undefined) return undefined;
  const found = readAt(source, match.end);
  return found !== undefined && figures.has(found.kind) ? match.end : undefined;
}

const nameless = new Set(['number', 'ordinal']);
const figures = new Set(['number', 'money', 'quantity', 'percent', 'duration', 'date', 'time', 'period']);

function mentionOf(source: Source, index: number, found: Found): Mention {
  const start = source.tokens[index]?.start ?? 0;
  const end = endBefore(source, found.end);
  const readings = [...found.readings, ...otherReadings(source, index, found)];
  const noun = found.kind === 'number' || found.kind === 'ordinal' ? nounOf(source, found.end) : '';
  const approximate = figures.has(found.kind) ? approximationOf(source, index, found.end) : undefined;
  const isWeak = found.weak === true || (found.kind === 'number' && isPronoun(source, index, found.end));
  return {
    kind: found.kind,
    text: source.text.slice(start, end),
    start,
    end,
    readings,
    ...(approximate === undefined ? {} : { approximate }),
    ...(isWeak ? { weak: true } : {}),
    ...(noun === '' ? {} : { noun }),
  };
}

const textMention = (
  kind: 'identifier' | 'quotation',
  source: Source,
  { start, end, value }: FoundText,
): Mention => ({
  kind,
  text: source.text.slice(start, end),
  start,
  end,
  readings: [{ as: 'text', value }],
});

/** "1. " and "2) " at the beginning of a line number its items. */
function isListMarker({ tokens, lexicon }: Source, index: number): boolean {
  const token = tokens[index];
  const mark = tokens[index + 1];
  return (
    token?.kind === 'digits' &&
    token.line &&
    !lexicon.months.has(tokens[index + 2]?.word ?? '') &&
    token.text.length <= 3 &&
    isMark(mark, '.', ')') &&
    mark?.gap === false &&
    (tokens[index + 2]?.gap ?? false)
  );
}

function read(source: Source): ReadText {
  const { text, tokens } = source;
  const mentions: Mention[] = [];
  const taken = new Uint8Array(tokens.length);
  const quotations = readQuotations(text);
  const fixed = [
    ...quotations.map((each) => textMention('quotation', source, each)),
    ...readIdentifiers(text)
      .filter(
        ({ start, end }) =>
          spanAt(quotations, start) === undefined && spanAt(quotations, end - 1) === undefined,
      )
      .map((each) => textMention('identifier', source, each)),
  ].sort((a, b) => a.start - b.start);
  let next = 0;
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (token === undefined) break;
    while ((fixed[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next++;
    const known = fixed[next];
    if (known !== undefined && known.start <= token.start) {
      const end = tokenAt(source, known.end, index);
      taken.fill(1, index, end);
      mentions.push(known);
      next++;
      index = Math.max(end, index + 1);
      continue;
    }
    if (isListMarker(source, index)) {
      index += 2;
      continue;
    }
    const announced = announcementEnd(source, index);
    if (announced !== undefined) {
      index = announced;
      continue;
    }
    const idiom = token.kind === 'mark' ? undefined : idiomAt(source, index);
    const found = idiom === undefined ? readAt(source, index) : undefined;
    if (found !== undefined) mentions.push(mentionOf(source, index, found));
    const end = idiom?.end ?? found?.end ?? index + 1;
    if (end > index + 1 || found !== undefined) {
      if (found === undefined || !nameless.has(found.kind)) taken.fill(1, index, end);
    }
    index = Math.max(end, index + 1);
  }
  const names = readNames(source, taken).map(({ start, end }): Mention => {
    const name = text.slice(start, end);
    return { kind: 'name', text: name, start, end, readings: [{ as: 'text', value: name }] };
  });
  const all = [...mentions, ...names].sort((a, b) => a.start - b.start || b.end - a.end);
  return { source, mentions: all, names };
}

const readers = rememberRecent((key: string): ((text: string) => ReadText) => {
  const [today = '', locale = '', articles = ''] = key.split('\0');
  const context: ReadingContext = locale === '' ? { today } : { today, locale };
  return rememberRecent((text: string) => read(sourceOf(text, context, articles !== '')), 256);
});

/** A text's mentions and tokens, remembered for the last texts; `articlesCount` reads "a week" as one week everywhere. */
export function readText(text: string, { today, locale }: ReadingContext, articlesCount = false): ReadText {
  return readers(`${today}\0${locale ?? ''}\0${articlesCount ? '1' : ''}`)(text);
}

/**
 * Every figure, date, time, identifier, quotation, name and relation word of a text, in order. A name may have a figure
 * in it ("Corvus 24"); no others overlap.
 */
export function readMentions(text: string, context: ReadingContext): readonly Mention[] {
  return readText(text, context).mentions;
}
