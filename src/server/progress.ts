// Progress of a call as the protocol requires: always increasing, and not sent too often.

const leastIntervalMs = 100;

export type TellProgress = (progress: number, total: number, message: string) => void;

/** `done` may stay the same for a while; what is sent then approaches the next whole number. */
export function steadyProgress(
  tell: TellProgress,
  now: () => number = performance.now.bind(performance),
): TellProgress {
  let last = -1;
  let toldAt = Number.NEGATIVE_INFINITY;
  return (done, total, message) => {
    const isStep = done > last && Math.floor(done) > Math.floor(last);
    if (!isStep && now() - toldAt < leastIntervalMs) return;
    const next = done > last ? done : last + (Math.floor(last) + 1 - last) / 8;
    // Once it is too close to the next number to increase, nothing is sent.
    if (next <= last) return;
    last = next;
    toldAt = now();
    tell(next, Math.max(total, next), message);
  };
}
