// How numbers spread: mean, least and most, without holding them.

/** Null where there were no numbers. */
export interface Summary {
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

export class Spread {
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  add(number: number): void {
    this.#count += 1;
    this.#sum += number;
    this.#min = Math.min(this.#min, number);
    this.#max = Math.max(this.#max, number);
  }

  summary(): Summary {
    if (this.#count === 0) return { mean: null, min: null, max: null };
    return { mean: this.#sum / this.#count, min: this.#min, max: this.#max };
  }
}
