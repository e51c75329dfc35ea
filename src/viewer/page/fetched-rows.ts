// The rows of the list, as far as they have been fetched.
import type { Row, RowsChunk, RunProgress } from '../told.ts';
import type { Fetched } from './parts.ts';

/** How long the page rests between two parts of the list, to draw what it has. */
const restMs = 40;

/** How often a list that is being read is shown anew. */
const showEveryMs = 600;

export class FetchedRows implements Fetched<RowsChunk> {
  readonly ask: (from: number) => Promise<RowsChunk>;
  readonly #show: (rows: readonly Row[]) => void;
  #rows: Row[] = [];
  #until = 0;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(ask: (from: number) => Promise<RowsChunk>, show: (rows: readonly Row[]) => void) {
    this.ask = ask;
    this.#show = show;
  }

  get known(): number {
    return this.#rows.length;
  }

  until({ rows }: RunProgress): number {
    this.#until = rows;
    return rows;
  }

  async take({ rows }: RowsChunk): Promise<void> {
    for (const row of rows) this.#rows.push(row);
    this.#showSoon();
    // What is shown is to be seen before more is worked on.
    if (rows.length > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  }

  begin(): void {
    if (this.#rows.length > 0) this.#show([]);
    this.#rows = [];
    this.#shownAt = Number.NEGATIVE_INFINITY;
  }

  /** Each showing filters and sorts all of them: not for every part that arrives. */
  #showSoon(): void {
    const now = performance.now();
    const isWhole = this.#rows.length >= this.#until;
    if (!isWhole && now - this.#shownAt < showEveryMs) return;
    this.#shownAt = now;
    this.#show([...this.#rows]);
  }
}
