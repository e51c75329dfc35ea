// Waiting until the caller says stop: everything settles at once when a signal aborts, and leaves nothing on it.
import { setMaxListeners } from 'node:events';
import { ToolGradError } from '../model/errors.ts';

/** What a stopped request rejects with. */
function interrupted(signal: AbortSignal): ToolGradError {
  return new ToolGradError('interrupted', 'The work was stopped.', { cause: signal.reason });
}

/** Throws `interrupted` where the signal is aborted. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted(signal);
}

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `stop` once when the signal aborts; what it answers takes that back. However many wait, a signal has one
 * listener: a run's signal is shared by every request of it, and Node warns of a leak from the eleventh on.
 */
function onStop(signal: AbortSignal, stop: () => void): () => void {
  if (signal.aborted) {
    stop();
    return () => {};
  }
  const all = waiting.get(signal) ?? newlyWaiting(signal);
  const entry = () => stop();
  all.add(entry);
  return () => void all.delete(entry);
}

/** A stop of its own within the work of others. */
export interface OwnStop extends Disposable {
  readonly signal: AbortSignal;
  abort(): void;
}

/**
 * A stop that comes with any of the signals, or by itself. `AbortSignal.any` would do, but Node keeps its signals for
 * as long as something listens to them, and with them all that the listeners hold: runs would never be collected.
 */
export function ownStop(...signals: readonly AbortSignal[]): OwnStop {
  const controller = new AbortController();
  // Every call under way listens to it.
  setMaxListeners(0, controller.signal);
  const forget = signals.map((signal) => onStop(signal, () => controller.abort(signal.reason)));
  return {
    signal: controller.signal,
    abort: () => controller.abort(),
    [Symbol.dispose]: () => {
      for (const each of forget) each();
    },
  };
}

/** Whoever waits for a signal. A function of its own: a listener that is made where `stop` is at hand would keep the first one for ever. */
function newlyWaiting(signal: AbortSignal): Set<() => void> {
  const all = new Set<() => void>();
  signal.addEventListener('abort', () => all.forEach((each) => void each()), { once: true });
  waiting.set(signal, all);
  return all;
}

/** Settles as the promise does, or rejects with `interrupted` once the signal is aborted. */
export async function unlessStopped<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  let forget = () => {};
  const stopped = new Promise<never>((_, reject) => {
    forget = onStop(signal, () => reject(interrupted(signal)));
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    forget();
  }
}

/** Waits so many milliseconds, or until `woken` is called; rejects with `interrupted` once the signal is aborted. */
export function pause(
  ms: number,
  signal: AbortSignal,
  onStart: (wake: () => void) => void = () => {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    // Node would take a longer time for no time at all.
    const timer = setTimeout(end, Math.min(ms, 0x7fffffff));
    const forget = onStop(signal, () => {
      clearTimeout(timer);
      reject(interrupted(signal));
    });
    onStart(end);
  });
}

/**
 * Runs the work with a signal of its own, which is aborted when the limit has passed or the caller's signal is. Rejects
 * then at once, with what `late` makes or `interrupted`, even if the work takes no notice.
 *
 * Libraries may leave their listeners on a signal, or cancel finished requests when a long-lived one is aborted later:
 * they only ever see this short-lived one.
 */
export async function within<T>(
  limitMs: number,
  signal: AbortSignal,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  throwIfStopped(signal);
  const controller = new AbortController();
  // A listing of many pages is many requests under one limit.
  setMaxListeners(0, controller.signal);
  let end = (_: Error) => {};
  const ended = new Promise<never>((_, reject) => {
    // Rejecting before aborting decides the race: what the work throws because it was aborted says less.
    end = (reason) => {
      reject(reason);
      controller.abort(reason.message);
    };
  });
  // The work may throw before the race has begun.
  ended.catch(() => {});
  const timer = setTimeout(() => end(late()), limitMs);
  const forget = onStop(signal, () => end(interrupted(signal)));
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    clearTimeout(timer);
    forget();
  }
}
