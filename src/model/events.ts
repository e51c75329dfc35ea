// What a run tells while it works: for progress displays and logs.
import type { Spent } from './sample.ts';
import type { Stage } from './seams.ts';

export type RunEvent =
  | { readonly type: 'draft-started'; readonly index: number }
  | { readonly type: 'iteration'; readonly index: number; readonly iteration: number }
  /** A call was answered; `failure` is what went wrong with it. */
  | { readonly type: 'call'; readonly index: number; readonly tool: string; readonly failure?: string }
  | { readonly type: 'asked'; readonly index: number; readonly stage: Stage; readonly spent: Spent }
  | { readonly type: 'accepted'; readonly index: number; readonly query: string }
  | { readonly type: 'rejected'; readonly index: number; readonly reason: string }
  /** A server failed, was restarted or was left out: a sentence. */
  | { readonly type: 'notice'; readonly message: string };

export type OnEvent = (event: RunEvent) => void;
