// What the reviews of a run add up to: how each sample stands, and in which wording.
import type { Sample } from '../model/sample.ts';
import { fingerprintOf, type Review, type SampleEdit, withEdit } from './review.ts';

/** `rejected` where anybody rejects it, `accepted` where somebody accepts it and nobody rejects it. */
export type Outcome = 'accepted' | 'rejected' | 'open';

/** What one person says of a sample now. */
export interface Verdict {
  readonly by: string;
  readonly decision: 'accept' | 'reject';
  readonly reason?: string;
}

/** How a sample stands. */
export interface Standing {
  readonly outcome: Outcome;
  /** The latest verdict of each person. */
  readonly verdicts: readonly Verdict[];
  readonly comments: readonly { readonly by: string; readonly at: string; readonly comment: string }[];
  /** The latest wording. */
  readonly edit?: { readonly by: string; readonly at: string; readonly edit: SampleEdit };
}

const nothingSaid: Standing = { outcome: 'open', verdicts: [], comments: [] };

/** The reviews of a run, in the order in which they were made. */
export class Reviews {
  readonly #bySample = new Map<string, Review[]>();

  add(review: Review): void {
    const earlier = this.#bySample.get(review.sample);
    if (earlier === undefined) this.#bySample.set(review.sample, [review]);
    else earlier.push(review);
  }

  /** Ids of the samples that somebody has said something of. */
  samples(): readonly string[] {
    return [...this.#bySample.keys()];
  }

  /** Whether anybody has ever said something of a sample of that id. */
  has(id: string): boolean {
    return this.#bySample.has(id);
  }

  /** Whether anybody has ever said something of what the sample is now, taken back or not. */
  areAbout(sample: Sample): boolean {
    return this.#about(sample).length > 0;
  }

  /** How a sample stands, by the reviews of what it is now. */
  of(sample: Sample): Standing {
    return standingOf(this.#effective(sample));
  }

  /** The reviews that still hold, oldest first. */
  history(sample: Sample): readonly Review[] {
    return this.#effective(sample);
  }

  /** The review that an undo of this person takes back: their latest on the sample. */
  latestBy(sample: Sample, by: string): Review | undefined {
    return this.#effective(sample).findLast((review) => review.by === by);
  }

  /** The sample in the wording that reviewers have given it. */
  edited(sample: Sample): Sample {
    const { edit } = this.of(sample);
    return edit === undefined ? sample : withEdit(sample, edit.edit);
  }

  /** The sample as it is used: in the wording that reviewers have given it; undefined where they have rejected it. */
  used(sample: Sample): Sample | undefined {
    const { outcome, edit } = this.of(sample);
    if (outcome === 'rejected') return undefined;
    return edit === undefined ? sample : withEdit(sample, edit.edit);
  }

  #about(sample: Sample): readonly Review[] {
    const all = this.#bySample.get(sample.id);
    if (all === undefined) return [];
    const print = fingerprintOf(sample);
    return all.filter(({ of }) => of === print);
  }

  #effective(sample: Sample): readonly Review[] {
    const own = this.#about(sample);
    const undone = new Set<string>();
    for (const review of own) {
      if (review.decision !== 'undo') continue;
      const target = own.find(({ id: each }) => each === review.undoes);
      // Nobody takes back what somebody else has said.
      if (target !== undefined && target.by === review.by) undone.add(target.id);
    }
    return own.filter((review) => review.decision !== 'undo' && !undone.has(review.id));
  }
}

function standingOf(reviews: readonly Review[]): Standing {
  if (reviews.length === 0) return nothingSaid;
  const verdicts = new Map<string, Verdict>();
  const comments: Standing['comments'][number][] = [];
  let edit: Standing['edit'];
  for (const review of reviews) {
    const { by, at } = review;
    if (review.decision === 'accept') verdicts.set(by, { by, decision: 'accept' });
    if (review.decision === 'reject') verdicts.set(by, { by, decision: 'reject', reason: review.reason });
    if (review.decision === 'comment') comments.push({ by, at, comment: review.comment });
    if (review.decision === 'edit') edit = { by, at, edit: review.edit };
  }
  const all = [...verdicts.values()];
  const outcome = all.some(({ decision }) => decision === 'reject')
    ? 'rejected'
    : all.length > 0
      ? 'accepted'
      : 'open';
  return { outcome, verdicts: all, comments, ...(edit !== undefined && { edit }) };
}
