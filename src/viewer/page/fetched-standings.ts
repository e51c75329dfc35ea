// How samples stand, as far as it has been fetched, and as far as this page knows better.
import type { ReviewsChunk, RunProgress, ToldReviews, ToldStanding } from '../told.ts';
import type { Fetched } from './parts.ts';

export class FetchedStandings implements Fetched<ReviewsChunk> {
  readonly ask: (from: number) => Promise<ReviewsChunk>;
  readonly #show: (standings: ToldReviews) => void;
  #standings: ToldReviews = {};
  /** By sample: the change that the page has been answered when it decided on it. */
  readonly #noted = new Map<string, number>();
  known = 0;

  constructor(ask: (from: number) => Promise<ReviewsChunk>, show: (standings: ToldReviews) => void) {
    this.ask = ask;
    this.#show = show;
  }

  until({ reviews }: RunProgress): number {
    return reviews;
  }

  take({ to, standings }: ReviewsChunk): void {
    // What was told before a decision does not bring back how the sample stood until then.
    const news = Object.entries(standings).filter(([sample]) => (this.#noted.get(sample) ?? 0) <= to);
    this.known = to;
    this.#standings = { ...this.#standings, ...Object.fromEntries(news) };
    this.#show(this.#standings);
  }

  /** Notes how a sample stands from a change on, before the server tells all pages. */
  note(sample: string, standing: ToldStanding, change: number): void {
    this.#noted.set(sample, change);
    this.#standings = { ...this.#standings, [sample]: standing };
    this.#show(this.#standings);
  }

  begin(): void {
    this.known = 0;
    this.#noted.clear();
    this.#standings = {};
    this.#show(this.#standings);
  }
}
