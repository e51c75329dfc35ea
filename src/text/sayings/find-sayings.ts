// Where a text says a value, among whatever else it says.
import type { JsonValue } from '../../model/json.ts';
import { settle } from './claim-text.ts';
import type { SayingContext } from './context.ts';
import type { Span } from './mention.ts';
import { booleanSayings, nullSayings } from './says-boolean.ts';
import { numberSayings } from './says-number.ts';
import { stringSayings } from './says-string.ts';

/** The stretches of a text that say a scalar; a mere mention need not hold as a statement. */
export function scalarSayings(
  text: string,
  value: JsonValue,
  context: SayingContext,
  isMere: boolean,
): readonly Span[] {
  if (typeof value === 'number') return numberSayings(text, value, context, isMere);
  if (typeof value === 'boolean') return booleanSayings(text, value, context);
  if (value === null) return nullSayings(text, context);
  if (typeof value !== 'string') return [];
  if (value === 'true' || value === 'false') {
    const said = booleanSayings(text, value === 'true', context);
    if (said.length > 0) return said;
  }
  return stringSayings(text, value, context, isMere);
}

const plain = ({ start, end }: Span): Span => ({ start, end });

/**
 * Every stretch of the text that says the value, in order; of an array, those of all its elements, and nothing where one
 * of them is missing. What is announced ("over 5") or denied ("not open") is said all the same.
 */
export function findSayings(text: string, value: JsonValue, context: SayingContext): readonly Span[] {
  if (!Array.isArray(value)) return scalarSayings(text, value, settle(text, context), true).map(plain);
  const each = (value as readonly JsonValue[]).map((item) => findSayings(text, item, context));
  if (each.some((spans) => spans.length === 0)) return [];
  return each.flat().sort((a, b) => a.start - b.start);
}

/** Whether the text says the value anywhere: "for a week" says 7 with unit "days". */
export function mentionsValue(text: string, value: JsonValue, context: SayingContext): boolean {
  return findSayings(text, value, context).length > 0;
}
