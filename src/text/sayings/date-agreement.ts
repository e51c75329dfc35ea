// Whether a date or time as it is written says a moment.
import { daysBetween, weekdayOf } from './calendar.ts';
import type { SayingContext } from './context.ts';
import type { Mention, Reading } from './mention.ts';
import type { DateReading } from './read-date.ts';
import type { Moment } from './typed-value.ts';

/** Days within which a date may be said without its year. */
const yearlessDays = 400;

export interface DateJudging {
  readonly today: string;
  /** Text that may name the year of a date without one. */
  readonly around: string;
  /** Whether one end of a range is enough. */
  readonly isMere: boolean;
  /** Whether a stretch of days must begin or end with the date, as its words say. */
  readonly isExact: boolean;
}

export function judgingOf(context: SayingContext, text: string, isMere: boolean): DateJudging {
  const around = `${text} ${context.sentence ?? ''} ${context.query ?? ''}`;
  return { today: context.today, around, isMere, isExact: false };
}

function sameDay(reading: DateReading, said: string, date: string, judging: DateJudging): boolean {
  if (said === date) return true;
  if (reading.yearless === undefined || said.slice(5) !== date.slice(5)) return false;
  return (
    Math.abs(daysBetween(judging.today, date)) <= yearlessDays || judging.around.includes(date.slice(0, 4))
  );
}

function within(reading: DateReading, date: string, judging: DateJudging): boolean {
  const { from, to, edge } = reading;
  if (judging.isExact) {
    if (edge === 'end') return date === to;
    return date === from || (edge === undefined && date === to);
  }
  if (from <= date && date <= to) return true;
  if (reading.yearless === undefined) return false;
  return (
    from.slice(5) <= date.slice(5) &&
    date.slice(5) <= to.slice(5) &&
    judging.around.includes(date.slice(0, 4))
  );
}

function dateSays(reading: DateReading, { date, seconds }: Moment, judging: DateJudging): boolean {
  if (date === undefined) return false;
  if (reading.weekday !== undefined && weekdayOf(date) !== reading.weekday) return false;
  if (reading.seconds !== undefined && reading.seconds !== seconds) return false;
  if (reading.range) {
    const isEnd =
      sameDay(reading, reading.from, date, judging) || sameDay(reading, reading.to, date, judging);
    return judging.isMere && isEnd;
  }
  return reading.from === reading.to
    ? sameDay(reading, reading.from, date, judging)
    : within(reading, date, judging);
}

function timeSays(
  reading: Extract<Reading, { readonly as: 'time' }>,
  moment: Moment,
  isAbout: boolean,
): boolean {
  if (moment.seconds === undefined) return false;
  const wanted =
    reading.precision >= 60 && moment.isExact ? Math.floor(moment.seconds / 60) * 60 : moment.seconds;
  if (reading.seconds === wanted) return true;
  const gap = Math.abs(reading.seconds - wanted);
  return isAbout && gap <= Math.min(reading.precision / 2, 15 * 60);
}

/** Whether a date, time, weekday or period of a text says a moment, in any of its readings. */
export function mentionSaysMoment(mention: Mention, moment: Moment, judging: DateJudging): boolean {
  const { approximate } = mention;
  return mention.readings.some((reading) => {
    if (reading.as === 'date') return dateSays(reading, moment, judging);
    if (reading.as === 'time') return timeSays(reading, moment, approximate === 'about');
    return false;
  });
}

/** Whether a weekday of a text is that of a date that the same text says in full. */
export function isWeekdayOf(mention: Mention, date: string | undefined): boolean {
  return (
    date !== undefined &&
    mention.readings.some((reading) => reading.as === 'weekday' && reading.day === weekdayOf(date))
  );
}

/** Whether a period of a text is exactly this one. */
export function mentionSaysPeriod(mention: Mention, from: string, to: string, judging: DateJudging): boolean {
  return mention.readings.some((reading) => {
    if (reading.as !== 'date') return false;
    if (reading.from === from && reading.to === to) return true;
    const isSameDays = reading.from.slice(5) === from.slice(5) && reading.to.slice(5) === to.slice(5);
    return reading.yearless !== undefined && isSameDays && judging.around.includes(from.slice(0, 4));
  });
}
