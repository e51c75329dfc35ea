// Requests and answers between two threads: each side has handlers for what the other may ask.
import type { MessagePort, Worker } from 'node:worker_threads';
import { type ErrorData, errorData, errorFrom } from '../model/error-data.ts';

/** What a handler may use while it works on a request. */
export interface Asked {
  /** Aborted when the other side no longer waits. */
  readonly signal: AbortSignal;
  /** Tells the other side, before the answer, how far it is. */
  readonly news: () => void;
}

/** By kind of request. What they return is the answer; where nobody waits for one, it goes nowhere. */
export type Handlers = Readonly<Record<string, (data: never, asked: Asked) => unknown>>;

export interface Channel {
  /** The other side's answer. Rejects with what its handler threw, and where the channel is closed. */
  request<Answer>(
    kind: string,
    data: unknown,
    options?: { readonly signal?: AbortSignal; readonly onNews?: () => void },
  ): Promise<Answer>;
  /** As a request, for which nobody waits. */
  tell(kind: string, data: unknown): void;
  /** Every request under way, and every later one, rejects with the reason. */
  close(reason: Error): void;
}

type Message =
  | { readonly type: 'request'; readonly id: number; readonly kind: string; readonly data: unknown }
  | { readonly type: 'tell'; readonly kind: string; readonly data: unknown }
  | { readonly type: 'news'; readonly id: number }
  | { readonly type: 'stop'; readonly id: number }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: ErrorData };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onNews: (() => void) | undefined;
}

export function openChannel(port: MessagePort | Worker, handlers: Handlers): Channel {
  const waiting = new Map<number, Waiting>();
  const atWork = new Map<number, AbortController>();
  let closed: Error | undefined;
  let ids = 0;
  const post = (message: Message) => port.postMessage(message);

  function handlerOf(kind: string) {
    const handler = handlers[kind] as ((data: unknown, asked: Asked) => unknown) | undefined;
    if (handler === undefined) throw new Error(`Nobody answers ${kind}.`);
    return handler;
  }

  async function answer(id: number, kind: string, data: unknown): Promise<void> {
    const stop = new AbortController();
    atWork.set(id, stop);
    try {
      const asked = { signal: stop.signal, news: () => post({ type: 'news', id }) };
      post({ type: 'answer', id, answer: await handlerOf(kind)(data, asked) });
    } catch (error) {
      post({ type: 'error', id, error: errorData(error) });
    } finally {
      atWork.delete(id);
    }
  }

  function take(id: number): Waiting | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  }

  port.on('message', (message: Message) => {
    if (closed !== undefined) return;
    if (message.type === 'request') void answer(message.id, message.kind, message.data);
    else if (message.type === 'tell')
      handlerOf(message.kind)(message.data, { signal: new AbortController().signal, news: () => {} });
    else if (message.type === 'stop') atWork.get(message.id)?.abort();
    else if (message.type === 'news') waiting.get(message.id)?.onNews?.();
    else if (message.type === 'answer') take(message.id)?.resolve(message.answer);
    else take(message.id)?.reject(errorFrom(message.error));
  });

  return {
    async request<Answer>(
      kind: string,
      data: unknown,
      { signal, onNews }: Parameters<Channel['request']>[2] = {},
    ) {
      if (closed !== undefined) throw closed;
      ids += 1;
      const id = ids;
      const answered = new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject, onNews });
      });
      post({ type: 'request', id, kind, data });
      // The other side ends its work and answers that it was stopped.
      const stop = () => post({ type: 'stop', id });
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
      try {
        return (await answered) as Answer;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    tell: (kind, data) => {
      if (closed === undefined) post({ type: 'tell', kind, data });
    },
    close(reason) {
      closed ??= reason;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
      for (const stop of atWork.values()) stop.abort();
    },
  };
}
