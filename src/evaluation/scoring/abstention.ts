// What a player did where the right answer is not to call.
import { type Example, isNegative } from '../../model/example.ts';
import type { Played } from '../played.ts';
import { playedCalls } from '../played.ts';
import { onlyReads } from './match-calls.ts';

export interface Abstention {
  /** No call at all, as BFCL's irrelevance detection has it. */
  readonly abstained: boolean;
  /**
   * No call but such of tools in view that say they only read: a look around before saying that it cannot be done. In
   * `missing-step` the other steps can be made, and in `missing-argument` those before the missing value.
   */
  readonly heldBack: boolean;
  /** `missing-argument`: no call, and it asked for something; null in other kinds. */
  readonly asked: boolean | null;
}

const question = /[?？؟]/u;
const request =
  /\b(?:please|(?:could|can|would) you|i(?:['’]ll| will| would|['’]d)? (?:also |still )?need|let me know|tell me|specify|clarify|missing)\b/i;

/** How a player dealt with a negative; null for a positive. The wording of a request is recognised in English only. */
export function abstentionOf(example: Example, played: Played): Abstention | null {
  if (!isNegative(example)) return null;
  const calls = playedCalls(played);
  const tools = new Map(example.tools.map((tool) => [tool.name, tool]));
  const abstained = calls.length === 0;
  const text = played.response ?? '';
  return {
    abstained,
    heldBack: calls.every(({ name }) => onlyReads(tools.get(name))),
    asked:
      example.kind === 'missing-argument' ? abstained && (question.test(text) || request.test(text)) : null,
  };
}
