// Whether a planned argument and a recorded one say the same.
import { isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { findValue } from '../../text/values.ts';

/**
 * True where both say the same: text whatever its case, outer white space, and `_` or `-` for spaces; numbers and
 * dates by value, whatever their format; a number and its digits in a string are one. Null is the same as null alone.
 */
export function sameValue(planned: JsonValue | undefined, recorded: JsonScalar): boolean {
  if (!isScalar(planned) || planned === null || recorded === null) return planned === recorded;
  const [one, other] = [String(planned).trim(), String(recorded).trim()];
  if (one.toLowerCase() === other.toLowerCase()) return true;
  return says(one, recorded) || says(other, planned);
}

/** Whether a text says a value and nothing beside it. */
function says(text: string, value: JsonScalar): boolean {
  const span = findValue(text, value);
  return span !== undefined && span.start === 0 && span.end === text.length;
}
