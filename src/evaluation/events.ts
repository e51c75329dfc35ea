// What an evaluation reports while it works, for progress displays and logs.
import type { Example } from '../model/example.ts';
import type { Spent } from '../model/sample.ts';
import type { Outcome } from '../model/tool.ts';
import type { Played } from './played.ts';
import type { ExampleScores } from './scoring/example-scores.ts';

export type EvaluationEvent =
  | { readonly type: 'example-started'; readonly index: number; readonly query: string }
  | { readonly type: 'asked'; readonly index: number; readonly spent: Spent }
  /** The outcome is undefined if calls are only proposed. */
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
