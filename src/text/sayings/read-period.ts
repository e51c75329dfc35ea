// Stretches of days: a month, a quarter, a year, "early June", "the end of next week", "the last three months".
import {
  type DayRange,
  monthOf,
  monthRange,
  monthsRange,
  plusDays,
  plusMonths,
  weekdayOf,
  weekRange,
  yearOf,
} from './calendar.ts';
import { type DateReading, readMonth, readOrdinal, readYear } from './read-date.ts';
import { readNumber } from './read-number.ts';
import { type Found, isMark, type Source } from './source.ts';
import { unitOf } from './units.ts';

type Part = 'early' | 'mid' | 'late' | 'start' | 'end';

interface FoundRange {
  readonly range: DayRange;
  readonly end: number;
  readonly relative?: true;
  readonly yearless?: true;
}

/** A quarter of a year by its number. */
const quarterRange = (year: number, quarter: number) => monthsRange(year, quarter * 3 - 2, 3);

/** The week, month, quarter or year so many before or after today's. */
function unitRange(today: string, unit: string, offset: number): DayRange | undefined {
  if (unit === 'wk') return weekRange(plusDays(today, 7 * offset));
  if (unit === 'd') return { from: plusDays(today, offset), to: plusDays(today, offset) };
  const year = yearOf(today);
  if (unit === 'yr') return monthsRange(year + offset, 1, 12);
  const moved = plusMonths(`${today.slice(0, 8)}01`, offset * (unit === 'qtr' ? 3 : 1));
  if (unit === 'mo') return monthRange(yearOf(moved), monthOf(moved));
  return unit === 'qtr' ? quarterRange(yearOf(moved), Math.ceil(monthOf(moved) / 3)) : undefined;
}

/** "the last three months", "the next 7 days": so long a stretch that ends or begins today. */
function countedRange(source: Source, index: number, direction: number): FoundRange | undefined {
  const number = readNumber(source, index);
  const count = number?.numbers[0]?.value ?? 0;
  const unit = number === undefined ? undefined : source.lexicon.units.match(source.tokens, number.end);
  const size = unit === undefined ? undefined : unitOf(unit.value);
  if (unit === undefined || size === undefined || count <= 0 || !Number.isInteger(count)) return undefined;
  const { today } = source;
  let other: string;
  if (size.dimension === 'months') other = plusMonths(today, direction * count * size.factor);
  else if (size.dimension === 'time' && size.factor >= 86_400)
    other = plusDays(today, (direction * count * size.factor) / 86_400);
  else return undefined;
  const range = direction < 0 ? { from: other, to: today } : { from: today, to: other };
  return { range, end: unit.end, relative: true };
}

function weekendRange(today: string, offset: number): DayRange {
  const saturday = plusDays(weekRange(plusDays(today, 7 * offset)).from, 5);
  return { from: saturday, to: plusDays(saturday, 1) };
}

const offsets = { next: 1, last: -1, current: 0 } as const;

