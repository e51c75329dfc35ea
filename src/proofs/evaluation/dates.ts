// ISO dates, times and timestamps: their forms, the days and minutes between them, and what lies some time after.
import { Rejection } from '../language/rejection.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d)?$/;
const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})([T ])([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The form of an ISO text: "date", "month", "time", or a timestamp's with its precision and offset. Texts of one form
 * are in the order of time when they are in the order of their characters. Undefined where it is no ISO text.
 */
export function isoForm(text: string): string | undefined {
  if (DATE.test(text)) return dayOf(text) === undefined ? undefined : 'date';
  if (MONTH.test(text)) return 'month';
  if (TIME.test(text)) return text.length > 5 ? 'time with seconds' : 'time';
  const stamp = TIMESTAMP.exec(text);
  if (stamp === null || dayOf(text) === undefined) return undefined;
  const [, , , , separator, , , seconds, fraction, offset] = stamp;
  const precision = seconds === undefined ? 'minutes' : `seconds${(fraction ?? '').length}`;
  return `timestamp ${separator} ${precision} ${offset ?? 'local'}`;
}

/** Calendar days from one date to another, each as it is written in its own offset. */
export function daysBetween(from: string, to: string): number {
  return Math.round((requiredDay(from, 'days') - requiredDay(to, 'days')) / -DAY);
}

/** Minutes from one moment to another: two timestamps, both with an offset or both without, or two times of day. */
export function minutesBetween(from: string, to: string): number {
  const [start, end] = [momentOf(from), momentOf(to)];
  if (start.kind !== end.kind) {
    throw new Rejection(
      `$minutes cannot compare ${from} with ${to}: one has an offset or a date, the other has none.`,
    );
  }
  return (end.milliseconds - start.milliseconds) / MINUTE;
}

/** The date, time or timestamp so much later, in the same notation; a month's end stays within its month. */
export function plus(text: string, count: number, unit: string): string {
  if (!Number.isInteger(count) || Math.abs(count) > 1_000_000) {
    throw new Rejection(`$plus adds a whole number of ${unit}, not ${count}.`);
  }
  const stamp = TIMESTAMP.exec(text);
  if (unit === 'hours' || unit === 'minutes') return plusMinutes(text, count * (unit === 'hours' ? 60 : 1));
  const day = requiredDay(text, 'plus');
  const later = new Date(day);
  if (unit === 'months' || unit === 'years') {
    const months = later.getUTCMonth() + count * (unit === 'years' ? 12 : 1);
    const lastDay = new Date(Date.UTC(later.getUTCFullYear(), months + 1, 0)).getUTCDate();
    later.setUTCMonth(months, Math.min(later.getUTCDate(), lastDay));
  } else {
    later.setUTCDate(later.getUTCDate() + count * (unit === 'weeks' ? 7 : 1));
  }
  const year = later.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) {
    throw new Rejection(`$plus leads to a year without four digits: ${text} and ${count} ${unit}.`);
  }
  return later.toISOString().slice(0, 10) + (stamp === null ? '' : text.slice(10));
}

function plusMinutes(text: string, minutes: number): string {
  if (TIME.test(text)) {
    const total = Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5)) + minutes;
    const within = ((total % 1440) + 1440) % 1440;
    const clock = [Math.floor(within / 60), within % 60].map((part) => String(part).padStart(2, '0'));
    return clock.join(':') + text.slice(5);
  }
  const stamp = TIMESTAMP.exec(text);
  const day = dayOf(text);
  if (stamp === null || day === undefined) {
    throw new Rejection(`$plus cannot add minutes or hours to ${text}: it has no time.`);
  }
  const clock = Number(stamp[5]) * 60 + Number(stamp[6]) + minutes;
  const later = new Date(day + clock * MINUTE).toISOString();
  return later.slice(0, 10) + stamp[4] + later.slice(11, 16) + text.slice(16);
}

function requiredDay(text: string, name: string): number {
  const day = isoForm(text) === undefined ? undefined : dayOf(text);
  if (day === undefined) throw new Rejection(`$${name} needs ISO dates; "${text.slice(0, 40)}" is none.`);
  return day;
}

/** Midnight UTC of the date a text starts with, in milliseconds; undefined where there is no such day. */
function dayOf(text: string): number | undefined {
  const parts = DATE.exec(text.slice(0, 10));
  if (parts === null) return undefined;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : undefined;
}

function momentOf(text: string): { kind: 'time' | 'local' | 'instant'; milliseconds: number } {
  const time = TIME.exec(text);
  if (time !== null) {
    const seconds = time[3] === undefined ? 0 : Number(time[3].slice(1));
    return { kind: 'time', milliseconds: (Number(time[1]) * 60 + Number(time[2])) * MINUTE + seconds * 1000 };
  }
  const stamp = TIMESTAMP.exec(text);
  const day = dayOf(text);
  if (stamp === null || day === undefined) {
    throw new Rejection(`$minutes needs times or ISO timestamps; "${text.slice(0, 40)}" is none.`);
  }
  const [, , , , , hours, minutes, seconds, fraction, offset] = stamp;
  const clock =
    (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(`${seconds ?? 0}${fraction ?? ''}`) * 1000;
  const kind = offset === undefined ? 'local' : 'instant';
  return { kind, milliseconds: day + clock - offsetOf(offset) };
}

function offsetOf(offset: string | undefined): number {
  if (offset === undefined || offset === 'Z') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))) * MINUTE;
}

/** The moment an ISO timestamp with an offset names, in milliseconds; undefined for other texts. */
export function instantOf(text: string): number | undefined {
  const stamp = TIMESTAMP.exec(text);
  if (stamp === null || stamp[9] === undefined || dayOf(text) === undefined) return undefined;
  return momentOf(text).milliseconds;
}
