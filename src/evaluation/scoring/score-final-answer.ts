// The final answer and the changes of what was played, scored by the claims of the right answer.

import type { Example } from '../../model/example.ts';
import type { JsonScalar } from '../../model/json.ts';
import { rightFacts } from '../../scoring/right-facts.ts';
import { type AnswerScore, scoreAnswer } from '../../scoring/score-answer.ts';
import { spokenText } from '../../text/spoken-text.ts';
import type { MatchedCall, PlacedCall } from './match-calls.ts';
import { hasSucceeded } from './outcomes.ts';
import { seenResults } from './seen-results.ts';

export interface FinalAnswer extends AnswerScore {
  /** Whether everything that is asked for was seen in a result before it was said: guesses are no answers. */
  readonly isSeen: boolean;
}

/** Undefined where the example has no facts to score. */
export function scoreFinalAnswer(
  example: Example,
  response: string | null,
  calls: readonly PlacedCall[],
  matched: readonly MatchedCall[],
): FinalAnswer | undefined {
  const facts = rightFacts(example);
  if (facts.length === 0 || example.account === undefined) return undefined;
  const { today, timeZone } = example.account;
  const score = scoreAnswer(facts, spokenText(response ?? ''), { query: example.query, today, timeZone });
  const seen = seenResults(calls);
  const met = new Set(
    matched
      .filter(
        ({ call, match, played }) =>
          match !== 'partial' &&
          played !== null &&
          // What fails in the sample, too, shows its facts by failing.
          (call.failed === true || hasSucceeded(calls[played]?.outcome) === true),
      )
      .map(({ call }) => call.step),
  );
  const holds = (value: JsonScalar) => calls.some((_, index) => seen.holds(index, value));
  const isSeen = facts
    .filter(({ isAsked }) => isAsked)
    .every(({ steps, values }) => steps.every((step) => met.has(step)) || values.every(holds));
  return { ...score, isSeen };
}
