// Set phrases whose numbers and quantifiers claim nothing.
import type { Span } from './mention.ts';
import { endBefore, sourceOf } from './source.ts';

/** Where the text has a phrase of its language's closed list ("24/7", "at first glance"). */
export function findIdioms(text: string, locale?: string): readonly Span[] {
  const source = sourceOf(text, locale === undefined ? { today: '' } : { today: '', locale });
  const found: Span[] = [];
  for (let index = 0; index < source.tokens.length; index++) {
    const match = source.lexicon.idioms.match(source.tokens, index);
    if (match === undefined) continue;
    found.push({ start: source.tokens[index]?.start ?? 0, end: endBefore(source, match.end) });
    index = match.end - 1;
  }
  return found;
}
