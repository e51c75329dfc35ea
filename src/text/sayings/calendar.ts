// Arithmetic on ISO dates: days as text, never as moments.

const dayMilliseconds = 86_400_000;
const two = (number: number) => String(number).padStart(2, '0');

/** `2026-03-05`, or undefined where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export const yearOf = (date: string) => Number(date.slice(0, 4));
export const monthOf = (date: string) => Number(date.slice(5, 7));

function toDays(date: string): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, Number(date.slice(8, 10))) / dayMilliseconds;
}
const fromDays = (days: number) => new Date(days * dayMilliseconds).toISOString().slice(0, 10);

/** Calendar days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return toDays(to) - toDays(from);
}

export function plusDays(date: string, days: number): string {
  return fromDays(toDays(date) + Math.round(days));
}

/** So many months later; a day that the month does not have becomes its last. */
export function plusMonths(date: string, months: number): string {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return ((((toDays(date) + 3) % 7) + 7) % 7) + 1;
}

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export function monthRange(year: number, month: number): DayRange {
  const from = `${String(year).padStart(4, '0')}-${two(month)}-01`;
  return { from, to: `${from.slice(0, 8)}${two(daysInMonth(year, month))}` };
}

export function monthsRange(year: number, firstMonth: number, months: number): DayRange {
  const { from } = monthRange(year, firstMonth);
  return { from, to: plusDays(plusMonths(from, months), -1) };
}

/** The week from Monday to Sunday that has a day in it. */
export function weekRange(date: string): DayRange {
  const from = plusDays(date, 1 - weekdayOf(date));
  return { from, to: plusDays(from, 6) };
}
