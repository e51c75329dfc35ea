// Whether a figure as it is written says a number: exactly, or rounded where the text announces it.
import type { Approximation, Mention, Reading } from './mention.ts';
import { convert, unitOf } from './units.ts';
import type { ValueMeasure } from './value-measure.ts';

const daySeconds = 86_400;

function isEqual(a: number, b: number): boolean {
  if (a === b) return true;
  // Long whole numbers are identifiers: one digit more or less is another one.
  if (Number.isInteger(a) && Number.isInteger(b) && Math.abs(a) >= 1e9) return false;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** How far an announced figure may be from the value: half of its last digit's place, an eighth at most. */
function tolerance(said: number, precision: number): number {
  const size = Math.abs(said);
  // People round to fives as well as to tens.
  const step = Math.round(size / precision) % 10 === 5 && size > 10 * precision ? precision * 5 : precision;
  return Math.min(step / 2, Math.max(size / 8, precision > 1 && size < 20 ? 1 : 0));
}

/** Decimals that round a longer value need no announcement where three digits and more are left. */
function isRounded(said: number, precision: number, value: number): boolean {
  if (precision > 0.011 || Number.isInteger(value) || Math.abs(said) < precision * 99) return false;
  return Math.abs(said - value) <= (precision / 2) * (1 + 1e-9);
}

/** Whether a number that was said is the value, given how it was announced. */
function sameNumber(
  said: number,
  precision: number,
  value: number,
  announced: Approximation | undefined,
): boolean {
  const gap = value - said;
  if (announced === 'under' || announced === 'over') {
    const isRightSide = announced === 'under' ? gap < 0 : gap > 0;
    return isRightSide && Math.abs(gap) <= Math.min(precision, Math.abs(said) / 8);
  }
  if (isEqual(said, value) || isRounded(said, precision, value)) return true;
  if (announced === 'about') return Math.abs(gap) <= tolerance(said, precision) * (1 + 1e-9);
  // A third of something is never exact.
  return Math.abs(said * 3 - Math.round(said * 3)) < 1e-9 && !Number.isInteger(said) && Math.abs(gap) < 0.005;
}

type Duration = Extract<Reading, { readonly as: 'duration' }>;

function sameDuration(
  reading: Duration,
  value: number,
  measure: ValueMeasure | undefined,
  announced: Approximation | undefined,
): boolean {
  const unit = measure?.unit === undefined ? undefined : unitOf(measure.unit);
  if (unit === undefined)
    return (
      measure === undefined && reading.count !== undefined && sameNumber(reading.count, 1, value, announced)
    );
  const { months, seconds, precision } = reading;
  const isMixed = months > 0 && seconds > 0;
  if (unit.dimension === 'months') {
    const monthSeconds = 30.4 * daySeconds;
    if (seconds === 0)
      return sameNumber(months / unit.factor, precision / (30 * daySeconds) / unit.factor, value, announced);
    return (
      announced !== undefined &&
      !isMixed &&
      sameNumber(
        seconds / monthSeconds / unit.factor,
        precision / monthSeconds / unit.factor,
        value,
        announced,
      )
    );
  }
  if (unit.dimension !== 'time' || isMixed) return false;
  if (months === 0) return sameNumber(seconds / unit.factor, precision / unit.factor, value, announced);
  // A month is no number of days, but "about a month" is.
  return (
    announced !== undefined &&
    sameNumber((months * 30.4 * daySeconds) / unit.factor, precision / unit.factor, value, announced)
  );
}

function sameQuantity(
  reading: Extract<Reading, { readonly as: 'quantity' }>,
  value: number,
  measure: ValueMeasure | undefined,
  announced: Approximation | undefined,
): boolean {
  const { value: said, precision, unit } = reading;
  if (measure === undefined) return sameNumber(said, precision, value, announced);
  if (unit === '%' && measure.unit === undefined)
    return (
      measure.isShare === true &&
      (sameNumber(said, precision, value, announced) ||
        (Math.abs(value) <= 1 && sameNumber(said / 100, precision / 100, value, announced)))
    );
  if (measure.unit === undefined)
    return (
      measure.isSize === true &&
      unitOf(unit)?.dimension === 'data' &&
      sameQuantity(reading, value, { unit: 'B' }, announced)
    );
  if (unit === measure.unit) return sameNumber(said, precision, value, announced);
  const isScale = unitOf(unit)?.dimension === 'data' && !Number.isInteger(said);
  // Converted the other way, so that the precision is that of the text.
  return convert(value, measure.unit, unit).some(
    (converted) =>
      sameNumber(said, precision, converted, announced) ||
      (isRoundable(said, precision, isScale) && Math.abs(said - converted) <= (precision / 2) * (1 + 1e-9)),
  );
}

/** A conversion rarely comes out even: three digits explain themselves, and "2.3 MB" does too. */
const isRoundable = (said: number, precision: number, isScale: boolean) =>
  precision < 1 && Math.abs(said) >= precision * (isScale ? 10 : 100);

function sameMoney(
  reading: Extract<Reading, { readonly as: 'money' }>,
  value: number,
  measure: ValueMeasure | undefined,
  announced: Approximation | undefined,
): boolean {
  // "24.9 cents" of a `price_ct`: whose cents they are neither says.
  const isCents = measure?.minor === true && measure.currency === undefined && reading.currencies.length > 1;
  if (
    measure !== undefined &&
    !isCents &&
    (measure.currency === undefined || !reading.currencies.includes(measure.currency))
  )
    return false;
  return sameNumber(reading.value, reading.precision, measure?.minor ? value / 100 : value, announced);
}

/** Whether a reading says a number with such a measure; undefined where nothing is known about it. */
export function readingSaysNumber(
  reading: Reading,
  value: number,
  measure: ValueMeasure | undefined,
  announced: Approximation | undefined,
): boolean {
  switch (reading.as) {
    case 'number':
      return sameNumber(reading.value, reading.precision, measure?.minor ? value / 100 : value, announced);
    case 'money':
      return sameMoney(reading, value, measure, announced);
    case 'quantity':
      return sameQuantity(reading, value, measure, announced);
    case 'duration':
      return sameDuration(reading, value, measure, announced);
    default:
      return false;
  }
}

/** Whether a figure of a text says a number, in any of its readings; a mere mention need not keep what it announces. */
export function mentionSaysNumber(
  mention: Mention,
  value: number,
  measure: ValueMeasure | undefined,
  isMere: boolean,
): boolean {
  const announced = mention.approximate;
  return mention.readings.some(
    (reading) =>
      readingSaysNumber(reading, value, measure, announced) ||
      (isMere && announced !== undefined && readingSaysNumber(reading, value, measure, undefined)),
  );
}
