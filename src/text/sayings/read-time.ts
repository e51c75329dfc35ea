// Times of day: "15:30", "3:30 pm", "half past three", "noon", "at two in the afternoon".
import type { Reading } from './mention.ts';
import { readNumber } from './read-number.ts';
import { type Found, isMark, type Source, tokenAt } from './source.ts';

type Half = 'am' | 'pm';

const hour = 3600;
const halfDay = 12 * hour;
const clock =
  /(?<hour>\d{1,2})(?:(?<mark>[:.h])(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:\.\d{1,9})?)?)?(?<gap>\s?)(?<half>[ap](?:\.\s?m\.|m\b))?/iuy;
const zone = /\s?(?:(?<utc>Z|UTC|GMT)(?![\p{L}\p{N}])|(?<sign>\+)(?<hours>\d\d):?(?<minutes>\d\d)(?!\d))/uy;
const oclock = /\s?(?:uhr|h(?:rs|eures)?|o['’]?clock)(?![\p{L}\p{N}])/iuy;

const time = (seconds: number, precision: number): Reading => ({ as: 'time', seconds, precision });

/** Both halves of the day, unless the words tell which: "half past three". */
function inHalves(seconds: number, precision: number, half: Half | undefined): Reading[] {
  const within = seconds % halfDay;
  if (half !== undefined) return [time(within + (half === 'pm' ? halfDay : 0), precision)];
  // By day more often than by night.
  return within < 7 * hour
    ? [time(within + halfDay, precision), time(within, precision)]
    : [time(within, precision), time(within + halfDay, precision)];
}

/** "in the afternoon" behind a time. */
function dayPart(source: Source, index: number): { readonly half: Half | undefined; readonly end: number } {
  const part = source.lexicon.clock.dayParts.match(source.tokens, index);
  return { half: part?.value, end: part?.end ?? index };
}

function zoneAt(text: string, place: number): { readonly minutes: number; readonly end: number } | undefined {
  zone.lastIndex = place;
  const groups = zone.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { sign, hours, minutes } = groups;
  const offset = sign === undefined ? 0 : Number(hours) * 60 + Number(minutes);
  return { minutes: offset, end: zone.lastIndex };
}

/** "15:30", "3.30 pm", "9 am", "15 Uhr", "15h30". */
function readClock(source: Source, index: number): Found | undefined {
  const { text, tokens } = source;
  const token = tokens[index];
  if (token?.kind !== 'digits' || token.text.length > 2) return undefined;
  clock.lastIndex = token.start;
  const match = clock.exec(text);
  const groups = match?.groups;
  if (match === null || groups === undefined) return undefined;
  const { mark, minute, half: written, gap } = groups;
  let place = token.start + match[0].length - (written === undefined ? (gap ?? '').length : 0);
  oclock.lastIndex = place;
  const named = oclock.exec(text);
  const isNamed =
    named !== null &&
    (mark !== undefined || !/^\s?h(?:rs)?$/i.test(named[0]) || source.lexicon.language.code === 'fr');
  const isHours =
    /^\s?h(?:eures)?$/i.test(named?.[0] ?? '') && minute === undefined && !isAtTime(source, index);
  const needsHalf = minute === undefined || mark === '.';
  if (written === undefined && (!isNamed || isHours) && needsHalf) return undefined;
  if (isNamed && named !== null) place += named[0].length;
  const hours = Number(groups.hour);
  const seconds = hours * hour + Number(minute ?? 0) * 60 + Number(groups.second ?? 0);
  if (
    hours > 24 ||
    seconds > 24 * hour ||
    /^\d/.test(text.slice(place)) ||
    (written !== undefined && (hours < 1 || hours > 12))
  )
    return undefined;
  // German writes minutes behind the word: "15 Uhr 30".
  const minutes =
    isNamed && minute === undefined ? /^\s?([0-5]\d)(?![\d.,:%€$])/.exec(text.slice(place, place + 6)) : null;
  if (minutes !== null) place += minutes[0].length;
  const total = seconds + Number(minutes?.[1] ?? 0) * 60;
  const precision = groups.second !== undefined ? 1 : minute !== undefined || minutes !== null ? 60 : hour;
  const offset = zoneAt(text, place);
  const end = tokenAt(source, offset?.end ?? place, index);
  const part = dayPart(source, end);
  const half =
    written === undefined
      ? hours <= 12
        ? part.half
        : undefined
      : written.toLowerCase().startsWith('a')
        ? 'am'
        : 'pm';
  // "03:30" and "15:30" are on the 24-hour clock, "3:30" may be in the afternoon.
  const isOpen =
    written !== undefined || half !== undefined || (hours > 0 && hours < 12 && groups.hour?.length === 1);
  const known =
    half === undefined && isOpen ? [time(total, precision), time(total + halfDay, precision)] : [];
  const readings =
    half !== undefined
      ? inHalves(total, precision, half)
      : known.length > 0
        ? known
        : [time(total % (24 * hour), precision)];
  const zoned =
    offset === undefined
      ? readings
      : readings.map((each) => (each.as === 'time' ? { ...each, zone: offset.minutes } : each));
  return { kind: 'time', readings: zoned, end: part.end };
}

/** Whether "at" or its like comes before. */
function isAtTime(source: Source, index: number): boolean {
  for (let back = 1; back <= 3; back++)
    if (source.lexicon.clock.at.match(source.tokens, index - back)?.end === index) return true;
  return false;
}

/** The hour at a token, 1 to 12, in words or digits. */
function hourAt(
  source: Source,
  index: number,
): { readonly hours: number; readonly end: number; readonly isHalf?: boolean } | undefined {
  const named = source.lexicon.clock.named.get(source.tokens[index]?.word ?? '');
  if (named !== undefined) return { hours: named, end: index + 1 };
  const number = readNumber(source, index);
  const value = number?.numbers[0]?.value ?? 0;
  const hours = Math.floor(value);
  // "las tres y media" is read as three and a half.
  const isHalf = value - hours === 0.5 && number?.inWords === true;
  const isHour = number !== undefined && (isHalf || value === hours) && hours >= 1 && hours <= 12;
  return isHour ? { hours, end: number.end, isHalf } : undefined;
}

function spoken(source: Source, seconds: number, end: number, precision = 60): Found {
  const clockWord = source.lexicon.clock.oclock.match(source.tokens, end);
  const part = dayPart(source, clockWord?.end ?? end);
  const readings = inHalves((seconds + halfDay) % halfDay, precision, part.half);
  return { kind: 'time', readings, end: part.end };
}

/** "half past three", "quarter to four", "ten past five", "halb vier". */
function readSpoken(source: Source, index: number): Found | undefined {
  const { tokens, lexicon } = source;
  const { clock: words } = lexicon;
  const halfPast = words.halfPast.match(tokens, index);
  if (halfPast !== undefined) {
    const at = hourAt(source, halfPast.end);
    return at && spoken(source, at.hours * hour + 30 * 60, at.end);
  }
  if (words.halfBefore.has(tokens[index]?.word ?? '')) {
    const at = hourAt(source, index + 1);
    return at && spoken(source, at.hours * hour - 30 * 60, at.end);
  }
  const quarter = words.quarter.match(tokens, index);
  const number = quarter === undefined ? readNumber(source, index) : undefined;
  const minutes = quarter === undefined ? (number?.numbers[0]?.value ?? 0) : 15;
  let place = quarter?.end ?? number?.end ?? index;
  if (minutes < 1 || minutes > 29 || !Number.isInteger(minutes)) return undefined;
  if (quarter === undefined && /^(?:minutes?|minuten)$/.test(tokens[place]?.word ?? '')) place++;
  const word = tokens[place]?.word ?? '';
  const isPast = words.past.has(word);
  if (!isPast && !words.to.has(word)) return undefined;
  // "5 to 9 people": only what is certainly a clock's.
  const isCertain = quarter !== undefined || (minutes % 5 === 0 && (isPast || number?.inWords === true));
  const at = isCertain ? hourAt(source, place + 1) : undefined;
  if (at === undefined || lexicon.units.match(tokens, at.end) !== undefined) return undefined;
  return spoken(source, at.hours * hour + (isPast ? minutes : -minutes) * 60, at.end);
}

/** "trois heures et demie", "las tres y media", "three o'clock", "two in the afternoon", "at two". */
function readHour(source: Source, index: number): Found | undefined {
  const { tokens, lexicon } = source;
  const at = hourAt(source, index);
  if (at === undefined || lexicon.clock.named.has(tokens[index]?.word ?? '')) return undefined;
  const oclockWord = lexicon.clock.oclock.match(tokens, at.end);
  const place = oclockWord?.end ?? at.end;
  const isRomance = lexicon.language.code === 'fr' || lexicon.language.code === 'es';
  const isTimed = isAtTime(source, index);
  if (at.isHalf) return isRomance && isTimed ? spoken(source, at.hours * hour + 1800, at.end) : undefined;
  const half = isRomance && isTimed ? lexicon.andHalf.match(tokens, place) : undefined;
  if (half !== undefined) return spoken(source, at.hours * hour + hour * half.value, half.end);
  const isPart = lexicon.clock.dayParts.match(tokens, place) !== undefined;
  const isClock = (oclockWord !== undefined && (!isRomance || isTimed)) || (isPart && isTimed);
  if (isClock || isPart) return spoken(source, at.hours * hour, place, hour);
  return undefined;
}

/** "10 to 11 am", "9–10:30": an hour in front of a time that ends its range. */
function readRangeStart(source: Source, index: number): Found | undefined {
  const { tokens, lexicon } = source;
  const token = tokens[index];
  const joint = tokens[index + 1];
  if (token?.kind !== 'digits' || token.text.length > 2 || Number(token.text) > 24) return undefined;
  if (!isMark(joint, '-', '–', '—') && !lexicon.rangeTo.has(joint?.word ?? '')) return undefined;
  const end = readClock(source, index + 2) ?? readHour(source, index + 2);
  const hours = Number(token.text);
  const until = end?.readings.flatMap((each) => (each.as === 'time' ? [each.seconds] : [])) ?? [];
  const starts = (
    hours > 12
      ? [hours * hour]
      : inHalves((hours % 12) * hour, hour, undefined).map((each) => (each as { seconds: number }).seconds)
  ).filter((seconds) => until.some((last) => seconds < last && last - seconds <= halfDay));
  if (starts.length === 0) return undefined;
  return { kind: 'time', readings: starts.map((seconds) => time(seconds, hour)), end: index + 1 };
}

/** The time of day that begins at a token. */
export function readTime(source: Source, index: number): Found | undefined {
  const token = source.tokens[index];
  if (token === undefined) return undefined;
  const clockTime = readClock(source, index) ?? readRangeStart(source, index);
  if (clockTime !== undefined) return clockTime;
  const { clock: words } = source.lexicon;
  const spokenTime = readSpoken(source, index) ?? readHour(source, index);
  if (spokenTime !== undefined) return spokenTime;
  const named = words.named.get(token.word);
  if (named === undefined || isMark(source.tokens[index + 1], '-')) return undefined;
  return { kind: 'time', readings: [time(named * hour, hour)], end: index + 1 };
}

/** "at two": a number behind "at" may be an hour. */
export function hoursOf(source: Source, index: number, value: number): readonly Reading[] {
  if (!Number.isInteger(value) || value < 1 || value > 24) return [];
  if (source.tokens[index - 1]?.word !== 'at' && !isAtTime(source, index)) return [];
  return value > 12 ? [time((value % 24) * hour, hour)] : inHalves((value % 12) * hour, hour, undefined);
}
