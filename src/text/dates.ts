// Dates and times as people and machines write them, read as calendar days and times of day.
//
// By hand, and not with a natural-language date parser: only what is written out counts ("tomorrow" states no day),
// nothing may be guessed from today's date, and whole results are read in a few milliseconds.
import type { StatedValue } from './span.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const year = '(?<year>(?:19|20|21)\\d\\d)(?![\\p{L}\\p{N}_])';
const day = '(?:st|nd|rd|th)?';

const anyMonth = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const iso =
  /(?<![\p{L}\p{N}_.-])(?<year>\d{4})-(?<month>\d\d)(?:-(?<day>\d\d)(?:(?<gap>T|\s)(?<time>(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?(?:\s?(?<zone>Z|UTC|[+-]\d\d:?\d\d))?))?)?(?![\p{L}\p{N}_]|-\w)/giu;
const slashed =
  /(?<![\p{L}\p{N}_/.-])(?:(?<year>\d{4})\/(?<month>\d\d?)\/(?<day>\d\d?)|(?<first>\d\d?)(?<mark>[/.])(?<second>\d\d?)\k<mark>(?<last>\d{4}))(?![\p{L}\p{N}_/-])/gu;
// "5 March 2026", "2-5 March", "5th of Mar. 2026", "5-Mar-2026"
const dayFirst = new RegExp(
  `(?<![\\p{L}\\p{N}_.,:/-])(?:(?<from>\\d\\d?)${day}\\s?(?:[-–—]|to\\b|and\\b|until\\b)\\s?)?(?<day>\\d\\d?)${day}(?:\\s+|-)(?:of\\s+)?${month}(?:(?:,?\\s+|-)${year})?`,
  'giu',
);
// "March 5, 2026", "Mar 2–5", "March 5th"
const monthFirst = new RegExp(
  `\\b${month}\\s+(?<day>\\d\\d?)${day}(?:\\s?[-–—]\\s?(?<to>\\d\\d?)${day})?(?![\\p{L}\\p{N}_]|[:.,]\\d)(?:,?\\s+${year})?`,
  'giu',
);
const monthAndYear = new RegExp(`\\b${month}(?:,?\\s+|-)${year}`, 'giu');
const clock =
  /(?<![\p{L}\p{N}_:.,])(?<hour>\d\d?)(?::(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)?)?(?:\s?(?<half>[ap])(?:m|\.m\.)(?![\p{L}\p{N}])|(?<=:\d\d(?:\.\d+)?)(?:Z\b)?)(?![\p{L}\p{N}_:]|-\d)/giu;

const two = (number: number | string) => String(number).padStart(2, '0');

/** `2026-03-05`, or `--03-05` without a year; undefined where the calendar has no such day. */
function calendarDay(y: string | undefined, m: number, d: number): string | undefined {
  const longest =
    m === 2 && y !== undefined ? new Date(Date.UTC(Number(y), 2, 0)).getUTCDate() : m === 2 ? 29 : 31;
  if (m < 1 || m > 12 || d < 1 || d > longest || (d === 31 && [4, 6, 9, 11].includes(m))) return undefined;
  return `${y ?? '-'}-${two(m)}-${two(d)}`;
}

/** `14:30`, or `14:30:05` where there are seconds; undefined where no clock shows it. */
function timeOfDay(hour: number, minute: number, second: number): string | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return `${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`;
}

function stated(
  kind: 'date' | 'time',
  source: string,
  start: number,
  end: number,
  value: string | undefined,
  also?: string,
): StatedValue[] {
  if (value === undefined) return [];
  const other = also === undefined || also === value ? {} : { also };
  return [{ kind, text: source.slice(start, end), start, end, value, ...other }];
}

function readIso(text: string): StatedValue[] {
  return [...text.matchAll(iso)].flatMap((match) => {
    const { year: y = '', month: m = '', day: d, time, hour, minute, second, zone } = match.groups ?? {};
    const start = match.index;
    if (d === undefined) {
      const isMonth = Number(m) >= 1 && Number(m) <= 12 && /^(?:19|20|21)/.test(y);
      return isMonth ? stated('date', text, start, start + 7, `${y}-${m}`) : [];
    }
    const local = calendarDay(y, Number(m), Number(d));
    if (local === undefined) return [];
    if (time === undefined) return stated('date', text, start, start + 10, local);
    const clockTime = timeOfDay(Number(hour), Number(minute), Number(second ?? 0));
    const utc = zone === undefined || !/\d/.test(zone) ? undefined : new Date(isoText(match.groups ?? {}));
    const [utcDay, utcTime] =
      utc === undefined || Number.isNaN(utc.getTime()) ? [] : utc.toISOString().slice(0, 19).split('T');
    return [
      ...stated('date', text, start, start + 10, local, utcDay),
      ...stated('time', text, start + 11, start + match[0].length, clockTime, utcTime?.replace(/:00$/, '')),
    ];
  });
}

function isoText(groups: Record<string, string | undefined>): string {
  const zone = (groups.zone ?? 'Z').replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
  return `${groups.year}-${groups.month}-${groups.day}T${groups.hour}:${groups.minute}:${groups.second ?? '00'}${zone}`;
}

function readSlashed(text: string): StatedValue[] {
  return [...text.matchAll(slashed)].flatMap((match) => {
    const { year: y, month: m, day: d, first, mark, second, last } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (y !== undefined) return stated('date', text, match.index, end, calendarDay(y, Number(m), Number(d)));
    const dayThenMonth = calendarDay(last, Number(second), Number(first));
    // Nobody writes 05.03.2026 with the month first; with slashes both orders are in use.
    const monthThenDay = mark === '.' ? undefined : calendarDay(last, Number(first), Number(second));
    return stated('date', text, match.index, end, dayThenMonth ?? monthThenDay, monthThenDay);
  });
}

function readNamed(text: string): StatedValue[] {
  if (!anyMonth.test(text)) return [];
  return [dayFirst, monthFirst, monthAndYear].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { year: y, month: name = '', day: d, from, to } = match.groups ?? {};
      // "may 5" is more often the verb than the month.
      if (name === 'may' && y === undefined) return [];
      const number = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
      const start = match.index;
      const end = start + match[0].length;
      if (d === undefined) return stated('date', text, start, end, `${y}-${two(number)}`);
      const other = from ?? to;
      const days = other === undefined ? [d] : from === undefined ? [d, other] : [other, d];
      const values = days.map((each) => calendarDay(y, number, Number(each)));
      if (values.includes(undefined)) return [];
      // A range states two days; they share the stretch of text.
      return values.flatMap((value) => stated('date', text, start, end, value));
    }),
  );
}

/** Every date that is written out, and the times of ISO date-times; earlier readings win where two overlap. */
export function readDates(text: string): StatedValue[] {
  return [...readIso(text), ...readSlashed(text), ...readNamed(text)];
}

/** Every time of day: "14:30", "2:30 pm", "9am". */
export function readTimes(text: string): StatedValue[] {
  return [...text.matchAll(clock)].flatMap((match) => {
    const { hour = '', minute, second, half } = match.groups ?? {};
    let hours = Number(hour);
    if (half !== undefined) {
      if (hours < 1 || hours > 12) return [];
      hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    }
    const time = timeOfDay(hours, Number(minute ?? 0), Number(second ?? 0));
    return stated('time', text, match.index, match.index + match[0].length, time);
  });
}
