// What things are by what identifies them.
import { isObject, type JsonValue } from '../../model/json.ts';
import { meaningOf, spelled } from '../../text/naming.ts';

/** What the items of a list are by the identifiers they begin with, each its own: the lessons of a timetable. */
export function nounByIdentifier(items: readonly JsonValue[]): string | undefined {
  const first = items.map((item) => (isObject(item) ? Object.entries(item)[0] : undefined));
  const [key] = first[0] ?? [];
  if (key === undefined || first.length < 2 || first.some((one) => one?.[0] !== key)) return undefined;
  const { noun, attribute } = meaningOf(key, '');
  const isOwn = new Set(first.map((one) => one?.[1])).size === items.length;
  if (!isOwn) return undefined;
  if (attribute === 'id' && noun !== '') return noun;
  // "Unit: U-88120": a thing by what is printed on it.
  const isPrinted = first.every(
    (one) => typeof one?.[1] === 'string' && /^[A-Z]{1,4}-\d[\d-]*$/.test(one[1]),
  );
  return isPrinted && /^[a-z]{3,}$/.test(spelled(key)) && !unspecific.test(spelled(key))
    ? spelled(key)
    : undefined;
}

/** Names of identifiers that do not say of what. */
const unspecific = /^(?:code|number|key|ref|reference|sku|name|label|tag|slug|serial)$/;
