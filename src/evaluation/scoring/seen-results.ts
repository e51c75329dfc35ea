// What a player has seen: the results of its successful calls.
import type { JsonScalar, JsonValue } from '../../model/json.ts';
import type { PlayedCall } from '../played.ts';
import { hasSucceeded } from './outcomes.ts';
import { contentOf, placesOf } from './read-result.ts';

export interface SeenResults {
  /** What the result of the call at that place says; null if there is none. */
  at(index: number): JsonValue;
  /** Whether that result holds the value. */
  holds(index: number, value: JsonScalar): boolean;
}

export function seenResults(calls: readonly PlayedCall[]): SeenResults {
  const contents = calls.map(({ outcome }) =>
    outcome?.result !== undefined && hasSucceeded(outcome) === true ? contentOf(outcome.result) : undefined,
  );
  // Results are long and queried often.
  const known = new Map<string, boolean>();
  return {
    at: (index) => contents[index] ?? null,
    holds(index, value) {
      const content = contents[index];
      if (content === undefined) return false;
      const key = `${index} ${typeof value} ${value}`;
      const answer = known.get(key) ?? placesOf(content, value).length > 0;
      known.set(key, answer);
      return answer;
    },
  };
}
