// Doing something within a time limit and until the caller says stop, whichever comes first.
import { ToolGradError } from '../core/errors.ts';

export class TimeLimitError extends Error {
  constructor(limitMs: number) {
    super(`did not answer within ${limitMs / 1000} s`);
    this.name = 'TimeLimitError';
  }
}

/** Throws `interrupted` where the signal is aborted. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted(signal);
}

/** Settles as the promise does, or rejects with `interrupted` once the signal is aborted. */
export async function unlessStopped<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const stopped = stoppedBy(signal);
  try {
    return await Promise.race([promise, stopped.promise]);
  } finally {
    stopped.forget();
  }
}

/**
 * Runs the work with a signal of its own, which is aborted when the limit has passed or the caller's signal is.
 * Rejects then at once, with a TimeLimitError or `interrupted`, even if the work takes no notice.
 *
 * The SDK never takes its listeners off a signal, and would cancel finished requests if a long-lived one were
 * aborted later: it only ever sees this short-lived one.
 */
export async function within<T>(
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopped = stoppedBy(signal);
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(limitMs)), limitMs);
  });
  const cut = Promise.race([late, stopped.promise]);
  // Rejecting before aborting decides the race: what the work throws because it was aborted says less.
  cut.catch((reason: Error) => controller.abort(reason.message));
  try {
    throwIfStopped(signal);
    return await Promise.race([work(controller.signal), cut]);
  } finally {
    clearTimeout(timer);
    stopped.forget();
  }
}

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * A promise that rejects with `interrupted` once the signal is aborted. However many wait, a signal has one listener:
 * a run's signal is shared by every call of it, and Node warns of a leak from the eleventh on.
 */
function stoppedBy(signal: AbortSignal): { readonly promise: Promise<never>; readonly forget: () => void } {
  let all = waiting.get(signal);
  if (all === undefined) {
    const created = new Set<() => void>();
    const stopAll = () => {
      for (const stop of created) stop();
    };
    signal.addEventListener('abort', stopAll, { once: true });
    waiting.set(signal, created);
    all = created;
  }
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(interrupted(signal));
  });
  promise.catch(() => {});
  if (signal.aborted) stop();
  all.add(stop);
  return { promise, forget: () => all.delete(stop) };
}

function interrupted(signal: AbortSignal): ToolGradError {
  return new ToolGradError('interrupted', 'The work was stopped.', { cause: signal.reason });
}
