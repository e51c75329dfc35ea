// The `judge` check: a reader finds that the query is one that a person would ask, and that the chain does what it asks.
import type { Critique } from '../model/feedback.ts';
import type { Check } from '../model/seams.ts';

export interface JudgeOptions {
  /** The least score that passes, in [0, 1]. */
  readonly threshold?: number;
}

/** What to do where the judge gave no reason. */
const noReason: Critique = {
  tool: null,
  path: null,
  message:
    'A reader found the query unnatural, or something else than what the calls do. Ask for just what they do, as a person would.',
};

/** How many of the judge's reasons a detail names; the critiques hold them all. */
const namedReasons = 3;

/**
 * A check that asks the `judge` stage once and fails below the threshold, with the judge's reasons as critiques. The
 * detail begins with the score (`score 0.80`). That nothing is changed that the query does not ask for is the judge's
 * to say (words cannot be told apart by rule: "Can you book a room?" asks for a change), and part of `solve`. A model
 * that gives no answer fails the draft, as what could not be verified is not kept. Skipped where there is no model.
 */
export function createJudgeCheck({ threshold = 0.5 }: JudgeOptions = {}): Check {
  return {
    name: 'judge',
    meaning: 'a language model finds the question natural and the calls to be what it asks for',
    objectsTo: 'wording',
    needs: ['query', 'response', 'model'],
    byDefault: false,
    async run(draft, { ask }) {
      if (ask === undefined)
        return { check: 'judge', status: 'skipped', detail: 'There is no language model to ask.' };
      const { query, response, workflow } = draft;
      const answered = await ask('judge', { draft: { query, response, workflow }, tools: draft.tools });
      if (answered.output === undefined)
        return { check: 'judge', status: 'failed', detail: `There is no judgement: ${answered.failure}` };
      const { score, critiques } = answered.output;
      const told = `score ${score.toFixed(2)}`;
      if (score >= threshold) return { check: 'judge', status: 'passed', detail: told };
      const reasons = critiques.slice(0, namedReasons).map(({ message }) => message);
      return {
        check: 'judge',
        status: 'failed',
        detail: reasons.length > 0 ? `${told}. ${reasons.join(' ')}` : told,
        critiques: critiques.length > 0 ? critiques : [noReason],
      };
    },
  };
}
