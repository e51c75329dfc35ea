// The samples of a run as its reviewers leave them: in the wording that they were given, without those that were rejected.
import { hashJson } from '../model/json.ts';
import type { Sample } from '../model/sample.ts';
import { type OnBroken, readSamples } from '../runs/read-run.ts';
import type { Reviews } from './reviews.ts';

/** A sample as it is to be used, beside the line that it was stored as. */
export interface ReviewedSample {
  readonly sample: Sample;
  readonly stored: Sample;
}

/** In the run's order; `onRejected` hears the ids of those that are left out. Throws as `readSamples` does. */
export async function* readReviewedSamples(
  folder: string,
  reviews: Reviews,
  onBroken?: OnBroken,
  onRejected: (id: string) => void = () => {},
): AsyncGenerator<ReviewedSample, void> {
  for await (const stored of readSamples(folder, onBroken)) {
    const sample = reviews.used(stored);
    if (sample === undefined) onRejected(stored.id);
    else yield { sample, stored };
  }
}

/** The same for runs whose reviewers have rejected and edited the same; undefined where they have done neither. */
export async function hashOfReviewed(folder: string, reviews: Reviews): Promise<string | undefined> {
  if (reviews.samples().length === 0) return undefined;
  const changes: unknown[] = [];
  for await (const stored of readSamples(folder)) {
    const sample = reviews.used(stored);
    if (sample !== stored)
      changes.push([stored.id, sample?.exchanges.map(({ query, response }) => [query, response]) ?? null]);
  }
  return changes.length === 0 ? undefined : hashJson(changes);
}
