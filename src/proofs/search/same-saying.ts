// Whether two stretches of two texts have one meaning.
import type { Mention, Reading } from '../../text/sayings/mention.ts';
import { rangeOf } from './match-fact.ts';

/** Whether two stretches of two texts have one meaning; what is announced as rounded may be rounded. */
export function saysTheSame(said: Mention, known: Mention): boolean {
  return said.readings.some((reading) => known.readings.some((other) => isSame(said, reading, other)));
}

function isSame(said: Mention, reading: Reading, known: Reading): boolean {
  switch (reading.as) {
    case 'money':
      return (
        known.as === 'money' &&
        isNear(said, reading, known.value) &&
        shares(reading.currencies, known.currencies)
      );
    case 'quantity':
      return known.as === 'quantity' && reading.unit === known.unit && isNear(said, reading, known.value);
    case 'number':
      return known.as === 'number' && isNear(said, reading, known.value);
    case 'duration':
      return known.as === 'duration' && reading.months === known.months && reading.seconds === known.seconds;
    case 'date':
      if (known.as !== 'date') return false;
      if (reading.weekday !== undefined && weekday(known.from) !== reading.weekday) return false;
      return reading.from === reading.to
        ? known.from === reading.from && known.to === reading.to
        : reading.from <= known.from && known.to <= reading.to;
    case 'weekday':
      return known.as === 'date' && known.from === known.to && weekday(known.from) === reading.day;
    case 'time':
      return known.as === 'time' && known.seconds === reading.seconds;
    default:
      return false;
  }
}

function isNear(said: Mention, reading: Extract<Reading, { value: number }>, value: number): boolean {
  const [least, most] = rangeOf(reading, said);
  return value >= least && value <= most;
}

function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((each) => b.includes(each));
}

function weekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
