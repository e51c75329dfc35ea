// Whether two people who have reviewed the same samples agree.
import type { Standing } from './reviews.ts';

/** Two reviewers and the samples that both have accepted or rejected. */
export interface Agreement {
  readonly reviewers: readonly [string, string];
  readonly samples: number;
  /** Of these, those on which they say the same. */
  readonly same: number;
  /**
   * Cohen's kappa: the agreement beyond what chance would give, 1 at most. Null where chance alone would make them agree
   * on everything, because both always say the same.
   */
  readonly kappa: number | null;
}

export interface ReviewFigures {
  /** Samples by how they stand; those without a verdict are not counted. */
  readonly accepted: number;
  readonly rejected: number;
  readonly edited: number;
  readonly commented: number;
  /** Why samples were rejected, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly samples: number }[];
  /** Each with how many samples they have judged, the most first. */
  readonly reviewers: readonly { readonly by: string; readonly samples: number }[];
  /** Of each two who have judged a sample both, the most first. */
  readonly agreement: readonly Agreement[];
}

/** Reasons that are listed, at most. */
const mostReasons = 20;

/** What the standings of a run's samples come to. */
export function reviewFigures(standings: Iterable<Standing>): ReviewFigures {
  const sums = { accepted: 0, rejected: 0, edited: 0, commented: 0 };
  const reasons = new Map<string, number>();
  const reviewers = new Map<string, number>();
  const pairs = new Map<string, Pair>();
  for (const { outcome, verdicts, comments, edit } of standings) {
    if (outcome !== 'open') sums[outcome] += 1;
    if (edit !== undefined) sums.edited += 1;
    if (comments.length > 0) sums.commented += 1;
    const inOrder = [...verdicts].sort((a, b) => (a.by < b.by ? -1 : 1));
    for (const [at, { by, decision, reason }] of inOrder.entries()) {
      reviewers.set(by, (reviewers.get(by) ?? 0) + 1);
      if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      for (const other of inOrder.slice(at + 1)) {
        const key = JSON.stringify([by, other.by]);
        const pair = pairs.get(key) ?? new Pair(by, other.by);
        pairs.set(key, pair);
        pair.add(decision === 'accept', other.decision === 'accept');
      }
    }
  }
  const most = (a: number, b: number, x: string, y: string) => b - a || (x < y ? -1 : 1);
  return {
    ...sums,
    reasons: [...reasons]
      .sort(([x, a], [y, b]) => most(a, b, x, y))
      .slice(0, mostReasons)
      .map(([reason, samples]) => ({ reason, samples })),
    reviewers: [...reviewers]
      .sort(([x, a], [y, b]) => most(a, b, x, y))
      .map(([by, samples]) => ({ by, samples })),
    agreement: [...pairs.values()]
      .map((pair) => pair.result())
      .sort((a, b) => most(a.samples, b.samples, a.reviewers.join(), b.reviewers.join())),
  };
}

class Pair {
  readonly #reviewers: readonly [string, string];
  #samples = 0;
  #same = 0;
  #firstAccepts = 0;
  #secondAccepts = 0;

  constructor(first: string, second: string) {
    this.#reviewers = [first, second];
  }

  add(first: boolean, second: boolean): void {
    this.#samples += 1;
    if (first === second) this.#same += 1;
    if (first) this.#firstAccepts += 1;
    if (second) this.#secondAccepts += 1;
  }

  result(): Agreement {
    const samples = this.#samples;
    const [first, second] = [this.#firstAccepts / samples, this.#secondAccepts / samples];
    const byChance = first * second + (1 - first) * (1 - second);
    const observed = this.#same / samples;
    const kappa = byChance === 1 ? null : (observed - byChance) / (1 - byChance);
    return { reviewers: this.#reviewers, samples, same: this.#same, kappa };
  }
}
