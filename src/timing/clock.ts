// The time, for durations and for dates: it never goes back, whatever is done to the machine's clock.

/** Milliseconds since the epoch, as the clock had it when the process began, counted on from there. */
export function steadyNow(): number {
  return Math.round(performance.timeOrigin + performance.now());
}
