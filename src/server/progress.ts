// Progress of a call, in a measure that the protocol allows: it always grows, and is not told too often.

const leastIntervalMs = 100;

export type TellProgress = (progress: number, total: number, message: string) => void;

/** `done` of `total` may stay the same for a while: what is told then creeps towards the next whole number. */
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
    // A number so near the next one that it does not grow any more says nothing.
    if (next <= last) return;
    last = next;
    toldAt = now();
    tell(next, Math.max(total, next), message);
  };
}
