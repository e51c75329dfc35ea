// How words of a query say an argument's value.

import type { JsonValue } from '../../model/json.ts';
import { plainText } from '../../model/json.ts';
import { cityOfTimeZone } from '../time-zones.ts';
import type { ArgumentContext, SayingContext, SayingForm } from './context.ts';
import { type DateJudging, mentionSaysMoment, mentionSaysPeriod } from './date-agreement.ts';
import { scalarSayings } from './find-sayings.ts';
import { findInRow, findReordered, findScattered, type TokenRange, wordsOfValue } from './find-words.ts';
import { isComingDay, isOnDay } from './implied-day.ts';
import type { Mention, Span } from './mention.ts';
import { isIdentifierWord } from './read-identifiers.ts';
import { readText } from './read-mentions.ts';
import { readNumber } from './read-number.ts';
import { languageOf } from './recognise-language.ts';
import { saidOfLabel } from './says-boolean.ts';
import { findCode } from './says-code.ts';
import { findEnum } from './says-enum.ts';
import { endBefore, type Source } from './source.ts';
import { type Moment, typedValue } from './typed-value.ts';
import { measureOf } from './value-measure.ts';

export interface ArgumentSaying extends Span {
  readonly how: SayingForm;
}

const byKind: Readonly<Record<string, SayingForm>> = {
  money: 'money',
  quantity: 'unit',
  percent: 'unit',
  duration: 'duration',
  date: 'date',
  period: 'date',
  weekday: 'relative-date',
  time: 'time',
};

/** The unit that a description names: "Duration in minutes". */
function unitOf({ parameter, unit }: ArgumentContext): string | undefined {
  if (unit !== undefined) return unit;
  const named =
    /\b(?:in|number of|how many)\s+(?:whole\s+|full\s+)?(seconds|minutes|hours|days|nights|weeks|months|years|milliseconds|km|kilometers|miles|meters|kg|bytes|percent|[A-Z]{3})\b/.exec(
      (parameter.description ?? '').slice(0, 300),
    )?.[1];
  return named !== undefined &&
    measureOf(undefined, named)?.unit === undefined &&
    measureOf(undefined, named)?.currency === undefined
    ? undefined
    : named;
}

