// How samples stand, as the page shows it.
import type { Sample, Verdict } from '../model/sample.ts';
import type { Review } from '../reviews/review.ts';
import type { Reviews } from '../reviews/reviews.ts';
import type { ToldReview, ToldStanding, ToldVerdict } from './told.ts';

export function tellStanding(reviews: Reviews, sample: Sample): ToldStanding {
  const { outcome, edit } = reviews.of(sample);
  return { outcome, edited: edit !== undefined, history: reviews.history(sample).flatMap(tellReview) };
}

function tellReview(review: Review): ToldReview[] {
  const { id, by, at, decision } = review;
  if (decision === 'undo') return [];
  const text = decision === 'reject' ? review.reason : decision === 'comment' ? review.comment : undefined;
  return [{ id, by, at, decision, ...(text !== undefined && { text }) }];
}

export function tellVerdict({ check, status, detail, critiques = [] }: Verdict): ToldVerdict {
  return {
    check,
    status,
    ...(detail !== undefined && { detail }),
    ...(critiques.length > 0 && { advice: critiques.map(({ message }) => message) }),
  };
}
