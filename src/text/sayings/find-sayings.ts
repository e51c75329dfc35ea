// Where a text says a value, among whatever else it says.
import type { JsonValue } from '../../core/json.ts';
import type { SayingContext } from './context.ts';
import type { Span } from './mention.ts';

/** Every stretch of the text that says the value, in order. */
export function findSayings(_text: string, _value: JsonValue, _context: SayingContext): readonly Span[] {
  throw new Error('not written yet');
}

/** Whether the text says the value anywhere: "for a week" says 7 with unit "days". */
export function mentionsValue(text: string, value: JsonValue, context: SayingContext): boolean {
  return findSayings(text, value, context).length > 0;
}