/** "next week", "la semaine prochaine", "this weekend", "last May". */
function readRelative(source: Source, index: number): FoundRange | undefined {
  const { tokens, lexicon, today } = source;
  const start =
    tokens[index]?.word === 'the' || /^(?:la|le|el|les|der|die|das|den)$/.test(tokens[index]?.word ?? '')
      ? index + 1
      : index;
  const word =
    lexicon.dateWords.match(tokens, start) ??
    (start === index ? undefined : lexicon.dateWords.match(tokens, index));
  const as = word?.value.as;
  if (word !== undefined && (as === 'next' || as === 'last' || as === 'current')) {
    const offset = offsets[as];
    const counted = as === 'current' ? undefined : countedRange(source, word.end, offset);
    if (counted !== undefined) return counted;
    const weekend = lexicon.weekend.match(tokens, word.end);
    if (weekend !== undefined)
      return { range: weekendRange(today, offset), end: weekend.end, relative: true };
    const month = readMonth(source, word.end, true);
    if (month !== undefined)
      return { range: relativeMonth(today, month.value, as), end: month.end, relative: true };
    const unit = lexicon.units.match(tokens, word.end);
    const range = unit === undefined || unit.value === 'd' ? undefined : unitRange(today, unit.value, offset);
    return unit === undefined || range === undefined ? undefined : { range, end: unit.end, relative: true };
  }
  const weekend = lexicon.weekend.match(tokens, start);
  const unit = lexicon.units.match(tokens, start);
  const after = weekend ?? unit;
  const behind = after === undefined ? undefined : lexicon.dateWords.match(tokens, after.end);
  const asBehind = behind?.value.as;
  if (behind === undefined || (asBehind !== 'next' && asBehind !== 'last')) return undefined;
  if (lexicon.language.code === 'en' || lexicon.language.code === 'de') return undefined;
  const range =
    weekend !== undefined
      ? weekendRange(today, offsets[asBehind])
      : unitRange(today, unit?.value ?? '', offsets[asBehind]);
  return range === undefined ? undefined : { range, end: behind.end, relative: true };
}

function relativeMonth(today: string, month: number, as: 'next' | 'last' | 'current'): DayRange {
  const year = yearOf(today);
  const isLater = month > monthOf(today);
  if (as === 'next') return monthRange(isLater ? year : year + 1, month);
  if (as === 'last') return monthRange(month < monthOf(today) ? year : year - 1, month);
  return monthRange(year, month);
}

/** "Q3 2026", "the third quarter", "H1". */
function readQuarter(source: Source, index: number): FoundRange | undefined {
  const { tokens, lexicon, today } = source;
  const token = tokens[index];
  const number = tokens[index + 1];
  const isLetter =
    (token?.text === 'Q' || token?.text === 'T' || token?.text === 'H') &&
    number?.kind === 'digits' &&
    !number.gap;
  const ordinal = isLetter ? undefined : readOrdinal(source, index);
  const isNamed = ordinal !== undefined && lexicon.quarter.has(tokens[ordinal.end]?.word ?? '');
  const value = isLetter ? Number(number?.text) : isNamed ? ordinal.value : 0;
  const isHalf = token?.text === 'H' && isLetter;
  if (value < 1 || value > (isHalf ? 2 : 4)) return undefined;
  const end = isLetter ? index + 2 : (ordinal?.end ?? index) + 1;
  const year = readYear(source, end);
  const ofYear = year?.value ?? yearOf(today);
  const range = isHalf ? monthsRange(ofYear, value * 6 - 5, 6) : quarterRange(ofYear, value);
  return { range, end: year?.end ?? end, ...(year === undefined ? { yearless: true as const } : {}) };
}

/** "May", "May 2026", "2026-05". */
function readMonthAlone(source: Source, index: number, isLed: boolean): FoundRange | undefined {
  const { tokens, today } = source;
  const token = tokens[index];
  if (token?.kind === 'digits') {
    const month = tokens[index + 2];
    const isIso =
      token.text.length === 4 &&
      isMark(tokens[index + 1], '-') &&
      month?.gap === false &&
      month.text.length === 2;
    const isWhole = isIso && !(isMark(tokens[index + 3], '-', ':') && tokens[index + 3]?.gap === false);
    const value = Number(month?.text);
    const year = Number(token.text);
    if (!isWhole || value < 1 || value > 12 || year < 1900 || year > 2199) return undefined;
    return { range: monthRange(year, value), end: index + 3 };
  }
  const certain = readMonth(source, index, true);
  if (certain === undefined) return undefined;
  const year = readYear(source, certain.end);
  if (year !== undefined) return { range: monthRange(year.value, certain.value), end: year.end };
  const month = isLed ? certain : readMonth(source, index, false);
  if (month === undefined) return undefined;
  const thisYear = yearOf(today);
  const distance = (each: number) => Math.abs(each * 12 + month.value - (thisYear * 12 + monthOf(today)));
  const nearest =
    [thisYear, thisYear + 1, thisYear - 1].sort((a, b) => distance(a) - distance(b))[0] ?? thisYear;
  return { range: monthRange(nearest, month.value), end: month.end, yearless: true };
}

