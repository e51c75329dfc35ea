// From and to, at home and away: the side that the words in front of a name say, and that of a field.
import { wordsOf } from '../../text/naming.ts';

export type Side = 'from' | 'to' | 'home' | 'away';

/** "From EUR to HUF", "away at Kirkby": the side that the words say. */
export function sideSaid(response: string, { start }: { readonly start: number }): Side | undefined {
  const lead = response.slice(Math.max(0, start - 40), start);
  // Who plays away is the guest of who is named, and the other way round.
  if (/\b(?:away\s+(?:at|to|against)|travel(?:s|led)?\s+to|visit(?:s|ed|ing)?)\s+(?:the\s+)?$/i.test(lead))
    return 'home';
  if (/\b(?:at\s+home\s+(?:against|to|with)|host(?:s|ed|ing)?|welcom(?:e|es|ed))\s+(?:the\s+)?$/i.test(lead))
    return 'away';
  if (/\b(?:leav(?:es?|ing)|depart(?:s|ed|ing)?|out of)\s+(?:the\s+)?$/i.test(lead)) return 'from';
  if (
    /\b(?:(?:arriv(?:es?|ed|ing)|land(?:s|ed|ing)?)\s+(?:in|at)|reach(?:es|ed|ing)?|bound for)\s+(?:the\s+)?$/i.test(
      lead,
    )
  )
    return 'to';
  const before = /\b(from|to|von|nach|aus|in|into)\s+$/i.exec(lead.slice(-8))?.[1];
  if (before === undefined) return undefined;
  return /^(?:from|von|aus)$/i.test(before) ? 'from' : /^(?:to|nach|into)$/i.test(before) ? 'to' : undefined;
}

export function sideOf(key: string): Side | undefined {
  const [first] = wordsOf(key);
  if (/^(?:from|source|origin|departure)$/.test(first ?? '')) return 'from';
  if (/^(?:to|target|destination|arrival)$/.test(first ?? '')) return 'to';
  if (/^(?:home|host)$/.test(first ?? '')) return 'home';
  return /^(?:away|guest|visitor|visitors)$/.test(first ?? '') ? 'away' : undefined;
}
