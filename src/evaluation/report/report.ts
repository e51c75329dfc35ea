// The contents of an evaluation report, in any format.
import type { ExampleScores } from '../scoring/example-scores.ts';
import type { EvaluationComparison } from '../summary/compare.ts';
import type { EvaluationSummary } from '../summary/summarise.ts';

export interface EvaluationReport {
  /** What was evaluated, usually the model. */
  readonly title: string;
  /** How it came about: pairs like `model` and `openai:gpt-5-mini`, in the order in which they are shown. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly summary: EvaluationSummary;
  readonly comparison?: EvaluationComparison;
  /** The scores that were summed up: the worst examples are shown. */
  readonly scores: readonly ExampleScores[];
  /** What readers should know beforehand, in sentences. */
  readonly notices: readonly string[];
}

/** Maximum number of examples shown individually. */
const mostShown = 25;

/**
 * The worst examples, at most `most` of them: failed ones last, because they say something about the setup, not the
 * player; then what was not passed, by how little of it was right; of equals, the earlier one first.
 */
export function worstOf(scores: readonly ExampleScores[], most = mostShown): readonly ExampleScores[] {
  return scores
    .filter(({ measures }) => measures.passed < 1)
    .map((each) => ({ each, rank: [each.failure === undefined ? 0 : 1, worthOf(each)] as const }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .slice(0, most)
    .map(({ each }) => each);
}

/** How much of an example was right, in [0, 1]. */
function worthOf({ measures }: ExampleScores): number {
  const { partialChainLenient, argumentMatch, toolRecall, heldBack } = measures;
  const known = [partialChainLenient, argumentMatch, toolRecall, heldBack].filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
}
