// `total`, `count` and `has_more` beside a list agree with it.
import type { JsonObject, JsonValue } from '../../model/json.ts';
import { keyOf } from './keys.ts';
import type { Making } from './making.ts';

/** The object with its numbers put right, where one list stands in it. */
export function withTotals(
  made: Record<string, JsonValue>,
  { intent, listed, turn, world }: Making,
): JsonObject {
  // Where the numbers that agree did not fit, the schema has its own.
  if (turn > 0) return made;
  const lists = Object.entries(made).filter((member): member is [string, readonly JsonValue[]] =>
    Array.isArray(member[1]),
  );
  const [only] = lists;
  if (only === undefined || lists.length > 1) return made;
  const [name, items] = only;
  const { nouns } = world.base;
  const isPage = nouns.nounOf({ name }, intent.noun) === intent.noun && nouns.of(intent.noun) !== undefined;
  for (const [key, value] of Object.entries(made)) {
    const words = keyOf(key, '');
    if (typeof value === 'boolean' && /^has (more|next|next page)$/.test(words))
      made[key] = isPage && intent.offset + items.length < listed(intent.noun).length;
    if (typeof value !== 'number' || intent.given.has(key)) continue;
    if (/^total( (count|item|result))?$/.test(words))
      made[key] = isPage ? listed(intent.noun).length : items.length;
    else if (/^(count|num (item|result)|size|length)$/.test(words)) made[key] = items.length;
  }
  return made;
}
