// The most frequent of many texts, in bounded memory.

export interface Frequent {
  readonly text: string;
  readonly count: number;
}

const most = 1_000;

/**
 * Counts texts: exactly while there are at most 1,000 different ones; beyond that a count may be too low by one
 * 1,000th of all (Misra and Gries 1982), so that whatever is frequent is still found.
 */
export class FrequentTexts {
  readonly #counts = new Map<string, number>();

  add(text: string): void {
    const known = this.#counts.get(text);
    if (known !== undefined || this.#counts.size < most) {
      this.#counts.set(text, (known ?? 0) + 1);
      return;
    }
    for (const [other, count] of this.#counts) {
      if (count === 1) this.#counts.delete(other);
      else this.#counts.set(other, count - 1);
    }
  }

  /** Most frequent first; equals in the order of their text. */
  top(length: number): Frequent[] {
    return [...this.#counts]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
      .slice(0, length);
  }
}
