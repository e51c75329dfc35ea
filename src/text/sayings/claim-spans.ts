// Stretches of a text that may not overlap: the first to claim one has it.
import type { Span } from './mention.ts';

/** A function that takes a stretch of a text of that length and says whether all of it was free. */
export function claimSpans(length: number): (span: Span) => boolean {
  const taken = new Uint8Array(length);
  return ({ start, end }) => {
    for (let place = start; place < end; place++) if (taken[place] === 1) return false;
    taken.fill(1, start, end);
    return true;
  };
}

/** The span of a sorted list without overlaps that has a place in it, or undefined. */
export function spanAt<T extends Span>(spans: readonly T[], place: number): T | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found !== undefined && found.start <= place ? found : undefined;
}
