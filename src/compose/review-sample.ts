// A person's decision on a sample: from what is said to a line of the run's reviews. The command line, the page and the chat use it.
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ToolGradError } from '../model/errors.ts';
import type { Sample, Verdict } from '../model/sample.ts';
import {
  type Decision,
  type Review,
  reviewOf,
  type SaidDecision,
  wordsOfExchanges,
} from '../reviews/review.ts';
import { addReviews, readReviews } from '../reviews/review-file.ts';
import { steadyNow } from '../timing/clock.ts';
import type { Editor } from './edit-sample.ts';

/** What came of a decision: a review that is stored, or what the checks object to in a new wording. */
export type Decided = { readonly review: Review } | { readonly verdicts: readonly Verdict[] };

/** Takes decisions on the samples of a run. */
export interface ReviewDesk {
  /**
   * Stores a decision; nothing where a check objects to an edit. Throws `usage` where there is nothing to take back, or
   * an edit changes nothing, and `run` where the line cannot be written.
   */
  decide(sample: Sample, by: string, said: SaidDecision): Promise<Decided>;
  /** What the checks say of another wording; stores nothing. Throws as `composeEditor` does. */
  judge: Editor;
}

export function openReviewDesk(folder: string): ReviewDesk {
  let editor: Promise<Editor> | undefined;
  const judge: Editor = async (sample, wording, signal) => {
    // Loaded here: most reviews edit nothing, and the checks are much of the program.
    editor ??= import('./edit-sample.ts').then(({ composeEditor }) => composeEditor(folder));
    return await (await editor)(sample, wording, signal);
  };
  const decisionOf = async (
    sample: Sample,
    by: string,
    said: SaidDecision,
  ): Promise<Decision | { readonly verdicts: readonly Verdict[] }> => {
    if (said.decision === 'undo')
      return { decision: 'undo', undoes: await idToUndo(folder, sample, by, said.undoes) };
    if (said.decision !== 'edit') return said;
    const exchanges = said.exchanges.map((each) => ({
      query: each.query.trim(),
      response: each.response.trim(),
    }));
    const shown = wordsOfExchanges((await readReviews(folder)).edited(sample));
    if (isDeepStrictEqual(exchanges, shown))
      throw new ToolGradError(
        'usage',
        `The wording of ${sample.id} is the one it has: change it, or leave it.`,
      );
    const { edit, verdicts } = await judge(sample, { exchanges });
    return edit === undefined ? { verdicts } : { decision: 'edit', edit };
  };
  return {
    judge,
    async decide(sample, by, said) {
      if (by.trim() === '') throw new ToolGradError('usage', 'A review needs the name of whoever makes it.');
      const decision = await decisionOf(sample, by.trim(), said);
      if (!('decision' in decision)) return decision;
      const review = reviewOf(decision, { id: randomUUID(), at: steadyNow(), by, sample });
      await addReviews(folder, [review]);
      return { review };
    },
  };
}

async function idToUndo(
  folder: string,
  sample: Sample,
  by: string,
  named: string | undefined,
): Promise<string> {
  const reviews = await readReviews(folder);
  const found =
    named === undefined
      ? reviews.latestBy(sample, by)
      : reviews.history(sample).find((review) => review.id === named && review.by === by);
  if (found !== undefined) return found.id;
  throw new ToolGradError('usage', `${by} has no review of ${sample.id} to take back.`);
}
