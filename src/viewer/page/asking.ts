// Asking for what changes: one request at a time, so that no answer overtakes a later one.

export interface Answered<T> {
  tell(answer: T): void;
  fail(error: Error): void;
  /** How long to rest between two requests, for what is large. */
  readonly restMs?: number;
}

export class Asking<T> {
  readonly #ask: () => Promise<T>;
  readonly #answered: Answered<T>;
  #isAsking = false;
  #isWanted = false;
  #isOver = false;

  constructor(ask: () => Promise<T>, answered: Answered<T>) {
    this.#ask = ask;
    this.#answered = answered;
  }

  /** Asks now, or as soon as what was asked before is answered. */
  again(): void {
    this.#isWanted = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    void this.#work();
  }

  /** Nothing is told any more. */
  end(): void {
    this.#isOver = true;
  }

  async #work(): Promise<void> {
    const { tell, fail, restMs = 0 } = this.#answered;
    while (this.#isWanted && !this.#isOver) {
      this.#isWanted = false;
      await this.#ask().then(
        (answer) => this.#isOver || tell(answer),
        (error: Error) => this.#isOver || fail(error),
      );
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    this.#isAsking = false;
  }
}
