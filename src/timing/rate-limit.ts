// So much in any stretch of time and no more: a sliding window over what was sent, first come, first served.
import { pause, unlessStopped } from './stop.ts';

/** An amount that was taken from the limit. */
export interface Taken {
  /** Puts the true amount in place of the one that was estimated. */
  correct(amount: number): void;
}

export interface RateLimit {
  /** Waits until the amount fits under the limit, and takes it. Rejects with `interrupted`. */
  take(amount: number, signal: AbortSignal): Promise<Taken>;
}

interface Entry {
  readonly at: number;
  amount: number;
  /** Whether it is still in the window. */
  counts: boolean;
}

const untouched: Taken = { correct() {} };

/** No limit at all. */
export const unlimited: RateLimit = { take: async () => untouched };

/**
 * A limit for any stretch of `periodMs` milliseconds. An amount larger than the limit is let through alone, once the
 * window is empty: refusing it is up to whom it is sent to.
 */
export function createRateLimit(limit: number, periodMs: number): RateLimit {
  const window: Entry[] = [];
  let used = 0;
  /** The last of those who wait; the next one waits for it first. */
  let queue: Promise<void> = Promise.resolve();

  const forgetOld = (now: number) => {
    while (window[0] !== undefined && window[0].at <= now - periodMs) {
      const old = window.shift() as Entry;
      used -= old.amount;
      old.counts = false;
    }
  };

  async function waitForRoom(amount: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const now = performance.now();
      forgetOld(now);
      const first = window[0];
      if (first === undefined || used + amount <= limit) return;
      await pause(Math.max(1, first.at + periodMs - now), signal);
    }
  }

  return {
    async take(amount, signal) {
      const before = queue;
      let done = () => {};
      const mine = new Promise<void>((resolve) => {
        done = resolve;
      });
      // Whoever stops waiting leaves its place: the next one still waits for those before both.
      queue = before.then(() => mine);
      try {
        await unlessStopped(signal, before);
        await waitForRoom(amount, signal);
        const entry = { at: performance.now(), amount, counts: true };
        window.push(entry);
        used += amount;
        return {
          correct(actual) {
            if (!entry.counts) return;
            used += actual - entry.amount;
            entry.amount = actual;
          },
        };
      } finally {
        done();
      }
    },
  };
}