function narrow({ from, to }: DayRange, part: Part): DayRange {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const third = Math.max(1, Math.ceil(days / 3));
  if (part === 'early' || part === 'start') return { from, to: plusDays(from, third - 1) };
  if (part === 'late' || part === 'end') return { from: plusDays(to, 1 - third), to };
  return { from: plusDays(from, Math.floor(days * 0.3)), to: plusDays(to, -Math.floor(days * 0.3)) };
}

/** "since" and "until" are about a stretch's first or last day. */
function edgeBefore(source: Source, index: number): 'start' | 'end' | undefined {
  const { tokens, lexicon } = source;
  for (let back = 1; back <= 3 && back <= index; back++) {
    if (lexicon.until.match(tokens, index - back)?.end === index)
      return tokens[index - back]?.word === 'before' ? 'start' : 'end';
    if (lexicon.since.match(tokens, index - back)?.end === index)
      return tokens[index - back]?.word === 'after' ? 'end' : 'start';
  }
  return undefined;
}

function base(source: Source, index: number, isLed: boolean): FoundRange | undefined {
  const found =
    readRelative(source, index) ?? readQuarter(source, index) ?? readMonthAlone(source, index, isLed);
  if (found !== undefined) return found;
  const { tokens, lexicon, today } = source;
  if (isLed) {
    // "the end of the month", "of this year", "of 2026"
    const start = tokens[index]?.word === 'the' ? index + 1 : index;
    const unit = lexicon.units.match(tokens, start);
    const range = unit === undefined ? undefined : unitRange(today, unit.value, 0);
    if (unit !== undefined && range !== undefined) return { range, end: unit.end, relative: true };
  }
  const before = tokens[index - 1]?.word ?? '';
  const year =
    isLed || (lexicon.before.has(before) && before !== 'and' && before !== 'to')
      ? readYear(source, index)
      : undefined;
  if (year === undefined || tokens[index]?.kind !== 'digits') return undefined;
  return { range: monthsRange(year.value, 1, 12), end: year.end };
}

/** The period that begins at a token. */
export function readPeriod(source: Source, index: number): Found | undefined {
  const { tokens, lexicon } = source;
  const word = lexicon.dateWords.match(tokens, index);
  const as = word?.value.as;
  const part =
    as === 'early' || as === 'mid' || as === 'late' || as === 'start' || as === 'end' ? as : undefined;
  let place = part === undefined ? index : (word?.end ?? index);
  if (part !== undefined && isMark(tokens[place], '-')) place++;
  const found = base(source, place, part !== undefined);
  if (found === undefined) return undefined;
  const edge = edgeBefore(source, index) ?? (part === 'start' ? 'start' : part === 'end' ? 'end' : undefined);
  const range = part === undefined ? found.range : narrow(found.range, part);
  const reading: DateReading = {
    as: 'date',
    ...range,
    ...(edge === undefined ? {} : { edge }),
    ...(found.yearless === undefined ? {} : { yearless: true }),
    ...(found.relative === undefined ? {} : { relative: true }),
  };
  const isYear = tokens[index]?.kind === 'digits' && found.end === index + 1;
  const year = Number(tokens[index]?.text);
  return {
    kind: 'period',
    readings: isYear ? [reading, { as: 'number', value: year, precision: 1 }] : [reading],
    end: found.end,
  };
}

/** The next day of a weekday from a date on, that date included. */
export function weekdayFrom(date: string, weekday: number): string {
  return plusDays(date, (weekday - weekdayOf(date) + 7) % 7);
}
