// What an evaluation tells while it works: for progress displays and logs.
import type { Example } from '../core/example.ts';
import type { Spent } from '../core/sample.ts';
import type { Outcome } from '../core/tool.ts';
import type { Played } from './played.ts';
import type { ExampleScores } from './scoring/example-scores.ts';

export type EvaluationEvent =
  | { readonly type: 'example-started'; readonly index: number; readonly query: string }
  | { readonly type: 'asked'; readonly index: number; readonly spent: Spent }
  /** The outcome is undefined where calls are only proposed. */
  | {
      readonly type: 'call';
      readonly index: number;
      readonly name: string;
      readonly outcome: Outcome | undefined;
    }
  | {
      readonly type: 'played';
      readonly index: number;
      readonly example: Example;
      readonly played: Played;
      readonly scores: ExampleScores;
    }
  | { readonly type: 'notice'; readonly message: string };

export type OnEvaluationEvent = (event: EvaluationEvent) => void;