function contextOf(text: string, context: ArgumentContext): SayingContext {
  const { today, timeZone, locale } = context;
  const unit = unitOf(context);
  const measure = measureOf([context.parameter.name], unit);
  const isMeasured = measure?.unit !== undefined || measure?.currency !== undefined;
  return {
    today,
    locale: locale ?? languageOf(text),
    parameter: context.parameter.name,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(isMeasured ? { labels: [context.parameter.name] } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** How a span that says a value does so, by the mention that it is. */
function formOf(
  text: string,
  span: Span,
  value: JsonValue,
  context: SayingContext,
  fallback: SayingForm,
): SayingForm {
  if (text.slice(span.start, span.end) === plainText(value)) return 'same';
  const same = (mention: Mention) => mention.start === span.start && mention.end === span.end;
  const mention =
    readText(text, context).mentions.find(same) ?? readText(text, context, true).mentions.find(same);
  if (mention?.readings.some((reading) => reading.as === 'date' && reading.relative))
    return mention.kind === 'duration' ? 'duration' : 'relative-date';
  return byKind[mention?.kind ?? ''] ?? fallback;
}

const saying = (how: SayingForm, { start, end }: Span): ArgumentSaying => ({ how, start, end });
const spanOf = (source: Source, { first, end }: TokenRange): Span => ({
  start: source.tokens[first]?.start ?? 0,
  end: endBefore(source, end),
});

function findNumber(text: string, value: number, context: SayingContext): ArgumentSaying | undefined {
  const isShare = context.labels === undefined && Math.abs(value) <= 1 && !Number.isInteger(value);
  const tries: readonly SayingContext[] = isShare ? [context, { ...context, unit: 'ratio' }] : [context];
  for (const each of tries) {
    const [first] = scalarSayings(text, value, each, true);
    if (first !== undefined) return saying(formOf(text, first, value, context, 'number'), first);
  }
  // "The next three days" is a stretch of days, and three of them.
  const { mentions, source } = readText(text, context);
  const stretch = mentions.find(
    ({ kind, start, end }) =>
      kind === 'period' &&
      source.tokens.some(
        (token, index) =>
          token.start >= start && token.end <= end && readNumber(source, index)?.numbers[0]?.value === value,
      ),
  );
  if (stretch !== undefined) return saying('number', stretch);
  // "Last year", for a parameter that takes a year.
  const year = mentions.find(({ readings }) =>
    readings.some(
      (reading) =>
        reading.as === 'date' && reading.from === `${value}-01-01` && reading.to === `${value}-12-31`,
    ),
  );
  return year === undefined ? undefined : saying('relative-date', year);
}

/** Where the query says a day and, if the value has one, a time; a day's first and last second are the day itself. */
function findMoment(
  text: string,
  moments: readonly Moment[],
  value: string,
  context: SayingContext,
): ArgumentSaying | undefined {
  const { mentions } = readText(text, context);
  const judging: DateJudging = { today: context.today, around: text, isMere: true, isExact: true };
  for (const moment of moments) {
    const dates = mentions.filter(
      (mention) =>
        (/^(?:date|period|weekday)$/.test(mention.kind) && mentionSaysMoment(mention, moment, judging)) ||
        isComingDay(text, mention, moment, context.today),
    );
    const times = mentions.filter(
      (mention) => /^(?:time|number)$/.test(mention.kind) && mentionSaysMoment(mention, moment, judging),
    );
    const isWholeDay = moment.seconds === undefined || moment.seconds === 0 || moment.seconds >= 86_340;
    const [date] = dates;
    const [time] = times;
    const isDayTold = date !== undefined || (time !== undefined && isOnDay(time, moment, context.today));
    if (moment.date === undefined ? time === undefined : !isDayTold) continue;
    const isTimed =
      date?.readings.some((reading) => reading.as === 'date' && reading.seconds !== undefined) ?? false;
    if (moment.date !== undefined && !isWholeDay && time === undefined && !isTimed) continue;
    const found = [date, time].filter((each) => each !== undefined);
    const span = {
      start: Math.min(...found.map(({ start }) => start)),
      end: Math.max(...found.map(({ end }) => end)),
    };
    return saying(date === undefined ? 'time' : formOf(text, date, value, context, 'date'), span);
  }
  return undefined;
}

const prefixLength = 5;

/** "pharma" for "pharmaceutical": a word cut short, or written out. */
function findAbbreviated(source: Source, words: readonly string[]): TokenRange | undefined {
  const [word = ''] = words;
  if (words.length !== 1 || word.length < prefixLength) return undefined;
  const index = source.tokens.findIndex(
    (token) =>
      token.kind === 'word' &&
      token.word.length >= prefixLength &&
      (token.word.startsWith(word) || word.startsWith(token.word)),
  );
  return index === -1 ? undefined : { first: index, end: index + 1 };
}

function findText(text: string, value: string, context: SayingContext): ArgumentSaying | undefined {
  const { source } = readText(text, context);
  const [literal] = scalarSayings(text, value, context, true);
  if (literal !== undefined) return saying(formOf(text, literal, value, context, 'form'), literal);
  const city = cityOfTimeZone(value);
  const place = city === undefined ? undefined : findInRow(source, wordsOfValue(city), 'forms')[0];
  if (place !== undefined) return saying('form', spanOf(source, place));
  const path = findPathInParts(text, value);
  if (path !== undefined) return saying('words', path);
  if (!/\s/.test(value) && (isIdentifierWord(value) || /[/\\@]/.test(value))) return undefined;
  const words = wordsOfValue(value);
  const row =
    findInRow(source, words, 'forms')[0] ??
    findReordered(source, words, 'forms') ??
    findAbbreviated(source, words);
  if (row !== undefined) return saying('form', spanOf(source, row));
  const meaning = words.filter((word) => !source.lexicon.common.has(word));
  const scattered = meaning.length > 1 ? findScattered(source, meaning) : undefined;
  return scattered === undefined ? undefined : saying('words', spanOf(source, scattered));
}

/** "notes.md in /home/lena/docs": a file's name and its folder, each by itself. */
function findPathInParts(text: string, value: string): Span | undefined {
  const at = value.lastIndexOf('/');
  const [folder, name] = [value.slice(0, at), value.slice(at + 1)];
  if (at < 1 || name === '' || !folder.includes('/')) return undefined;
  const isAlone = (start: number, part: string) =>
    !/[\w/.-]$/.test(text.slice(0, start)) &&
    !/^[\w/-]/.test(text.slice(start + part.length).replace(/^\/(?=\s|$)/, ''));
  const [first, second] = [text.indexOf(name), text.indexOf(folder)];
  if (first === -1 || second === -1 || !isAlone(first, name) || !isAlone(second, folder)) return undefined;
  return { start: Math.min(first, second), end: Math.max(first + name.length, second + folder.length) };
}

function findString(text: string, value: string, context: ArgumentContext): ArgumentSaying | undefined {
  const { parameter } = context;
  const within = contextOf(text, context);
  const { source, mentions } = readText(text, within);
  if (parameter.enum?.includes(value)) {
    const found = findEnum(source, value, parameter);
    if (found !== undefined) {
      const span = spanOf(source, found);
      return saying(text.slice(span.start, span.end) === value ? 'same' : found.how, span);
    }
  }
  const typed = typedValue(value, context.today, context.timeZone);
  if (typed.as === 'moment') return findMoment(text, typed.moments, value, within);
  if (typed.as === 'period') {
    const judging: DateJudging = { today: context.today, around: text, isMere: true, isExact: false };
    const found = mentions.find((mention) => mentionSaysPeriod(mention, typed.from, typed.to, judging));
    return found === undefined ? undefined : saying(formOf(text, found, value, within, 'date'), found);
  }
  const code = findCode(source, value, parameter);
  const said = parameter.enum?.includes(value) ? undefined : findText(text, value, within);
  if (said?.how === 'same' || code === undefined) return said;
  return saying(code.how, spanOf(source, code));
}

/** Whether a parameter takes hundredths of a currency: `amount_cents`, "The amount in cents". */
function isInCents({ parameter }: ArgumentContext): boolean {
  return (
    /(?:^|_)cents?(?:_|$)/i.test(parameter.name) ||
    /\bin (?:euro |US )?cents\b|\bminor units?\b/i.test((parameter.description ?? '').slice(0, 300))
  );
}

const moneyIn = (text: string, context: SayingContext) =>
  readText(text, context).mentions.filter(({ kind }) => kind === 'money');

/** "€45.50", where 4550 is given. */
function inCents(amounts: readonly Mention[], value: number): ArgumentSaying | undefined {
  const found = amounts.find(({ readings }) =>
    readings.some((each) => each.as === 'money' && Math.abs(each.value * 100 - value) < 1e-6),
  );
  return found === undefined ? undefined : saying('money', found);
}

/**
 * Where the query says the value and how: `same` where letter by letter, else by the kind of thing that says it. Of an
 * array all elements have to be said. Undefined where the query does not say it.
 */
export function findArgument(
  text: string,
  value: JsonValue,
  context: ArgumentContext,
): ArgumentSaying | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : findString(text, value, context);
  if (typeof value === 'number') {
    const within = contextOf(text, context);
    const amounts = isInCents(context) ? moneyIn(text, within) : [];
    return amounts.length > 0 ? inCents(amounts, value) : findNumber(text, value, within);
  }
  if (typeof value === 'boolean') {
    // Only by the words of its name: "all of them" includes no archived ones.
    const found = saidOfLabel(text, context.parameter.name, contextOf(text, context));
    return found?.value === value ? saying('words', found) : undefined;
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const each = (value as readonly JsonValue[]).map((item) => findArgument(text, item, context));
  const found = each.filter((item) => item !== undefined);
  const [first] = found;
  if (first === undefined || found.length < each.length) return undefined;
  const span = {
    start: Math.min(...found.map(({ start }) => start)),
    end: Math.max(...found.map(({ end }) => end)),
  };
  return saying(found.every(({ how }) => how === first.how) ? first.how : 'words', span);
}

/** How the text says the argument's value; undefined where it does not. */
export function saysArgument(
  text: string,
  value: JsonValue,
  context: ArgumentContext,
): SayingForm | undefined {
  return findArgument(text, value, context)?.how;
}
