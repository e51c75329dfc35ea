// How whole numbers are distributed: mean, quantiles and extremes in constant memory.

/** Null where there were no numbers. Quantiles are exact up to 256, and within half a percent beyond. */
export interface DistributionSummary {
  readonly mean: number | null;
  readonly min: number | null;
  readonly median: number | null;
  /** 95 of 100 numbers are no larger. */
  readonly p95: number | null;
  readonly max: number | null;
}

const exactUpTo = 256;
/** Each bucket above that ends at its beginning times this (the sketch of Masson, Rim and Lee 2019, DDSketch). */
const growth = 1.01;

export class Distribution {
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = 0;
  readonly #buckets: number[] = [];

  /** A whole number from 0 on. */
  add(number: number): void {
    this.#count += 1;
    this.#sum += number;
    this.#min = Math.min(this.#min, number);
    this.#max = Math.max(this.#max, number);
    const bucket = bucketOf(number);
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
  }

  get sum(): number {
    return this.#sum;
  }

  summary(): DistributionSummary {
    if (this.#count === 0) return { mean: null, min: null, median: null, p95: null, max: null };
    return {
      mean: this.#sum / this.#count,
      min: this.#min,
      median: this.#quantile(0.5),
      p95: this.#quantile(0.95),
      max: this.#max,
    };
  }

  /** The smallest number that so large a share of the numbers does not exceed (nearest rank). */
  #quantile(share: number): number {
    const rank = Math.ceil(share * this.#count);
    let seen = 0;
    // The array has holes, which forEach and entries treat differently: a plain loop has no surprises.
    for (let bucket = 0; bucket < this.#buckets.length; bucket++) {
      seen += this.#buckets[bucket] ?? 0;
      if (seen >= rank) return Math.min(this.#max, Math.max(this.#min, middleOf(bucket)));
    }
    return this.#max;
  }
}

function bucketOf(number: number): number {
  if (number <= exactUpTo) return number;
  return exactUpTo + 1 + Math.floor(Math.log(number / exactUpTo) / Math.log(growth));
}

function middleOf(bucket: number): number {
  if (bucket <= exactUpTo) return bucket;
  return Math.round(exactUpTo * growth ** (bucket - exactUpTo - 0.5));
}
