// Confidence intervals by resampling the examples (Efron's percentile bootstrap).
import type { Random } from '../../model/random.ts';
import type { Measure, Reading } from './measures.ts';

/** The readings of one measure over all examples, as arrays that are quick to add up; weight 0 where there is none. */
export interface Column {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export function columnOf(readings: readonly (Reading | null)[]): Column {
  return {
    values: Float64Array.from(readings, (reading) => reading?.value ?? 0),
    weights: Float64Array.from(readings, (reading) => reading?.weight ?? 0),
  };
}

/** The sum of the values over the sum of the weights; NaN where there is nothing. */
export function meanOf({ values, weights }: Column): number {
  let [value, weight] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    value += values[index] as number;
    weight += weights[index] as number;
  }
  return value / weight;
}

/**
 * Draws `count` examples with replacement, `resamples` times, and tells how often each was drawn: in one array, reused
 * for each resample.
 */
export function resample(
  count: number,
  resamples: number,
  random: Random,
  see: (times: Float64Array, resample: number) => void,
): void {
  const times = new Float64Array(count);
  for (let each = 0; each < resamples; each++) {
    times.fill(0);
    for (let draw = 0; draw < count; draw++) {
      const place = random.integer(0, count - 1);
      times[place] = (times[place] as number) + 1;
    }
    see(times, each);
  }
}

/** The mean of the examples, each taken so many times; NaN where none of them has anything to measure. */
export function meanOfDrawn({ values, weights }: Column, times: Float64Array): number {
  let [value, weight] = [0, 0];
  for (let index = 0; index < times.length; index++) {
    const often = times[index] as number;
    value += often * (values[index] as number);
    weight += often * (weights[index] as number);
  }
  return value / weight;
}

/** The middle part of the means that is as large as the confidence, and the estimate in it; NaN is left out. */
export function percentileInterval(means: Float64Array, confidence: number, estimate: number): Interval {
  const sorted = means.filter((mean) => !Number.isNaN(mean)).sort();
  const outside = (1 - confidence) / 2;
  return {
    low: Math.min(estimate, quantile(sorted, outside) ?? estimate),
    high: Math.max(estimate, quantile(sorted, 1 - outside) ?? estimate),
  };
}

/** Between the nearest two of the sorted numbers (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: Float64Array, share: number): number | undefined {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * The interval of each column's mean. Columns are resampled together, so one pass serves all. A share that is 0, or 1, in
 * every example has no spread to resample, and yet the next example may differ: there the exact binomial bound (Clopper
 * and Pearson 1934) takes the place of an interval without a width.
 */
export function intervalsOf(
  columns: readonly Column[],
  measures: readonly Pick<Measure, 'unit'>[],
  options: { readonly resamples: number; readonly confidence: number; readonly random: Random },
): readonly Interval[] {
  const { resamples, confidence, random } = options;
  const count = columns[0]?.values.length ?? 0;
  const means = columns.map(() => new Float64Array(resamples));
  resample(count, resamples, random, (times, each) => {
    for (const [index, column] of columns.entries())
      (means[index] as Float64Array)[each] = meanOfDrawn(column, times);
  });
  return columns.map((column, index) => {
    const estimate = meanOf(column);
    const exact = measures[index]?.unit === 'share' ? allOrNothing(column, estimate, confidence) : undefined;
    return exact ?? percentileInterval(means[index] as Float64Array, confidence, estimate);
  });
}

function allOrNothing({ weights }: Column, estimate: number, confidence: number): Interval | undefined {
  if (estimate !== 0 && estimate !== 1) return undefined;
  const count = weights.filter((weight) => weight > 0).length;
  const bound = ((1 - confidence) / 2) ** (1 / count);
  return estimate === 1 ? { low: bound, high: 1 } : { low: 0, high: 1 - bound };
}
