// Which things an output schema promises the identifiers of.
import { isObject, type JsonObject } from '../../model/json.ts';
import { meaningOf } from '../../text/naming.ts';

const promisedBy = new WeakMap<JsonObject, ReadonlySet<string>>();

/** The nouns whose identifiers an output schema has: an order's `shipment_id`. */
export function promises(schema: unknown): ReadonlySet<string> {
  if (!isObject(schema)) return new Set();
  const known = promisedBy.get(schema);
  if (known !== undefined) return known;
  const nouns = new Set(promises(schema.items));
  for (const [key, property] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    const meaning = meaningOf(key, '');
    if (meaning.attribute === 'id') nouns.add(meaning.noun);
    for (const noun of promises(property)) nouns.add(noun);
  }
  promisedBy.set(schema, nouns);
  return nouns;
}
