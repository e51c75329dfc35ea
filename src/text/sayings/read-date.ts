// Dates that are written out: "2026-03-05", "05.03.2026", "Thursday, March 5th", "2–5 March 2026".
import { daysBetween, isoDate, weekdayOf, yearOf } from './calendar.ts';
import type { Reading } from './mention.ts';
import { type Found, isMark, type Source, tokenAt } from './source.ts';
import { isCapitalised, type Token } from './tokens.ts';

export type DateReading = Extract<Reading, { readonly as: 'date' }>;

const iso =
  /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:T(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d{1,9})?)?(?:(?<utc>Z)|(?<sign>[+-])(?<zoneHours>\d\d):?(?<zoneMinutes>\d\d))?)?(?![\p{L}\p{N}_]|-\w)/uy;
const slashed =
  /(?:(?<year>\d{4})[/.](?<month>\d\d?)[/.](?<day>\d\d?)|(?<first>\d\d?)(?<mark>[/.-])(?<second>\d\d?)\k<mark>(?<last>\d{4}|\d\d(?=[^\p{L}\p{N}]|$)))(?![\p{L}\p{N}_/-])/uy;
const shortDotted = /(?<day>\d\d?)\.(?<month>\d\d?)\.(?!\d)/y;

const day = (date: string): DateReading => ({ as: 'date', from: date, to: date });

/** The date in the year that brings it nearest to today; of the weekday, where one is said with it. */
function nearestYear(
  today: string,
  month: number,
  dayOfMonth: number,
  weekday?: number,
): DateReading | undefined {
  const year = yearOf(today);
  const dates = [year, year + 1, year - 1]
    .map((each) => isoDate(each, month, dayOfMonth) ?? '')
    .filter((date) => date !== '')
    .sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)));
  const date = dates.find((each) => weekday !== undefined && weekdayOf(each) === weekday) ?? dates[0];
  return date === undefined ? undefined : { ...day(date), yearless: true };
}

function readIso(source: Source, index: number): Found | undefined {
  const token = source.tokens[index];
  if (token === undefined) return undefined;
  iso.lastIndex = token.start;
  const match = iso.exec(source.text);
  const groups = match?.groups;
  if (match === null || groups === undefined) return undefined;
  const { hour, minute, second, utc, sign, zoneHours, zoneMinutes } = groups;
  const date = isoDate(Number(groups.year), Number(groups.month), Number(groups.day));
  if (date === undefined) return undefined;
  const end = tokenAt(source, token.start + match[0].length, index);
  if (hour === undefined) return { kind: 'date', readings: [day(date)], end };
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0);
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  const zone = utc !== undefined ? { zone: 0 } : sign === undefined ? {} : { zone: offset };
  return { kind: 'date', readings: [{ ...day(date), seconds, ...zone }], end };
}

function readSlashed(source: Source, index: number): Found | undefined {
  const token = source.tokens[index];
  if (token === undefined) return undefined;
  slashed.lastIndex = token.start;
  const match = slashed.exec(source.text);
  if (match?.groups === undefined) return readShort(source, index, token);
  const { year, month, day: ofMonth, first, mark, second, last = '' } = match.groups;
  const end = tokenAt(source, token.start + match[0].length, index);
  if (year !== undefined) {
    const date = isoDate(Number(year), Number(month), Number(ofMonth));
    return date === undefined ? undefined : { kind: 'date', readings: [day(date)], end };
  }
  if (last.length === 2 && mark === '.' && source.lexicon.language.code === 'en') return undefined;
  const fullYear = last.length === 2 ? 2000 + Number(last) : Number(last);
  const dayThenMonth = isoDate(fullYear, Number(second), Number(first));
  // With dots the day is always first; with slashes both orders are in use.
  const monthThenDay = mark === '.' ? undefined : isoDate(fullYear, Number(first), Number(second));
  const dates =
    source.lexicon.language.code === 'en' ? [monthThenDay, dayThenMonth] : [dayThenMonth, monthThenDay];
  const known = [...new Set(dates.filter((date) => date !== undefined))];
  return known.length === 0 ? undefined : { kind: 'date', readings: known.map(day), end };
}

