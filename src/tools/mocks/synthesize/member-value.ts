// The scalars of a made-up value: what was asked for, what is known of a thing, or something new that is known from then on.
import type { JsonObject, JsonScalar } from '../../../core/json.ts';
import { meaningOf, wordsOf } from '../../../core/naming.ts';
import { worldSize } from './entity-store.ts';
import { nounIn } from './intent.ts';
import type { Making, Owner } from './making.ts';
import { asWanted, fits, identifierValue, scalarValue } from './scalar-value.ts';

/** An item of a list of plain values. */
export function scalarItem(
  schema: JsonObject,
  key: string,
  owner: Owner,
  making: Making,
  index: number,
): JsonScalar {
  const noun = nounIn(key, owner.noun);
  const attribute = wordsOf(key)
    .map((word) => word)
    .join(' ');
  const isIds = /\bids?$/.test(attribute);
  const label = `${owner.noun}/${String(owner.id)}/${key}/${index}`;
  if (isIds) {
    const of = meaningOf(key, owner.noun).noun;
    return identifierValue(schema, of, making.draw.integer(label, worldSize), making.draw);
  }
  return scalarValue(schema, { noun, attribute: attribute === '' ? 'name' : noun, label }, making.draw);
}

/** A scalar member: what was asked for, what is known of the thing, or something new that is known from then on. */
export function memberValue(schema: JsonObject, key: string, owner: Owner, making: Making): JsonScalar {
  const { store, intent, draw } = making;
  const meaning = meaningOf(key, owner.noun);
  if (meaning.attribute === 'id') {
    const own = meaning.noun === owner.noun && owner.isThing ? asWanted(schema, owner.id) : undefined;
    if (own !== undefined) return own;
    const known = store.value(owner.noun, owner.id, key) ?? intent.ids.get(meaning.noun);
    if (known !== undefined && fits(schema, known)) return kept(known);
    const place = draw.integer(`${owner.noun}/${String(owner.id)}/${key}`, worldSize);
    return kept(identifierValue(schema, meaning.noun || key, place, draw));
  }
  const given = [...intent.given].find(([name]) => sameName(name, key))?.[1];
  if (given !== undefined && fits(schema, given)) return kept(given);
  const known = store.value(owner.noun, owner.id, key);
  if (known !== undefined && fits({ ...schema, format: undefined, pattern: undefined }, known)) return known;
  const label = `${owner.noun}/${String(owner.id)}/${key}`;
  if (meaning.attribute === 'name' && meaning.noun !== owner.noun) {
    // "customer_name" beside "customer_id" is the name of that customer.
    const other = [...[`${meaning.noun}_id`, `${meaning.noun}Id`]]
      .map((name) => store.value(owner.noun, owner.id, name))
      .find((id) => id !== undefined);
    const id = other ?? label;
    return kept(
      scalarValue(
        schema,
        { noun: meaning.noun, attribute: 'name', label: `${meaning.noun}/${String(id)}/name` },
        draw,
      ),
    );
  }
  const attribute = meaning.attribute;
  const place = attribute === 'name' ? `${owner.noun}/${String(owner.id)}/name` : label;
  const made = scalarValue(schema, { noun: owner.noun, attribute, label: place }, draw);
  const isSearched =
    attribute === 'name' && owner.isThing && owner.noun === intent.noun && intent.query !== undefined;
  const found = isSearched && typeof made === 'string' ? withQuery(made, intent.query) : made;
  return kept(fits(schema, found) ? found : made);

  function kept(value: JsonScalar): JsonScalar {
    if (value !== null) store.keep(owner.noun, owner.id, key, value);
    return value;
  }
}

/** `dueDate` and `due_date` are the same name. */
function sameName(a: string, b: string): boolean {
  return a === b || wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

/** What a search finds has the words that were searched for in its name. */
function withQuery(name: string, query: string): string {
  const words = query.trim();
  if (words === '' || words.length > 40 || name.toLowerCase().includes(words.toLowerCase())) return name;
  return `${name.split(' ')[0]} ${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
