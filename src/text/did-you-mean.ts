// What a mistyped name was probably meant to be.
import { distance } from 'fastest-levenshtein';

/** ` Did you mean openai?` where one of the names is near enough to what was said, '' where none is. */
export function didYouMean(said: string, names: readonly string[], quote: '"' | '' = ''): string {
  return didYouMeanThis(nearestName(said, names), quote);
}

/** ` Did you mean openai?`, or '' for undefined: for callers that know better than letters do what was meant. */
export function didYouMeanThis(meant: string | undefined, quote: '"' | '' = ''): string {
  return meant === undefined ? '' : ` Did you mean ${quote}${meant}${quote}?`;
}

/** The name nearest to what was said, whatever its case; undefined where none is near enough to be meant. */
export function nearestName(said: string, names: readonly string[]): string | undefined {
  const [nearest] = nearestNames(said, names, 1);
  if (nearest === undefined || said === '') return undefined;
  // A flag's dashes are always typed right.
  const { length } = nearest.replace(/^-+/, '');
  return far(said, nearest) <= Math.max(2, Math.floor(length / 3)) ? nearest : undefined;
}

/** So many names, the nearest first, however far they are; of equally near ones the first. */
export function nearestNames(said: string, names: readonly string[], most: number): readonly string[] {
  return names
    .map((name) => ({ name, far: far(said, name) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ name }) => name);
}

function far(said: string, name: string): number {
  return distance(said.toLowerCase(), name.toLowerCase());
}