/** "5.3." is a date in German. */
function readShort(source: Source, index: number, token: Token): Found | undefined {
  if (source.lexicon.language.code !== 'de') return undefined;
  shortDotted.lastIndex = token.start;
  const match = shortDotted.exec(source.text);
  const date = nearestYear(source.today, Number(match?.groups?.month), Number(match?.groups?.day));
  if (match === null || date === undefined) return undefined;
  return { kind: 'date', readings: [date], end: tokenAt(source, token.start + match[0].length, index) };
}

/** The ordinal at a token: "5th", "fifth", "twenty-first". */
export function readOrdinal(
  source: Source,
  index: number,
): { readonly value: number; readonly end: number } | undefined {
  const { tokens, lexicon } = source;
  const token = tokens[index];
  if (token === undefined) return undefined;
  if (token.kind === 'digits') {
    const suffix = tokens[index + 1];
    const isSuffix = suffix?.gap === false && lexicon.ordinalSuffixes.has(suffix.word);
    return isSuffix ? { value: Number(token.text), end: index + 2 } : undefined;
  }
  const tens = lexicon.numbers.get(token.word) ?? 0;
  const joint = isMark(tokens[index + 1], '-') ? 1 : 0;
  const unit = lexicon.ordinals.get(tokens[index + 1 + joint]?.word ?? '') ?? 0;
  if (tens >= 20 && tens < 100 && tens % 10 === 0 && unit > 0 && unit < 10)
    return { value: tens + unit, end: index + 2 + joint };
  const value = lexicon.ordinals.get(token.word);
  return value === undefined ? undefined : { value, end: index + 1 };
}

interface DayOfMonth {
  readonly value: number;
  readonly end: number;
}

function readDay(source: Source, index: number): DayOfMonth | undefined {
  const { tokens, lexicon } = source;
  const token = tokens[index];
  const isDigits = token?.kind === 'digits' && token.text.length <= 2;
  const ordinal = readOrdinal(source, index);
  const value = ordinal?.value ?? (isDigits ? Number(token.text) : 0);
  if (value < 1 || value > 31) return undefined;
  let end = ordinal?.end ?? index + 1;
  // "5. März"
  if (
    isDigits &&
    isMark(tokens[end], '.') &&
    tokens[end]?.gap === false &&
    lexicon.months.has(tokens[end + 1]?.word ?? '')
  )
    end++;
  return { value, end };
}

const ambiguousMonths = new Set(['may', 'march', 'mar', 'sept', 'dec', 'jan', 'sep', 'avr', 'ene', 'set']);

/** The month at a token; `certain` where a day or a year beside it leaves no doubt. */
export function readMonth(
  source: Source,
  index: number,
  certain: boolean,
): { readonly value: number; readonly end: number } | undefined {
  const { tokens, lexicon } = source;
  const token = tokens[index];
  const value = token?.kind === 'word' ? lexicon.months.get(token.word) : undefined;
  if (token === undefined || value === undefined) return undefined;
  const isShort =
    token.word.length <= 4 &&
    !['may', 'june', 'july', 'juni', 'juli', 'mai', 'juin', 'mars', 'aout', 'marz', 'mayo'].includes(
      token.word,
    );
  const next = tokens[index + 1];
  const end = isShort && isMark(next, '.') && next?.gap === false ? index + 2 : index + 1;
  if (certain) return { value, end };
  const before = tokens[index - 1]?.word ?? '';
  const isLed = lexicon.before.has(before) || before === 'on';
  const isAmbiguous = ambiguousMonths.has(token.word) || isShort;
  if (
    isAmbiguous
      ? !isLed || (lexicon.language.code === 'en' && !isCapitalised(token) && token.word === 'may')
      : !isLed && !isCapitalised(token) && lexicon.language.code === 'en'
  )
    return undefined;
  return { value, end };
}

/** The year at a token, a comma or "of" before it passed over. */
export function readYear(
  source: Source,
  index: number,
): { readonly value: number; readonly end: number } | undefined {
  const { tokens, lexicon } = source;
  const isPassed =
    isMark(tokens[index], ',') ||
    lexicon.of.has(tokens[index]?.word ?? '') ||
    (isMark(tokens[index], '-') && tokens[index]?.gap === false);
  const at = isPassed ? index + 1 : index;
  const token = tokens[at];
  if (token?.kind !== 'digits' || token.text.length !== 4) return undefined;
  const value = Number(token.text);
  const next = tokens[at + 1];
  const isLonger = next?.gap === false && (next.kind !== 'mark' || /[:%°€$£/-]/.test(next.text));
  // Registers and archives go back to the first parish books.
  return value < 1500 || value > 2199 || isLonger ? undefined : { value, end: at + 1 };
}

