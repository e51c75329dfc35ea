// What a string says as a whole: a date, a time, a number with its unit, or words.

import { rememberRecent } from '../recent.ts';
import { isoDate, plusDays } from './calendar.ts';
import type { Reading } from './mention.ts';
import { readText } from './read-mentions.ts';

/** A day, perhaps with a time; or a time alone. Seconds count from midnight. */
export interface Moment {
  readonly date?: string;
  readonly seconds?: number;
  /** Whether the seconds were written. */
  readonly isExact?: true;
}

export type TypedValue =
  /** The same moment in each zone that it may be said in, its own first. */
  | { readonly as: 'moment'; readonly moments: readonly Moment[] }
  | { readonly as: 'period'; readonly from: string; readonly to: string }
  | { readonly as: 'figure'; readonly readings: readonly Reading[] }
  /** A run of ten digits and more, or one with a leading zero: compared exactly. */
  | { readonly as: 'code'; readonly value: string }
  | { readonly as: 'words' };

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(?:(Z|UTC)|([+-])(\d\d):?(\d\d))?)?$/i;
const clock = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/;
const month = /^(\d{4})-(\d\d)$/;
const isoDuration = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** A moment's day and time, so many minutes later. */
function shift(date: string, seconds: number, minutes: number): Moment {
  const total = seconds + minutes * 60;
  const days = Math.floor(total / 86_400);
  return { date: plusDays(date, days), seconds: total - days * 86_400 };
}

/** Minutes that a zone is ahead of UTC at a moment; undefined where the zone is unknown. */
function offsetOf(timeZone: string, milliseconds: number): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
      milliseconds,
    );
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const match = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name);
    if (match === null) return undefined;
    return (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * (match[1] === '-' ? -1 : 1);
  } catch {
    return undefined;
  }
}

function readMoment(value: string, timeZone: string | undefined): TypedValue | undefined {
  const match = iso.exec(value);
  if (match === null) return undefined;
  const [, y, m, d, hour, minute, second, utc, sign, zoneHours, zoneMinutes] = match;
  const date = isoDate(Number(y), Number(m), Number(d));
  if (date === undefined) return undefined;
  if (hour === undefined) return { as: 'moment', moments: [{ date }] };
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0);
  const exact = Number(second ?? 0) === 0 ? {} : { isExact: true as const };
  const own: Moment = { date, seconds, ...exact };
  const zone =
    utc !== undefined
      ? 0
      : sign === undefined
        ? undefined
        : (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  if (zone === undefined) return { as: 'moment', moments: [own] };
  const moments = [own, ...(zone === 0 ? [] : [{ ...shift(date, seconds, -zone), ...exact }])];
  if (timeZone !== undefined) {
    const offset = offsetOf(timeZone, Date.parse(`${date}T00:00:00Z`) + (seconds - zone * 60) * 1000);
    if (offset !== undefined) moments.push({ ...shift(date, seconds, offset - zone), ...exact });
  }
  return { as: 'moment', moments };
}

function readDurationValue(value: string): TypedValue | undefined {
  const match = value.length > 2 && value.length < 30 ? isoDuration.exec(value) : null;
  if (match === null) return undefined;
  const [, years, months, weeks, days, hours, minutes, seconds] = match.map((part) => Number(part ?? 0));
  const total =
    (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  return {
    as: 'figure',
    readings: [{ as: 'duration', months: (years ?? 0) * 12 + (months ?? 0), seconds: total, precision: 1 }],
  };
}

const beginsLikeFigure =
  /^(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|the|early|mid|late|end)\s|[-−+~]?\s?\p{Sc}?\s?\d|[A-Z]{2,3}\$?\s?\d|\p{L}{3,10}\.?\s\d)/u;
const valueKinds = new Set(['number', 'money', 'quantity', 'percent', 'duration', 'date', 'time']);

function readFigure(value: string, today: string): TypedValue | undefined {
  if (value.length > 40 || !beginsLikeFigure.test(value)) return undefined;
  const { mentions } = readText(value, { today, locale: 'en' });
  const [only] = mentions;
  if (only === undefined || mentions.length !== 1 || !valueKinds.has(only.kind)) return undefined;
  if (only.start !== 0 || only.end !== value.length) return undefined;
  const [first] = only.readings;
  if (first?.as === 'date')
    return first.from === first.to
      ? { as: 'moment', moments: [{ date: first.from }] }
      : { as: 'period', from: first.from, to: first.to };
  if (first?.as === 'time') return { as: 'moment', moments: [{ seconds: first.seconds }] };
  return { as: 'figure', readings: only.readings.filter(({ as }) => as !== 'date' && as !== 'time') };
}

function read(value: string, today: string, timeZone: string | undefined): TypedValue {
  const text = value.trim();
  if (/^\d+$/.test(text) && (text.length >= 10 || (text.length > 1 && text.startsWith('0'))))
    return { as: 'code', value: text };
  const moment = readMoment(text, timeZone);
  if (moment !== undefined) return moment;
  const time = clock.exec(text);
  if (time !== null && Number(time[1]) < 24 && Number(time[2]) < 60) {
    const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
    return {
      as: 'moment',
      moments: [{ seconds, ...(Number(time[3] ?? 0) === 0 ? {} : { isExact: true as const }) }],
    };
  }
  const ofMonth = month.exec(text);
  const first = ofMonth === null ? undefined : isoDate(Number(ofMonth[1]), Number(ofMonth[2]), 1);
  if (first !== undefined) {
    const next = plusDays(first, 31);
    return { as: 'period', from: first, to: plusDays(`${next.slice(0, 8)}01`, -1) };
  }
  return readDurationValue(text) ?? readFigure(text, today) ?? { as: 'words' };
}

const readers = rememberRecent((key: string) => {
  const [today = '', timeZone = ''] = key.split('\0');
  return rememberRecent((value: string) => read(value, today, timeZone === '' ? undefined : timeZone), 512);
});

/** What a string is as a whole; in `timeZone` too, where it is a moment. */
export function typedValue(value: string, today: string, timeZone?: string): TypedValue {
  return readers(`${today}\0${timeZone ?? ''}`)(value);
}
