// What kind of value a field has: a number, a date, a text; an amount of money; in which unit.
import type { Mention } from '../../text/sayings/mention.ts';
import { unitOf } from '../../text/sayings/units.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import { isMoneyField, unitBeside } from './fact-unit.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading } from './reading.ts';

/** The class of a value, as far as words beside it tell classes apart. */
export function classOf({ value }: Pick<Fact, 'value'>): string {
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return 'other';
  if (/^\d{4}-\d\d-\d\d/.test(value)) return 'date';
  if (/^\d\d:\d\d/.test(value)) return 'time';
  return /^[+-]?\d[\d.,]*(?:\s?[\p{L}%°]{1,3})?$/u.test(value) ? 'number' : 'text';
}

/** Whether a field can be said in the unit of the mention, as far as its name tells. */
export function isInUnit({ readings, kind }: Mention, { key }: Fact): boolean {
  if (kind === 'percent' && /(?:^|_)(?:count|per|total|ms|seconds?|gb|mb|kg|km)(?:_|$)/.test(key))
    return false;
  const units = readings.flatMap((each) =>
    each.as === 'quantity' ? [each.unit] : each.as === 'duration' ? ['d'] : [],
  );
  const own = measureOf([key], undefined)?.unit;
  if (units.length === 0 || own === undefined) return true;
  const dimension = unitOf(own)?.dimension;
  const isTime = dimension === 'time' || dimension === 'months';
  return units.some((unit) => {
    const other = unitOf(unit)?.dimension;
    return other === dimension || (isTime && (other === 'time' || other === 'months')) || unit === own;
  });
}

/** Whether a fact is an amount of money. */
export function isMoney(reading: AnswerReading, fact: Fact): boolean {
  if (measureOf([fact.key], undefined)?.unit === '%') return false;
  return isMoneyField(fact.key) || /^[A-Z]{3}$/.test(unitKind(reading, fact));
}

/** Whether a fact is an amount of money, in a currency that the mention may mean. */
export function isMoneySaid(reading: AnswerReading, { readings }: Mention, fact: Fact): boolean {
  const unit = unitKind(reading, fact);
  const isOther = readings.every((each) => each.as !== 'money' || !each.currencies.includes(unit));
  return isMoney(reading, fact) && !(/^[A-Z]{3}$/.test(unit) && isOther);
}

/** The unit that the data gives a value; empty where it gives none. */
export function unitKind({ byStep }: AnswerReading, fact: Fact): string {
  const step = byStep.get(fact.step.id);
  const unit = step === undefined ? undefined : unitBeside(fact, step);
  return unit ?? measureOf([fact.key], undefined)?.unit ?? '';
}
