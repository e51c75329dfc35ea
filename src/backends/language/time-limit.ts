// One request within its time, and until the caller says stop, whichever comes first.
import { ChatFault } from './chat-fault.ts';
import { interrupted, onStop } from './stop.ts';

/**
 * Sends with a signal of its own, which is aborted when the limit has passed or the caller's signal is. Rejects then at
 * once, with a ChatFault of that kind or `interrupted`, even if the sender takes no notice. Libraries may leave their
 * listeners on a signal: they only ever see this short-lived one.
 */
export async function within<T>(
  limitMs: number,
  { host, kind, signal }: { host: string; kind: 'failed' | 'absent'; signal: AbortSignal },
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let end = (_: Error) => {};
  // Rejecting before aborting decides the race: what is thrown because of the abort says less.
  const ended = new Promise<never>((_, reject) => {
    end = (reason) => {
      reject(reason);
      controller.abort();
    };
  });
  const timer = setTimeout(() => {
    const late = `answer within ${limitMs / 1000} s`;
    end(new ChatFault(kind, `${host} did not ${late}`, { reason: `no ${late}` }));
  }, limitMs);
  const forget = onStop(signal, () => end(interrupted(signal)));
  try {
    return await Promise.race([send(controller.signal), ended]);
  } finally {
    clearTimeout(timer);
    forget();
  }
}
