// Units by the names of fields and the words of schemas, and the numbers that lead from one unit to another.
import { wordsOf } from '../../text/naming.ts';
import { unitOf } from '../../text/sayings/units.ts';
import { measureOf, type ValueMeasure } from '../../text/sayings/value-measure.ts';

/** Units that a factor may lead to, of every dimension that results are in. */
const TARGETS =
  'ms s min h d wk mo qtr yr mm cm m km ft mi mg g kg lb ml l B KB MB GB TB KiB MiB GiB celsius fahrenheit'.split(
    ' ',
  );

/** Factors between periods that are no unit's: weeks and days of a year. */
const PERIOD_FACTORS: readonly number[] = [7, 12, 24, 52, 60, 365];

/** Words in a field's name that say what its figures are counted by: `price_per_month`, `hourly_rate`. */
const PERIODS: ReadonlySet<string> = new Set(
  'hour hourly day daily night nightly week weekly month monthly quarter quarterly year yearly annual'.split(
    ' ',
  ),
);

/** The unit that a field's name has in it; undefined where it names none. */
export function unitInName(name: string): string | undefined {
  const words = wordsOf(name);
  // `temp_min` and `price_min` are a minimum, not minutes.
  if (words.at(-1) === 'min' && !words.includes('duration')) return undefined;
  return nameOf(measureOf([name], undefined));
}

/** The unit that a value such as "EUR" or "km" of a field `currency` or `unit` names; else the text itself. */
export function unitCode(text: string): string {
  return nameOf(measureOf(undefined, text)) ?? text.trim();
}

/** The unit that a description names: "in minutes", "Price (EUR)", "amount in euros". */
export function unitInWords(description: string): string | undefined {
  for (const [, word] of description.matchAll(/(?:\b(?:in|as)\s{1,3}|\()([\p{L}°%/]{1,20})/gu)) {
    const unit = word === undefined ? undefined : nameOf(measureOf(undefined, word));
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/** Whether the number leads from a unit to another of its kind, either way. */
export function isUnitFactor(factor: number, unit: string): boolean {
  const from = unitOf(unit);
  if (from === undefined) return false;
  if (from.dimension === 'time' && PERIOD_FACTORS.includes(factor)) return true;
  return TARGETS.some((target) => {
    const to = unitOf(target);
    if (to === undefined || to.dimension !== from.dimension || target === unit) return false;
    const [ratio, inverse] = [from.factor / to.factor, to.factor / from.factor];
    return [ratio, inverse].some((each) => Math.abs(each - factor) < 1e-9 * factor);
  });
}

/** Whether the number leads from the period that a name speaks of to another: 12 for a `monthly_fee`. */
export function isPeriodFactor(factor: number, name: string): boolean {
  return wordsOf(name).some((word) => PERIODS.has(word)) && PERIOD_FACTORS.includes(factor);
}

function nameOf(measure: ValueMeasure | undefined): string | undefined {
  if (measure?.currency !== undefined) return measure.minor ? `${measure.currency} cents` : measure.currency;
  return measure?.unit;
}
