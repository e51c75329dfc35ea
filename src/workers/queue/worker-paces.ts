// Who makes a run's drafts, and how fast: for the progress display.
import type { OnEvent, WorkerPace } from '../../model/events.ts';

/** How often the display is told, in milliseconds. */
const tellEveryMs = 1_000;

export class WorkerPaces {
  readonly #onEvent: OnEvent;
  readonly #workers = new Map<string, { drafts: number; ms: number }>();
  #toldAt = 0;

  constructor(onEvent: OnEvent) {
    this.#onEvent = onEvent;
  }

  add(worker: string, ms: number): void {
    const known = this.#workers.get(worker) ?? { drafts: 0, ms: 0 };
    this.#workers.set(worker, { drafts: known.drafts + 1, ms: known.ms + ms });
    if (performance.now() - this.#toldAt < tellEveryMs) return;
    this.#toldAt = performance.now();
    const workers = [...this.#workers].map(
      ([name, { drafts, ms: all }]): WorkerPace => ({ name, drafts, msADraft: all / drafts }),
    );
    this.#onEvent({ type: 'workers', workers });
  }
}
