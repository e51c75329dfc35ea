// How the samples of a run stand, and which of them stand otherwise since a page was last told.
import { isAccepted } from '../model/figures.ts';
import { ReviewLog } from '../reviews/review-file.ts';
import type { Reviews } from '../reviews/reviews.ts';
import type { RunIndex } from './run-index.ts';
import { tellStanding } from './tell-reviews.ts';
import type { ReviewsChunk, ToldStanding } from './told.ts';

/** Changes in one answer, at most: each needs its sample from disk. */
const mostChanges = 1000;

export class Standings {
  readonly #index: RunIndex;
  readonly #log: ReviewLog;
  /** Ids of samples, in the order in which something was said of them, or they were found of which something had been said. */
  readonly #changes: string[] = [];
  #generation = 0;
  #rowsSeen = 0;

  constructor(folder: string, index: RunIndex) {
    this.#index = index;
    this.#log = new ReviewLog(folder);
  }

  get reviews(): Reviews {
    return this.#log.reviews;
  }

  /** Lines that are no reviews. */
  get broken(): number {
    return this.#log.broken;
  }

  /** How many changes there have been. */
  get changes(): number {
    return this.#changes.length;
  }

  /** Reads what has been said since. */
  async update(): Promise<void> {
    // Those that have not been read are noted when they are.
    for (const id of await this.#log.update()) if (this.#index.has(id)) this.#changes.push(id);
  }

  /** Looks for reviews of the rows that have been added to the index since: a sample may be read after what is said of it. */
  lookAtRows(): void {
    const { generation } = this.#index;
    if (generation !== this.#generation) this.#rowsSeen = 0;
    this.#generation = generation;
    for (const id of this.#index.ids(this.#rowsSeen)) if (this.reviews.has(id)) this.#changes.push(id);
    this.#rowsSeen = this.#index.length;
  }

  /** How those samples stand now of which the changes are, from one on. */
  async since(from: number): Promise<ReviewsChunk> {
    const { generation } = this.#index;
    const to = Math.max(from, Math.min(from + mostChanges, this.#changes.length));
    const standings: Record<string, ToldStanding> = {};
    for (const id of new Set(this.#changes.slice(from, to))) {
      // A broken line stands in the way of no other.
      const entry = await this.#index.draft(id).catch(() => undefined);
      if (entry !== undefined && isAccepted(entry)) standings[id] = tellStanding(this.reviews, entry);
    }
    return { generation, to, standings };
  }
}
