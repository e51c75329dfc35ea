// What a player did when the right answer is to call nothing.
import { type Example, isNegative } from '../../model/example.ts';
import { asksForSomething } from '../../scoring/score-speech.ts';
import type { Played } from '../played.ts';
import { playedCalls } from '../played.ts';
import { onlyReads } from './match-calls.ts';
import { noAnswerOf } from './no-answer.ts';

export interface Abstention {
  /** An answer without any call, as BFCL's irrelevance detection has it; no answer is none. */
  readonly abstained: boolean;
  /**
   * Only calls of tools in view that are annotated as read-only, such as looking around before declining. In
   * `missing-step` the other steps can be made, and in `missing-argument` those before the missing value.
   */
  readonly heldBack: boolean;
  /** `missing-argument`: no call, and it asked for something; null in other kinds. */
  readonly asked: boolean | null;
}

/** How a player handled a negative; null for a positive. */
export function abstentionOf(example: Example, played: Played): Abstention | null {
  if (!isNegative(example)) return null;
  const calls = playedCalls(played);
  const tools = new Map(example.tools.map((tool) => [tool.name, tool]));
  // No answer is not the answer to call nothing.
  const hasAnswered = noAnswerOf(played) === undefined;
  const abstained = calls.length === 0 && hasAnswered;
  const text = played.response ?? '';
  return {
    abstained,
    heldBack: (hasAnswered || calls.length > 0) && calls.every(({ name }) => onlyReads(tools.get(name))),
    asked: example.kind === 'missing-argument' ? abstained && asksForSomething(text) : null,
  };
}
