// Days that are counted from today: "tomorrow", "next Tuesday", "in two weeks", "three days ago"; and weekdays.
import { plusDays, plusMonths, weekRange } from './calendar.ts';
import type { Reading } from './mention.ts';
import { type DateReading, readDate } from './read-date.ts';
import { isDuration, readDuration } from './read-duration.ts';
import { weekdayFrom } from './read-period.ts';
import { type Found, isMark, type Source } from './source.ts';
import { isCapitalised } from './tokens.ts';

const relativeDay = (date: string): DateReading => ({ as: 'date', from: date, to: date, relative: true });

interface Weekday {
  readonly value: number;
  readonly end: number;
}

/** The weekday at a token; abbreviations only with a capital letter, and the shortest only before a date. */
function readWeekdayName(source: Source, index: number): Weekday | undefined {
  const token = source.tokens[index];
  const value = token?.kind === 'word' ? source.lexicon.weekdays.get(token.word) : undefined;
  if (token === undefined || value === undefined) return undefined;
  const next = source.tokens[index + 1];
  const hasPoint = isMark(next, '.') && next?.gap === false;
  if (token.word.length <= 4) {
    const place = index + (hasPoint || isMark(next, ',') ? 2 : 1);
    const isBeforeDate = readDate(source, place) !== undefined;
    const isName = ['tue', 'thu', 'fri', 'mon', 'wed', 'tues', 'thur'].includes(token.word);
    if (!isCapitalised(token) || !(isBeforeDate || isName)) return undefined;
    return { value, end: hasPoint && isBeforeDate ? index + 2 : index + 1 };
  }
  return { value, end: index + 1 };
}

/** A weekday, with the date behind it where there is one. */
function readWeekday(source: Source, index: number): Found | undefined {
  const weekday = readWeekdayName(source, index);
  if (weekday === undefined) return undefined;
  const { tokens, today } = source;
  const place = isMark(tokens[weekday.end], ',') ? weekday.end + 1 : weekday.end;
  const date = readDate(source, place, weekday.value);
  if (date !== undefined && date.kind === 'date') {
    const readings = date.readings.map((each) =>
      each.as === 'date' ? { ...each, weekday: weekday.value } : each,
    );
    return { ...date, readings };
  }
  const behind = source.lexicon.dateWords.match(tokens, weekday.end)?.value.as;
  const isRomance = source.lexicon.language.code === 'fr' || source.lexicon.language.code === 'es';
  if (isRomance && (behind === 'next' || behind === 'last')) {
    const end = source.lexicon.dateWords.match(tokens, weekday.end)?.end ?? weekday.end;
    return { kind: 'date', readings: nextOrLast(today, weekday.value, behind), end };
  }
  const upcoming = weekdayFrom(today, weekday.value);
  const readings: Reading[] = [
    { as: 'weekday', day: weekday.value },
    relativeDay(upcoming),
    relativeDay(plusDays(upcoming, -7)),
  ];
  return { kind: 'weekday', readings, end: weekday.end };
}

/** "next Tuesday" is the coming one, or the one of the next week; "last" the latest before today. */
function nextOrLast(today: string, weekday: number, as: 'next' | 'last' | 'current'): DateReading[] {
  if (as === 'last') return [relativeDay(plusDays(weekdayFrom(today, weekday), -7))];
  const coming = weekdayFrom(plusDays(today, 1), weekday);
  if (as === 'current') return [relativeDay(weekdayFrom(today, weekday))];
  const inNextWeek = plusDays(weekRange(plusDays(today, 7)).from, weekday - 1);
  return inNextWeek === coming ? [relativeDay(coming)] : [relativeDay(coming), relativeDay(inNextWeek)];
}

/** Days: what is farther off than some 1,900 years has no date of four digits before or behind today. */
const farthest = 700_000;

function moved(today: string, reading: Reading, direction: number): DateReading | undefined {
  if (!isDuration(reading)) return undefined;
  const days = reading.seconds / 86_400;
  if (days + reading.months * 31 > farthest) return undefined;
  if (reading.precision < 43_200 || !Number.isInteger(reading.months) || !Number.isInteger(days))
    return undefined;
  return relativeDay(plusDays(plusMonths(today, direction * reading.months), direction * days));
}

/** "two weeks ago", "in three days", "three days from now", "vor zwei Wochen". */
function readCounted(source: Source, index: number): Found | undefined {
  const { tokens, lexicon, today } = source;
  const ahead = lexicon.ahead.match(tokens, index);
  const before = lexicon.agoBefore.match(tokens, index);
  const start = ahead?.end ?? before?.end ?? index;
  const duration = readDuration(source, start, true);
  const [reading] = duration?.readings ?? [];
  if (duration === undefined || reading === undefined || duration.kind !== 'duration') return undefined;
  const fromNow = lexicon.fromNow.match(tokens, duration.end);
  const isAgo = lexicon.ago.has(tokens[duration.end]?.word ?? '');
  const direction = isAgo || before !== undefined ? -1 : ahead !== undefined || fromNow !== undefined ? 1 : 0;
  const date = direction === 0 ? undefined : moved(today, reading, direction);
  if (date === undefined) return undefined;
  const end = isAgo ? duration.end + 1 : (fromNow?.end ?? duration.end);
  // "in two weeks" may also be how long it takes.
  return { kind: 'date', readings: [date, ...duration.readings], end };
}

/** The day relative to today, or the weekday, that begins at a token. */
export function readRelativeDay(source: Source, index: number): Found | undefined {
  const { tokens, lexicon, today } = source;
  const word = lexicon.dateWords.match(tokens, index);
  if (word?.value.as === 'day')
    return { kind: 'date', readings: [relativeDay(plusDays(today, word.value.offset))], end: word.end };
  const as = word?.value.as;
  if (word !== undefined && (as === 'next' || as === 'last' || as === 'current')) {
    const weekday = readWeekdayName(source, word.end);
    if (weekday !== undefined)
      return { kind: 'date', readings: nextOrLast(today, weekday.value, as), end: weekday.end };
  }
  return readWeekday(source, index) ?? readCounted(source, index);
}
