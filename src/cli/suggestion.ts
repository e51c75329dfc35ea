// The nearest thing that exists to something that does not.
import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean …?`, or nothing where no candidate is near. */
export function didYouMean(wrong: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return '';
  const nearest = closest(wrong, candidates);
  const bare = nearest.replace(/^-+/, '');
  const near = distance(wrong, nearest) <= Math.max(2, Math.floor(bare.length / 2));
  return near ? ` Did you mean ${nearest}?` : '';
}
