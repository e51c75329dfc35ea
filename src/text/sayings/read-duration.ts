// Durations of one or several parts: "an hour and a half", "1h 30m", "two years and three months".
import type { Reading } from './mention.ts';
import { quantity, readAmount } from './read-amount.ts';
import { type Found, isMark, type Source } from './source.ts';
import { unitOf } from './units.ts';

type Duration = Extract<Reading, { readonly as: 'duration' }>;

export const isDuration = (reading: Reading | undefined): reading is Duration => reading?.as === 'duration';

/** Words before an article and a unit that make it a length of time, and not a rate ("CHF 97 a night"). */
const lengthWords = new Set(
  (
    'for in within after under over about around nearly almost roughly takes take took lasts last lasted least most ' +
    'than just only every once exactly approximately another is was of to by pendant durant dans depuis fur in seit ' +
    'durante en hace desde uber vor unter dauert'
  ).split(' '),
);
/** Words behind it that do so too. */
const lengthAfter = new Set('ago later earlier long apart away old before after back from'.split(' '));

/** "an hour", "a week": one of a unit of time, where it is a length. */
function readArticle(source: Source, index: number, isLed: boolean): Found | undefined {
  const { tokens, lexicon } = source;
  const token = tokens[index];
  if (token === undefined || !lexicon.articles.has(token.word)) return undefined;
  const unit = lexicon.units.match(tokens, index + 1);
  const key = unit?.value ?? '';
  const dimension = unitOf(key)?.dimension;
  if (unit === undefined || (dimension !== 'time' && dimension !== 'months') || key === 'qtr')
    return undefined;
  const before = tokens[index - 1]?.word ?? '';
  const after = tokens[unit.end]?.word ?? '';
  const isLength =
    isLed ||
    source.articlesCount ||
    lengthWords.has(before) ||
    lengthAfter.has(after) ||
    // "The review (an hour)"
    (isMark(tokens[index - 1], '(') && isMark(tokens[unit.end], ')')) ||
    lexicon.andHalf.match(tokens, unit.end) !== undefined ||
    (after === 'and' &&
      readAmount(source, unit.end + 1)?.readings.some((reading) => reading.as === 'duration') === true);
  if (!isLength) return undefined;
  return { kind: 'duration', readings: [quantity({ value: 1, precision: 1 }, key)], end: unit.end };
}

const sum = (a: Duration, b: Duration): Duration => ({
  as: 'duration',
  months: a.months + b.months,
  seconds: a.seconds + b.seconds,
  precision: Math.min(a.precision, b.precision),
});

/** A part, such as half, of the unit that a duration was said in. */
const partOf = ({ months, precision }: Duration, part: number): Duration => ({
  as: 'duration',
  months: months > 0 ? (precision / (30 * 86_400)) * part : 0,
  seconds: months > 0 ? 0 : precision * part,
  precision: precision * Math.min(part, 0.5),
});

/** The amount at a token; the parts of a duration are taken together. `isLed` where "a week" is certainly a length. */
export function readDuration(source: Source, index: number, isLed = false): Found | undefined {
  const first = readArticle(source, index, isLed) ?? readAmount(source, index);
  const durations = first?.readings.filter(isDuration) ?? [];
  if (first === undefined || durations.length === 0) return first;
  const { tokens, lexicon } = source;
  const andHalf = lexicon.andHalf.match(tokens, first.end);
  if (andHalf !== undefined)
    return {
      kind: 'duration',
      readings: durations.map((each) => sum(each, partOf(each, andHalf.value))),
      end: andHalf.end,
    };
  let [total] = durations;
  let end = first.end;
  for (let parts = 1; parts < 5 && total !== undefined; parts++) {
    let place = end;
    if (isMark(tokens[place], ',')) place++;
    if (lexicon.numberAnd.has(tokens[place]?.word ?? '') || tokens[place]?.word === 'and') place++;
    const part = readAmount(source, place);
    const total_: Duration = total;
    // Seconds follow minutes, and minutes hours: "2 hours, 5 hours" are two durations.
    const smaller = part?.readings
      .filter(isDuration)
      .find((each) => each.precision < total_.precision && sizeOf(each) < total_.precision);
    if (part === undefined || smaller === undefined) break;
    total = sum(total, smaller);
    end = part.end;
  }
  if (end === first.end || total === undefined) return first;
  return { kind: 'duration', readings: [total], end };
}

const sizeOf = ({ months, seconds }: Duration) => months * 30 * 86_400 + seconds;
