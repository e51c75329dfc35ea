// How long a server may take to answer.
import { within as withinLimit } from '../timing/stop.ts';

export class TimeLimitError extends Error {
  constructor(limitMs: number) {
    super(`did not answer within ${limitMs / 1000} s`);
    this.name = 'TimeLimitError';
  }
}

/** Runs the work within the limit; rejects at once with a TimeLimitError when it has passed, or with `interrupted`. */
export function within<T>(
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withinLimit(limitMs, signal, () => new TimeLimitError(limitMs), work);
}
