// The drafts of a run between their beginning and their commitment: as many at work as there are places, in the order of their index.
import type { Made } from './make-draft.ts';

export interface DraftsOptions {
  /** The first draft that is begun. */
  readonly first: number;
  /** Whether the next draft may be begun: `begun` counts all that are not committed. */
  readonly mayBegin: (index: number, begun: number) => boolean;
  /** How many may be at work at this moment. A draft that is finished is not, though it waits for its turn. */
  readonly places: () => number;
  readonly begin: (index: number) => Promise<Made>;
}

export class DraftsUnderWay {
  readonly #options: DraftsOptions;
  /** Begun and not yet taken, finished or not. An error is a value: nobody awaits a draft before its turn. */
  readonly #drafts = new Map<number, Promise<Made | Error>>();
  #next: number;
  #atWork = 0;
  #closed = false;
  /** Lets whoever waits for a place look again. */
  #wake = () => {};

  constructor(options: DraftsOptions) {
    this.#options = options;
    this.#next = options.first;
  }

  /** Begins the drafts that may be begun. Whatever could let another one begin calls it: a commitment, a free place. */
  fill(): void {
    const { mayBegin, places } = this.#options;
    this.#wake();
    while (!this.#closed && this.#atWork < places() && mayBegin(this.#next, this.#drafts.size)) {
      this.#drafts.set(this.#next, this.#work(this.#next));
      this.#next += 1;
    }
  }

  /** What became of a draft, as soon as it has a place and is finished; undefined where it may not be begun. */
  async take(index: number): Promise<Made | Error | undefined> {
    this.fill();
    while (!this.#drafts.has(index) && this.#options.mayBegin(index, this.#drafts.size))
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    const draft = await this.#drafts.get(index);
    this.#drafts.delete(index);
    return draft;
  }

  /** Begins no more, and waits for those at work, which the caller has stopped. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#drafts.values());
  }

  async #work(index: number): Promise<Made | Error> {
    this.#atWork += 1;
    try {
      return await this.#options.begin(index);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      this.#atWork -= 1;
      this.fill();
    }
  }
}
