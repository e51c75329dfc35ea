// Numbers, amounts of money, dates, times and durations as a person writes them.
import type { JsonScalar } from '../../../model/json.ts';
import { table } from '../../../model/table.ts';

const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A count in words up to twelve, in digits beyond: "three", "14". */
export function countWords(count: number): string {
  return small[count] ?? digits(count);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making one takes a thousand times as long as using it. */
function formatter(least: number, most: number, useGrouping: boolean): Intl.NumberFormat {
  const key = `${least} ${most} ${useGrouping}`;
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping,
    });
    formatters.set(key, found);
  }
  return found;
}

/** A number with separators of thousands, and the decimals it has. */
export function digits(value: number): string {
  return formatter(0, 6, true).format(value);
}

const signs = table<string>({ EUR: '€', USD: '$', GBP: '£' });
const withoutCents = new Set(['JPY', 'KRW', 'HUF', 'ISK', 'CLP', 'VND', 'IDR']);

/** "€1,250", "€1,250.50", "CHF 97", "18,400 SEK". */
export function money(value: number, currency: string): string {
  const decimals = Number.isInteger(value) || withoutCents.has(currency) ? 0 : 2;
  const most = Math.max(decimals, Number.isInteger(value) ? 0 : 2);
  const amount = formatter(decimals, most, true).format(Math.abs(value));
  const minus = value < 0 ? '-' : '';
  const sign = signs[currency];
  if (sign !== undefined) return `${minus}${sign}${amount}`;
  return currency === 'CHF' ? `${minus}CHF ${amount}` : `${minus}${amount} ${currency}`;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

export const isoDate = /^(\d{4})-(\d\d)-(\d\d)$/;
export const isoMoment = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** Whether a number may be a year as people write them: of four digits, up to the next century. */
export function isYearNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value < 2200;
}

/** The ISO moment of a number of seconds or milliseconds since 1970. */
export function isoOfEpoch(value: number): string {
  return new Date(value < 1e11 ? value * 1000 : value).toISOString();
}

/** The ISO day of a date, a moment, or a number of seconds or milliseconds since 1970. */
export function dayOf(value: JsonScalar): string {
  return (typeof value === 'number' ? isoOfEpoch(value) : String(value)).slice(0, 10);
}

/** "11 March 2026", in the year of `today` without it where `short`. Undefined for what is no date. */
export function dateWords(iso: string, short?: { readonly today: string }): string | undefined {
  const [, year, month, day] = isoDate.exec(iso) ?? isoMoment.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || name === undefined) return undefined;
  const date = `${Number(day)} ${name}`;
  return short?.today.startsWith(year) === true && isNear(iso, short.today) ? date : `${date} ${year}`;
}

/** "March 2026" for `2026-03`, in the year of `today` without it; undefined for what is no month. */
export function monthWords(iso: string, today: string): string | undefined {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || name === undefined) return undefined;
  return today.startsWith(year) && isNear(`${iso}-15`, today) ? name : `${name} ${year}`;
}

/** Whether a date without its year cannot be taken for that of another year. */
function isNear(iso: string, today: string): boolean {
  return Math.abs(daysBetween(today, iso)) < 150;
}

/** Calendar days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** "11 March 2026 at 09:30". */
export function momentWords(iso: string): string | undefined {
  const [, , , , hour, minute] = isoMoment.exec(iso) ?? [];
  const date = dateWords(iso);
  return date === undefined || hour === undefined ? undefined : `${date} at ${hour}:${minute}`;
}

function counted(value: number, unit: string): string {
  return `${digits(value)} ${unit}${value === 1 ? '' : 's'}`;
}

/** "45 minutes", "1 hour 35 minutes", "2 hours". */
export function durationWords(value: number, unit: 'millisecond' | 'second' | 'minute' | 'hour'): string {
  if (unit === 'minute' && Number.isInteger(value) && value >= 60 && value < 6000) {
    const hours = Math.floor(value / 60);
    return [counted(hours, 'hour'), ...(value % 60 === 0 ? [] : [counted(value % 60, 'minute')])].join(' ');
  }
  if (unit === 'second' && Number.isInteger(value) && value >= 60) {
    if (value % 60 === 0) return durationWords(value / 60, 'minute');
    return `${durationWords(Math.floor(value / 60), 'minute')} ${counted(value % 60, 'second')}`;
  }
  return counted(value, unit);
}
