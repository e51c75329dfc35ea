// The lessons of a run's drafts in the order of their commitment, and what of them a draft begins with.
import type { Learned } from '../model/learned.ts';
import { Memory } from './memory.ts';

/**
 * The first drafts look back over fewer drafts than the window has, but never over fewer than this, unless it has: it is how
 * many of them can be made side by side. More would let the drafts of a short run know nothing of each other and ask the same.
 */
const leastDistance = 8;

/**
 * How many of the first drafts have taught what draft `index` begins with. It hangs on the run's window and on nothing
 * else, so that it does not matter who makes the draft and when. The distance grows with the index up to the window:
 * a run of a hundred drafts learns something too.
 */
export function lessonsBefore(index: number, window: number): number {
  const distance = Math.min(window, Math.max(leastDistance, Math.ceil(index / 2)));
  return Math.max(0, index - distance + 1);
}

/** Lessons on their way to whoever knows the first `from` of them: with `added`, the first `to`. Data. */
export interface LessonsDelta {
  readonly from: number;
  readonly to: number;
  /** The lessons between, or their sum, in the order of the drafts. */
  readonly added: readonly Learned[];
}

/** An append-only log of lessons that remembers each of the last ones, and only the sum of those before. */
export class LessonLog {
  readonly #reach: number;
  #base = Memory.empty;
  #baseLength = 0;
  /** The lessons after those of the base. */
  #tail: Learned[] = [];
  /** What was asked for last: most ask for the same again, or for a little more. */
  #latest = Memory.empty;
  #latestLength = 0;

  /** `reach` is how far behind its end the log may be asked. It may begin with the sum of some lessons. */
  constructor(reach: number, sum?: { readonly length: number; readonly learned: Learned }) {
    this.#reach = reach;
    if (sum === undefined) return;
    this.#base = Memory.empty.with(sum.learned);
    this.#baseLength = sum.length;
    this.#latest = this.#base;
    this.#latestLength = sum.length;
  }

  /** The number of drafts whose lessons it holds. */
  get length(): number {
    return this.#baseLength + this.#tail.length;
  }

  append(learned: Learned): void {
    this.#tail.push(learned);
    if (this.#tail.length <= 2 * this.#reach) return;
    const sunk = this.#tail.splice(0, this.#tail.length - this.#reach);
    this.#base = this.#base.with(...sunk);
    this.#baseLength += sunk.length;
  }

  /** The sum of the first `length` lessons, which may be no further back than the reach. */
  memoryAt(length: number): Memory {
    if (length === this.#latestLength) return this.#latest;
    const isAhead = this.#latestLength >= this.#baseLength && this.#latestLength < length;
    const [memory, known] = isAhead ? [this.#latest, this.#latestLength] : [this.#base, this.#baseLength];
    if (length < known || length > this.length)
      throw new RangeError(`The lessons of the first ${length} drafts are not at hand.`);
    this.#latest = memory.with(...this.#tail.slice(known - this.#baseLength, length - this.#baseLength));
    this.#latestLength = length;
    return this.#latest;
  }

  /** What brings somebody who knows the first `from` lessons to the first `to`; the whole sum, where they are too far back or ahead. */
  delta(from: number, to: number): LessonsDelta {
    if (from >= this.#baseLength && from <= to)
      return { from, to, added: this.#tail.slice(from - this.#baseLength, to - this.#baseLength) };
    return { from: 0, to, added: [this.memoryAt(to).toLearned()] };
  }
}
