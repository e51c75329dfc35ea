// The judge: rates final answers.
import type { Spent } from '../model/sample.ts';
import type { JudgedResponse } from './played.ts';

/** What a judge is shown. */
export interface ResponseToJudge {
  readonly query: string;
  /** The calls and their results in order, as the player saw them. */
  readonly calls: readonly { readonly name: string; readonly arguments: string; readonly result: string }[];
  readonly response: string;
}

export interface ResponseJudge {
  /** As written on the command line: `openai:gpt-5-mini`. */
  readonly id: string;
  ready?(signal: AbortSignal): Promise<void>;
  /** Throws as `Player.reply` does. */
  judge(question: ResponseToJudge & { readonly seed: number; readonly signal: AbortSignal }): Promise<
    ({ readonly judged: JudgedResponse } | { readonly judged?: never; readonly failure: string }) & {
      readonly spent: Spent;
    }
  >;
}
