// The order that a tool lists in, by its own words, and the word for what comes first in it.
import { isPlural, singular } from '../../../text/naming.ts';

const orders: Readonly<Record<string, string>> = {
  newest: 'latest',
  'most recent': 'latest',
  latest: 'latest',
  oldest: 'oldest',
  earliest: 'earliest',
  soonest: 'next',
  cheapest: 'cheapest',
  largest: 'largest',
  highest: 'highest',
  'best rated': 'best-rated',
  'highest rated': 'highest-rated',
  'top rated': 'top-rated',
};

/** The word for the first of a list in the order that a tool's description states ("newest first": "latest"). */
export function orderOf(description: string, noun: string): string | undefined {
  const stated = /(?:,|\()\s*(?:the\s+)?([A-Za-z' -]+?) first\b/.exec(description)?.[1]?.trim();
  if (stated === undefined || stated.split(' ').length > 4) return undefined;
  const known = orders[stated.toLowerCase()];
  if (known !== undefined) return known;
  const words = stated.split(' ');
  const last = words.at(-1) ?? '';
  if (singular(last) === singular(noun.split(' ').at(-1) ?? '')) return words.slice(0, -1).join(' ');
  if (isPlural(last)) return singular(last);
  return words[0] === 'next' ? 'next' : undefined;
}