function dated(
  source: Source,
  days: readonly number[],
  month: number,
  index: number,
  weekday?: number,
): Found | undefined {
  const year = readYear(source, index);
  const readings = days.map((each) => {
    if (year === undefined) return nearestYear(source.today, month, each, weekday);
    const date = isoDate(year.value, month, each);
    return date === undefined ? undefined : day(date);
  });
  const [first, last = first] = readings;
  if (first === undefined || last === undefined) return undefined;
  const reading: DateReading = days.length === 1 ? first : { ...first, to: last.to, range: true };
  return { kind: 'date', readings: [reading], end: year?.end ?? index };
}

const isDash = (token: Token | undefined) => isMark(token, '-', '–', '—');

const articlesOfDates = new Set(['the', 'der', 'den', 'dem', 'le', 'el']);

/** "5 March", "5th of March 2026", "2–5 March". */
function readDayFirst(source: Source, index: number, weekday?: number): Found | undefined {
  const { tokens, lexicon } = source;
  const start = articlesOfDates.has(tokens[index]?.word ?? '') ? index + 1 : index;
  const first = readDay(source, start);
  if (first === undefined) return undefined;
  let place = first.end;
  const days = [first.value];
  // "13. und 17. Mai"
  if (
    isMark(tokens[place], '.') &&
    tokens[place]?.gap === false &&
    lexicon.rangeTo.has(tokens[place + 1]?.word ?? '')
  )
    place++;
  if (isDash(tokens[place]) || lexicon.rangeTo.has(tokens[place]?.word ?? '')) {
    const isThe = articlesOfDates.has(tokens[place + 1]?.word ?? '') ? 1 : 0;
    const second = readDay(source, place + 1 + isThe);
    if (second !== undefined && second.value > first.value) {
      days.push(second.value);
      place = second.end;
    }
  }
  if (days.length === 1 && isDash(tokens[place]) && tokens[place]?.gap === false) place++;
  else if (lexicon.of.has(tokens[place]?.word ?? '')) place++;
  const month = readMonth(source, place, true);
  if (
    month === undefined ||
    (tokens[place]?.word === 'may' &&
      !isCapitalised(tokens[place] as Token) &&
      readYear(source, month.end) === undefined)
  )
    return undefined;
  return dated(source, days, month.value, month.end, weekday);
}

/** "March 5", "Mar. 5th, 2026", "March 2–5". */
function readMonthFirst(source: Source, index: number, weekday?: number): Found | undefined {
  const { tokens, lexicon } = source;
  const token = tokens[index];
  if (token === undefined || lexicon.language.code !== 'en') return undefined;
  const month = readMonth(source, index, isCapitalised(token) || token.word !== 'may');
  if (month === undefined) return undefined;
  const start = tokens[month.end]?.word === 'the' ? month.end + 1 : month.end;
  const first = readDay(source, start);
  if (first === undefined) return undefined;
  const after = tokens[first.end];
  const isMore =
    after?.gap === false &&
    (after.text === ':' || after.text === '%' || (after.kind === 'word' && !isDash(after)));
  if (isMore) return undefined;
  const isRange = isDash(after) || ['to', 'through', 'until'].includes(after?.word ?? '');
  const second = isRange ? readDay(source, first.end + 1) : undefined;
  if (
    second !== undefined &&
    second.value > first.value &&
    !lexicon.months.has(tokens[second.end]?.word ?? '')
  )
    return dated(source, [first.value, second.value], month.value, second.end, weekday);
  return dated(source, [first.value], month.value, first.end, weekday);
}

/** The date that begins at a token, with the weekday that is said before it. */
export function readDate(source: Source, index: number, weekday?: number): Found | undefined {
  const token = source.tokens[index];
  if (token === undefined) return undefined;
  if (token.kind === 'digits') {
    const found = readIso(source, index) ?? readSlashed(source, index);
    if (found !== undefined) return found;
  }
  return readDayFirst(source, index, weekday) ?? readMonthFirst(source, index, weekday);
}
