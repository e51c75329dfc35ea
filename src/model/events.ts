// What a run tells while it works: for progress displays and logs.
import type { Spent } from './sample.ts';
import type { Stage } from './seams.ts';

/** One worker of a queue: what it has made so far. */
export interface WorkerPace {
  readonly name: string;
  readonly drafts: number;
  /** From the beginning of a draft to its end, on average, in milliseconds. */
  readonly msADraft: number;
}

export type RunEvent =
  | { readonly type: 'draft-started'; readonly index: number }
  | { readonly type: 'iteration'; readonly index: number; readonly iteration: number }
  /** A call was answered; `failure` is what went wrong with it. */
  | { readonly type: 'call'; readonly index: number; readonly tool: string; readonly failure?: string }
  | { readonly type: 'asked'; readonly index: number; readonly stage: Stage; readonly spent: Spent }
  | { readonly type: 'accepted'; readonly index: number; readonly query: string }
  | { readonly type: 'rejected'; readonly index: number; readonly reason: string }
  /** The workers of a queue, about once a second. */
  | { readonly type: 'workers'; readonly workers: readonly WorkerPace[] }
  /** A server failed, was restarted or was left out: a sentence. */
  | { readonly type: 'notice'; readonly message: string };

export type OnEvent = (event: RunEvent) => void;
