// Which values of the steps a mention may say, before anything else about it is considered.
import type { JsonScalar } from '../../model/json.ts';
import { rememberShort } from '../../text/recent.ts';
import type { Mention, Reading } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';

const isoDate = /^(\d{4}-\d\d-\d\d)(?:$|[T ])/;
const clockTime = /(?:^|[T ])(\d\d):(\d\d)(?::(\d\d))?/;
const numeral = /^[+-]?\d{1,15}(?:\.\d+)?$/;

function numberOf(value: JsonScalar): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && numeral.test(value) ? Number(value) : undefined;
}

/** The least and the greatest number that a reading may mean. */
export function rangeOf(
  reading: Extract<Reading, { value: number }>,
  { approximate }: Mention,
): readonly [number, number] {
  const { value, precision } = reading;
  const size = Math.abs(value);
  if (approximate === 'under') return [value - Math.max(precision, size * 0.1), value];
  if (approximate === 'over') return [value, value + Math.max(precision, size * 0.2)];
  // A figure that shows decimals is rounded to them; a whole one only where that is announced.
  const slack =
    approximate === 'about' ? Math.max(precision / 2, size * 0.2) : precision < 1 ? precision / 2 : 0;
  const epsilon = size * 1e-9 + 1e-9;
  return [value - slack - epsilon, value + slack + epsilon];
}

/** Whether one reading of a mention may mean the value; units are compared where both are known. */
export function mayMean(mention: Mention, value: JsonScalar, unit?: string): boolean {
  return mention.readings.some((reading) => readingMeans(mention, reading, value, unit));
}

function readingMeans(
  mention: Mention,
  reading: Reading,
  value: JsonScalar,
  unit: string | undefined,
): boolean {
  switch (reading.as) {
    case 'number':
    case 'money':
    case 'quantity': {
      const number = numberOf(value);
      if (number === undefined) return isMeasured(value);
      // Another unit of the same kind is converted by who knows units.
      if (reading.as === 'quantity' && unit !== undefined && unit !== reading.unit) return true;
      const [least, most] = rangeOf(reading, mention);
      return (number >= least && number <= most) || (-number >= least && -number <= most && number < 0);
    }
    case 'duration':
      return (
        numberOf(value) !== undefined ||
        isMeasured(value) ||
        (typeof value === 'string' && /^P[\dT]/.test(value))
      );
    case 'date': {
      const day = typeof value === 'string' ? isoDate.exec(value)?.[1] : undefined;
      if (day !== undefined) {
        const slack = mention.approximate === undefined || reading.relative !== true ? 0 : slackOf(mention);
        // "More than three months ago" is before that day.
        if (slack > 0 && mention.approximate === 'over' && day > reading.to) return false;
        if (day >= shifted(reading.from, -slack) && day <= shifted(reading.to, slack)) return true;
        // "On 28 August", of last year.
        const isDay = reading.yearless === true && reading.from === reading.to;
        return isDay && day.slice(5) === reading.from.slice(5) && isNear(day, reading.from);
      }
      return typeof value === 'string' && value.length >= 4 && reading.from.startsWith(value);
    }
    case 'weekday': {
      const day = typeof value === 'string' ? isoDate.exec(value)?.[1] : undefined;
      return day !== undefined && ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 === reading.day;
    }
    case 'time': {
      const clock = typeof value === 'string' ? clockTime.exec(value) : null;
      if (clock === null) return false;
      const seconds = Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
      return (
        Math.abs(seconds - reading.seconds) < Math.max(60, reading.precision) || reading.to !== undefined
      );
    }
    case 'text':
      return typeof value === 'string' && sameWords(reading.value, value);
    case 'boolean':
      return value === reading.value;
  }
}

/** Days that "about two months ago" may be off: an eighth; "more than two months ago" may be three weeks more. */
function slackOf({ readings, approximate }: Mention): number {
  const [length] = readings.flatMap((each) =>
    each.as === 'duration'
      ? [{ days: each.months * 30.4 + each.seconds / 86_400, unit: each.precision / 86_400 }]
      : [],
  );
  if (length === undefined) return 0;
  const eighth = Math.max(1, Math.round(length.days / 8));
  return approximate === 'over' ? Math.max(eighth, Math.floor(length.unit * 0.7)) : eighth;
}

/** Whether two dates are at most a year apart. */
function isNear(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) <= 366 * 86_400_000;
}

function shifted(day: string, days: number): string {
  return days === 0
    ? day
    : new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** "4.20 MB", "€ 14.80", "90 min": whether it is the same amount, the readers of values know. */
function isMeasured(value: JsonScalar): boolean {
  return (
    typeof value === 'string' &&
    value.length <= 30 &&
    /^(?:[-+]?\d[\d.,]*\s?[\p{L}%°\p{Sc}]|[\p{Sc}A-Z]{1,3}\s?\d)/u.test(value) &&
    !/^\d{4}-|^\d\d:/.test(value)
  );
}

/** Equal letters and digits, or a name within a longer one. */
function sameWords(said: string, value: string): boolean {
  if (value.length > 2_000) return false;
  const wanted = bare(said);
  const known = bare(value);
  if (wanted.trim() === '') return false;
  if (known.includes(wanted)) return true;
  // "Dr Ferrer" is Dr Luis Ferrer.
  const [, title, surname] =
    /^ (dr|prof|mr|mrs|ms|miss|sir|herr|frau|mme|m|sr|sra) (\S+) $/.exec(wanted) ?? [];
  if (title === undefined || surname === undefined || !known.endsWith(` ${surname} `)) return false;
  return !titled.test(known) || known.startsWith(` ${title} `);
}

const titled = /^ (?:dr|prof|mr|mrs|ms|miss|sir|herr|frau|mme|m|sr|sra) /;

/** Names are compared with names again and again. */
const bare = rememberShort(
  (text: string) =>
    ` ${fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `,
);
