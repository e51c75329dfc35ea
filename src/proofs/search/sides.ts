// From and to: the side that a preposition says, and that of a field.
import { wordsOf } from '../../text/naming.ts';

/** "From EUR to HUF": the side that the preposition says, and that of a field. */
export function sideSaid(response: string, { start }: { readonly start: number }): 'from' | 'to' | undefined {
  const before = /\b(from|to|von|nach|aus|in|into)\s+$/i.exec(
    response.slice(Math.max(0, start - 8), start),
  )?.[1];
  if (before === undefined) return undefined;
  return /^(?:from|von|aus)$/i.test(before) ? 'from' : /^(?:to|nach|into)$/i.test(before) ? 'to' : undefined;
}

export function sideOf(key: string): 'from' | 'to' | undefined {
  const [first] = wordsOf(key);
  if (/^(?:from|source|origin|departure)$/.test(first ?? '')) return 'from';
  return /^(?:to|target|destination|arrival)$/.test(first ?? '') ? 'to' : undefined;
}
