// What a player did on one example, before scoring.
import type { AnswerCut } from '../model/chat.ts';
import type { Example } from '../model/example.ts';
import type { JsonObject } from '../model/json.ts';
import type { Spent } from '../model/sample.ts';
import type { Outcome } from '../model/tool.ts';

/** A call that the player made or, in single-turn mode, proposed. */
export interface PlayedCall {
  /** As the player wrote it; not necessarily the name of a tool in view. */
  readonly name: string;
  /** Null if what the player wrote is not a JSON object. */
  readonly arguments: JsonObject | null;
  /** What the player wrote, where it is not a JSON object. */
  readonly raw?: string;
  /** What the server answered; absent if the call was not executed. */
  readonly outcome?: Outcome;
}

/** One answer of the player: text, calls, or both. */
export interface PlayedRound {
  readonly calls: readonly PlayedCall[];
  readonly text: string | null;
  /** What has ended it before its end. */
  readonly cut?: AnswerCut;
}

/**
 * How it was played: `real` where calls were executed and the player saw their results, `single-turn` where it gave
 * one answer and nothing was executed.
 */
export const playModes = ['real', 'single-turn'] as const;
export type PlayMode = (typeof playModes)[number];

/** What a judge said of the final answer. */
export interface JudgedResponse {
  /** Quality of response (QoR), 0–100. */
  readonly score: number;
  readonly reason?: string;
}

export interface Played {
  /** The example's id. */
  readonly example: string;
  readonly kind: Example['kind'];
  readonly mode: PlayMode;
  /** In the order in which they were given. */
  readonly rounds: readonly PlayedRound[];
  /** The text of the last answer; null if there is none. */
  readonly response: string | null;
  /** Why it could not be played to the end, in one sentence: it scores 0 and is counted separately. */
  readonly failure?: string;
  /** Absent if no judge was asked. */
  readonly judged?: JudgedResponse;
  readonly spent: Spent;
  readonly elapsedMs: number;
}

/** All calls of all rounds, in order. */
export function playedCalls(played: Pick<Played, 'rounds'>): readonly PlayedCall[] {
  return played.rounds.flatMap((round) => round.calls);
}
