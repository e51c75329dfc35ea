// Scores of made-up evaluations, where only some figures matter.

import type { ExampleMeasures, ExampleScores } from '../../../src/evaluation/scoring/example-scores.ts';
import { scorePlayed } from '../../../src/evaluation/scoring/score.ts';
import { nothingSpent } from '../../../src/model/sample.ts';
import { chain, type empty, negative, perfect } from '../scoring/chain-example.ts';

/** Scores of as many examples as there are measures, in which everything but these is as for a perfect player. */
export function scoresOf(
  measures: readonly Partial<ExampleMeasures>[],
  more: Partial<ExampleScores> = {},
): readonly ExampleScores[] {
  const base = scorePlayed(chain, perfect(chain));
  return measures.map((each, index) => ({
    ...base,
    example: `0-${String(index).padStart(6, '0')}`,
    measures: { ...base.measures, ...each },
    spent: nothingSpent,
    ...more,
  }));
}

/** Passed or not, one example a sign: `+` and `-`. */
export function passing(signs: string): readonly ExampleScores[] {
  return scoresOf([...signs].map((sign) => ({ passed: Number(sign === '+'), solved: Number(sign === '+') })));
}

/** A small evaluation of a perfect player or of one that does nothing, with negatives of every kind. */
export function wholeEvaluation(player: typeof perfect | typeof empty): readonly ExampleScores[] {
  const positives = Array.from({ length: 12 }, (_, index) => ({ ...chain, id: `0-${index}` }));
  const negatives = (['irrelevant', 'missing-argument', 'missing-step'] as const).map(negative);
  return [...positives, ...negatives].map((example) =>
    scorePlayed(example, { ...player(example), response: example.response }),
  );
}
