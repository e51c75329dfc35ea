/** The company's calendar day: fixed, so that the same calls give the same results for ever. */

/** Monday, 2 March 2026. */
export const today = '2026-03-02';

/** Where the company has its head office. */
export const timeZone = 'Europe/Berlin';

const dayMs = 86_400_000;

/** The ISO date `days` after `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

type Weekday = (typeof weekdays)[number];

export function weekdayOf(date: string): Weekday {
  return weekdays[new Date(date).getUTCDay()] as Weekday;
}

export function isWeekend(date: string): boolean {
  return weekdayOf(date) === 'saturday' || weekdayOf(date) === 'sunday';
}

/** The day itself, or the Monday after it where it is on a weekend. */
export function workingDayFrom(date: string): string {
  return isWeekend(date) ? workingDayFrom(addDays(date, 1)) : date;
}

/** The day itself, or the Friday before it where it is on a weekend. */
export function workingDayUntil(date: string): string {
  return isWeekend(date) ? workingDayUntil(addDays(date, -1)) : date;
}

/** The earlier of two ISO dates, which compare as text. */
export function earlier(a: string, b: string): string {
  return a.localeCompare(b) <= 0 ? a : b;
}

/** The later of two ISO dates. */
export function later(a: string, b: string): string {
  return a.localeCompare(b) >= 0 ? a : b;
}
