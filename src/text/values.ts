// Values as they are written in prose: finding a value in a text, and the values that a text states.
import type { JsonScalar } from '../model/json.ts';
import { readDates, readTimes } from './dates.ts';
import { isIdentifierWord, readAddresses, readIdentifierWords, readQuotations } from './identifiers.ts';
import { isSpelledOut, readNumbers } from './numbers.ts';
import { rememberRecent } from './recent.ts';
import type { Span, StatedValue } from './span.ts';
import { findWords } from './words.ts';

export type { Span, StatedValue } from './span.ts';

/** Digits that state nothing: the markers of a list, and a figure of speech. */
const emptyDigits = /^[ \t]*\d{1,3}[.)](?=\s)|\b24\/7\b/gmu;

/**
 * Everything that can be read in a text, in the order in which it stands there, nothing twice: an earlier reader's
 * stretch of text is taken, except that readings of the very same stretch (a range of days) stand side by side.
 */
export function readValues(text: string): readonly StatedValue[] {
  const taken = new Uint8Array(text.length);
  const kept: StatedValue[] = [];
  const claim = (stated: Span): boolean => {
    for (let place = stated.start; place < stated.end; place++) if (taken[place] === 1) return false;
    taken.fill(1, stated.start, stated.end);
    return true;
  };
  const keep = (values: readonly StatedValue[]) => {
    let last: StatedValue | undefined;
    for (const stated of values) {
      const isSameStretch = last !== undefined && last.start === stated.start && last.end === stated.end;
      if (!isSameStretch && !claim(stated)) {
        last = undefined;
        continue;
      }
      last = stated;
      kept.push(stated);
    }
  };
  keep(readAddresses(text));
  keep(readDates(text));
  keep(readTimes(text));
  keep(readIdentifierWords(text));
  for (const marker of text.matchAll(emptyDigits))
    claim({ start: marker.index, end: marker.index + marker[0].length });
  keep(readNumbers(text));
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * Every number, date, time, identifier and quotation that a text states, in order. What stands inside a quotation, a
 * date or an identifier is not stated once more; ordinals, list markers and the word "one" state nothing.
 */
export function statedValues(text: string): StatedValue[] {
  const quotations: StatedValue[] = [];
  for (const quotation of readQuotations(text)) {
    const overlaps = quotations.some(({ start, end }) => quotation.start < end && start < quotation.end);
    if (!overlaps) quotations.push(quotation);
  }
  const others = readValues(text).filter(
    (stated) =>
      !(isSpelledOut(stated) && stated.value === 1) &&
      !quotations.some(({ start, end }) => start <= stated.start && stated.end <= end),
  );
  return [...quotations, ...others].sort((a, b) => a.start - b.start);
}

/** Whether a value is an identifier as a whole (`cus_0007`, a UUID): no name, address, path, date or number. */
export function isIdentifier(value: string): boolean {
  if (!/^[\p{L}\p{N}_-]+$/u.test(value) || !isIdentifierWord(value)) return false;
  const [only, second] = readValues(value);
  return only?.kind === 'identifier' && only.text === value && second === undefined;
}

function readings(stated: StatedValue): readonly (number | string)[] {
  return stated.also === undefined ? [stated.value] : [stated.value, stated.also];
}

/** Whether two values of one kind say the same, in any of their readings. */
function agree(written: StatedValue, wanted: StatedValue): boolean {
  const wantedReadings = readings(wanted);
  return readings(written).some((reading) =>
    wantedReadings.some(
      (other) =>
        reading === other ||
        // A day without a year is that day of the year that is meant.
        (typeof reading === 'string' &&
          typeof other === 'string' &&
          reading.startsWith('--') &&
          other.endsWith(reading.slice(1))),
    ),
  );
}

const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';
const leadsToDate = new RegExp(
  `^(?:\\s|[-–—,]|to\\b|until\\b|till\\b|and\\b|utc\\b|[ap]m\\b|\\d\\d?(?::\\d\\d)?(?!\\d))*\\bon\\s+(?:the\\s+)?${weekday}$`,
  'i',
);
const sentenceEnd = /[.!?]\s|\n/;

/** The date that a time belongs to: the one that follows with "on", else the one before, else the one behind. */
function dateOf(time: StatedValue, dates: readonly StatedValue[], text: string): StatedValue | undefined {
  const behind = dates.find((date) => date.start >= time.end);
  const gapBehind = behind === undefined ? undefined : text.slice(time.end, behind.start);
  if (gapBehind !== undefined && leadsToDate.test(gapBehind)) return behind;
  const before = dates.findLast((date) => date.end <= time.start);
  if (before !== undefined && !sentenceEnd.test(text.slice(before.end, time.start))) return before;
  return gapBehind !== undefined && !sentenceEnd.test(gapBehind) ? behind : undefined;
}

const readRecent = rememberRecent(readValues);

const union = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});
const spanOf = ({ start, end }: Span): Span => ({ start, end });

function findDateTime(text: string, wantedDate: StatedValue, wantedTime: StatedValue): Span | undefined {
  const values = readRecent(text);
  const dates = values.filter(({ kind }) => kind === 'date');
  for (const time of values) {
    if (time.kind !== 'time' || !agree(time, wantedTime)) continue;
    const date = dateOf(time, dates, text);
    // A range of days shares its stretch: any day of it will do.
    const same = dates.find((each) => each.start === date?.start && agree(each, wantedDate));
    if (same !== undefined) return union(same, time);
  }
  // A day's first moment is how many interfaces write the day itself.
  if (wantedTime.value !== '00:00') return undefined;
  const day = dates.find((date) => agree(date, wantedDate));
  return day === undefined ? undefined : spanOf(day);
}

const beginsLikeValue = /^(?:[-−]?\p{Sc}?\s?\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\D*\d)/iu;

/** The date, date and time, time or number that a string is as a whole; else nothing. */
function wholeValue(value: string): readonly StatedValue[] {
  if (value.length > 40 || !beginsLikeValue.test(value)) return [];
  const said = readValues(value);
  const [first, second] = said;
  if (first === undefined || said.length > 2 || first.start !== 0 || first.kind === 'identifier') return [];
  if (said.at(-1)?.end !== value.length) return [];
  if (second !== undefined && !(first.kind === 'date' && second.kind === 'time')) return [];
  return said;
}

/**
 * Where the text says the value, or undefined. Strings are found as whole words, whatever their case and with `_` and
 * `-` as spaces; numbers and dates by value, whatever their format ("1,250.00", "5%", "three", "5 March 2026", "Mar 5";
 * "tomorrow" is not one). Booleans and null are never said.
 */
export function findValue(text: string, value: JsonScalar): Span | undefined {
  if (typeof value === 'number') {
    const number = readRecent(text).find(
      (stated) => stated.kind === 'number' && readings(stated).includes(value),
    );
    return (number && spanOf(number)) ?? findYear(text, value);
  }
  if (typeof value !== 'string') return undefined;
  const words = findWords(text, value);
  if (words !== undefined) return words;
  const [first, second] = wholeValue(value);
  if (first === undefined) return undefined;
  if (second !== undefined) return findDateTime(text, first, second);
  const same = readRecent(text).find((stated) => stated.kind === first.kind && agree(stated, first));
  return same && spanOf(same);
}

/** A year stands inside dates, where no other number is looked for. */
function findYear(text: string, value: number): Span | undefined {
  if (!Number.isInteger(value) || value < 1900 || value > 2199) return undefined;
  return findWords(text, String(value));
}
