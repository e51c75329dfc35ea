// Why drafts were rejected: by the check that failed, with one reason as an example.
import type { RejectedDraft } from '../model/sample.ts';

export interface Rejection {
  /** The name of the check; null for drafts that ended before any check. */
  readonly check: string | null;
  readonly count: number;
  /** The most frequent reason. */
  readonly reason: string;
}

export class RejectionCounts {
  readonly #reasons = new Map<string | null, Map<string, number>>();

  /** Counts a draft under each check that rejected it. */
  add(draft: RejectedDraft): void {
    const failed = draft.verdicts.filter(({ status }) => status === 'failed');
    if (failed.length === 0) this.#count(null, draft.reason);
    for (const { check, detail } of failed) this.#count(check, detail ?? draft.reason);
  }

  /** Most frequent first. */
  result(): Rejection[] {
    return [...this.#reasons]
      .map(([check, reasons]) => ({
        check,
        count: [...reasons.values()].reduce((sum, count) => sum + count, 0),
        reason: mostFrequent(reasons) ?? '',
      }))
      .sort((a, b) => b.count - a.count || String(a.check).localeCompare(String(b.check)));
  }

  #count(check: string | null, reason: string): void {
    const reasons = this.#reasons.get(check) ?? new Map<string, number>();
    this.#reasons.set(check, reasons);
    // Reasons quote values; beyond a few hundred different ones, another example adds nothing.
    if (reasons.size < 200 || reasons.has(reason)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    else reasons.set(otherReasons, (reasons.get(otherReasons) ?? 0) + 1);
  }
}

const otherReasons = 'many different reasons';

/** The key with the largest count; the first one in a tie. */
export function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [key, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = key;
  return best;
}
