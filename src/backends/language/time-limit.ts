// How long an endpoint may take to answer one request.
import { within as withinLimit } from '../../timing/stop.ts';
import { ChatFault } from './chat-fault.ts';

/** Sends within the limit; rejects at once with a ChatFault of that kind when it has passed, or with `interrupted`. */
export function within<T>(
  limitMs: number,
  { host, kind, signal }: { host: string; kind: 'failed' | 'absent'; signal: AbortSignal },
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = `answer within ${limitMs / 1000} s`;
  return withinLimit(
    limitMs,
    signal,
    () => new ChatFault(kind, `${host} did not ${late}`, { reason: `no ${late}` }),
    send,
  );
}
