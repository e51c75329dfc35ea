// Turns that a thread takes among all threads, and gives back, whatever becomes of it.
import type { CallLimit } from '../tools/configured-server.ts';

export class Turns {
  readonly #limitOf: (server: string) => CallLimit;
  /** By server: how each turn that was taken is given back. */
  readonly #taken = new Map<string, (() => void)[]>();
  #over = false;

  constructor(limitOf: (server: string) => CallLimit) {
    this.#limitOf = limitOf;
  }

  /** Resolves when it is the thread's turn to call the server. */
  async take(server: string): Promise<void> {
    await new Promise<void>((taken) => {
      void this.#limitOf(server)(
        () =>
          new Promise<void>((over) => {
            if (this.#over) return over();
            this.#taken.set(server, [...(this.#taken.get(server) ?? []), over]);
            taken();
          }),
      );
    });
  }

  giveBack(server: string): void {
    this.#taken.get(server)?.pop()?.();
  }

  /** The thread is gone: nor does it take any more turns. */
  giveBackAll(): void {
    this.#over = true;
    for (const turns of this.#taken.values()) for (const over of turns) over();
    this.#taken.clear();
  }
}
