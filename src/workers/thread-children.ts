// The child processes of worker threads: they end with them, though nobody can tell a thread of its end.
import { killGroup } from '../transports/process-group.ts';

export interface Child {
  readonly pid: number;
  readonly lives: boolean;
}

/** Those of all threads. */
const living = new Set<number>();

function killAll(): void {
  for (const pid of living) killGroup(pid);
}

/** The children of one thread. */
export class Children {
  readonly #own = new Set<number>();

  note({ pid, lives }: Child): void {
    if (lives) {
      if (living.size === 0) process.on('exit', killAll);
      living.add(pid);
      this.#own.add(pid);
    } else this.#forget(pid);
  }

  /** Kills those that are left. */
  end(): void {
    for (const pid of this.#own) {
      killGroup(pid);
      this.#forget(pid);
    }
  }

  #forget(pid: number): void {
    this.#own.delete(pid);
    if (living.delete(pid) && living.size === 0) process.off('exit', killAll);
  }
}
