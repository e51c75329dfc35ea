// What the parts of something are called that one word names altogether: a log, a programme, a cast.
import type { JsonValue } from '../../model/json.ts';
import { spelled } from '../../text/naming.ts';

/** What a list is of that is called by one word for all: the items of a `programme`, the members of a `cast`. */
export function partOf(noun: string, value: JsonValue): string {
  if (!Array.isArray(value)) return noun;
  if (/(?:^| )(?:programme|program|agenda|itinerary|menu)$/.test(noun)) return `${noun} item`;
  return /(?:^| )(?:cast|crew|squad)$/.test(noun) ? `${noun} member` : noun;
}

/** The entries of a log are none themselves. */
export function entryOf(key: string, noun: string): string {
  return spelled(key) === 'entries' && /^(?:log|history|journal|diary|ledger)$/.test(noun)
    ? `${noun} entry`
    : noun;
}
