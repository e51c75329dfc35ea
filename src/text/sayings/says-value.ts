// Whether a claim's text says a JSON value.
import type { JsonValue } from '../../core/json.ts';
import type { SayingContext } from './context.ts';
import type { Mention } from './mention.ts';

/**
 * Whether the text says the value and no other: each figure, date, time, identifier and quotation in it is the value's.
 * A true or false that is said by a relation word ("the cheapest") holds here by its polarity alone; whether the word
 * fits the proof is for `relationFits`.
 */
export function saysValue(_text: string, _value: JsonValue, _context: SayingContext): boolean {
  throw new Error('not written yet');
}

/** What the text says beyond the value: figures, dates, identifiers, quotations, names and relation words. */
export function unsaidMentions(
  _text: string,
  _value: JsonValue,
  _context: SayingContext,
): readonly Mention[] {
  throw new Error('not written yet');
}
