// How words of a query say an argument's value.
import type { JsonValue } from '../../core/json.ts';
import type { ArgumentContext, SayingForm } from './context.ts';
import type { Span } from './mention.ts';

export interface ArgumentSaying extends Span {
  readonly how: SayingForm;
}

/** Where the query says the value and how, the most literal way first; undefined where it does not. */
export function findArgument(
  _text: string,
  _value: JsonValue,
  _context: ArgumentContext,
): ArgumentSaying | undefined {
  throw new Error('not written yet');
}

/** How the text says the argument's value; undefined where it does not. */
export function saysArgument(
  text: string,
  value: JsonValue,
  context: ArgumentContext,
): SayingForm | undefined {
  return findArgument(text, value, context)?.how;
}
