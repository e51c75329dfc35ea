// What grows in the run and is fetched in parts: the rows of the list, and how samples stand.
import type { RunProgress } from '../told.ts';

/** What has been fetched so far. */
export interface Fetched<Part> {
  /** Up to where it is here. */
  readonly known: number;
  /** Up to where there is something to fetch. */
  until(progress: RunProgress): number;
  readonly ask: (from: number) => Promise<Part>;
  take(part: Part): Promise<void> | void;
  /** Forgets everything: files have been replaced. */
  begin(): void;
}

/** Keeps it up with the run, by one request at a time. */
export class PartReader<Part extends { readonly generation: number }> {
  readonly #fetched: Fetched<Part>;
  readonly #onProblem: (error: Error) => void;
  #generation: number | undefined;
  #wanted: RunProgress | undefined;
  #isReading = false;

  constructor(fetched: Fetched<Part>, onProblem: (error: Error) => void) {
    this.#fetched = fetched;
    this.#onProblem = onProblem;
  }

  hear(progress: RunProgress): void {
    this.#wanted = progress;
    if (this.#isReading) return;
    this.#isReading = true;
    this.#read()
      .catch(this.#onProblem)
      .finally(() => {
        this.#isReading = false;
      });
  }

  async #read(): Promise<void> {
    const fetched = this.#fetched;
    for (;;) {
      const wanted = this.#wanted as RunProgress;
      if (wanted.generation !== this.#generation) {
        this.#generation = wanted.generation;
        fetched.begin();
      }
      const { known } = fetched;
      if (known >= fetched.until(wanted)) return;
      const part = await fetched.ask(known);
      if (part.generation === this.#generation) await fetched.take(part);
      // Of files that have been replaced meanwhile, or nothing: a progress says so, or has said it while this was asked for.
      if (fetched.known === known && this.#wanted === wanted) return;
    }
  }
}
