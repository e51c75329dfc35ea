// An endpoint over HTTP, as the rest of this folder sees it.
import type { ChatBody } from './dialect.ts';

/** One attempt a request, bodies as they come. Rejects with ChatFault or ObstacleFault. */
export interface Wire {
  /** `POST chat/completions`. */
  complete(body: ChatBody, signal: AbortSignal): Promise<unknown>;
  /** `GET models`, or one of them by its name. */
  models(signal: AbortSignal, name?: string): Promise<unknown>;
}
