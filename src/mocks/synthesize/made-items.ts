// The items of a made-up list: the things that were asked for, those that belong to a thing, or plain values.
import { isObject, isScalar, type JsonObject, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { singular, wordsOf } from '../../text/naming.ts';
import { attributeOf, type Owner, referenceOf, roleAmong } from './attribute.ts';
import { demandsOf } from './filter.ts';
import { referredTo, worldSize } from './identifiers.ts';
import { usualLimit } from './intent.ts';
import { isIdentifier, keyOf } from './keys.ts';
import type { MakeValue, Making, Place } from './making.ts';
import { ownId } from './nouns.ts';
import { plain } from './plain-schema.ts';
import { scalarValue, typeOf } from './scalar-value.ts';
import { attributesIn } from './thing-for.ts';
import { thingKey } from './world.ts';

/** How many things are shown of those that belong to another, in the place where that is shown. */
const mostParts = 5;
/** How often another item is tried where all have to differ. */
const mostTries = 50;

/** The items of a list, or of a tuple. */
export function madeItems(
  schema: JsonObject,
  place: Place,
  making: Making,
  make: MakeValue,
): readonly JsonValue[] {
  // Up to draft 2019-09 a list of `items` is a tuple.
  const tuple = Array.isArray(schema.prefixItems) ? schema.prefixItems : schema.items;
  const inner = { ...place, depth: place.depth + 1 };
  const items = isObject(schema.items) ? plain(schema.items, making.root, making.turn) : {};
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema as Record<string, never>;
  if (Array.isArray(tuple)) {
    const first = (tuple as readonly JsonValue[]).map((item) =>
      make(isObject(item) ? item : {}, inner, making),
    );
    const rest = tuple === schema.items ? schema.additionalItems : schema.items;
    for (let index = first.length; index < minItems; index++)
      first.push(make(isObject(rest) ? rest : {}, inner, making));
    return first.slice(0, maxItems);
  }
  const things = thingsIn(items, inner, making, minItems);
  const count = Math.min(
    maxItems,
    Math.max(minItems, things?.length ?? countOf(place.key, place.owner, making)),
  );
  if (things !== undefined)
    return things.slice(0, count).map((thing) => make(items, { ...inner, thing }, making));
  return otherItems(schema, items, { place: inner, making, count, make });
}

/** The things that are the items; undefined if the items are no things. */
function thingsIn(
  items: JsonObject,
  { key, owner }: Place,
  making: Making,
  least: number,
): readonly Owner[] | undefined {
  if (!isObject(items.properties)) return undefined;
  const { world, intent } = making;
  const { nouns, identifiers, draw } = world.base;
  const noun = key === '' ? owner.noun : nouns.nounOf({ name: key, schema: items }, owner.noun);
  const asThing = (id: JsonScalar): Owner => ({ noun, id, isThing: true });
  if (ownId(items.properties, noun) === undefined)
    return noun === intent.noun && !owner.isThing ? unnamedThings(items, noun, making) : undefined;
  const label = `${thingKey(owner.noun, owner.id)}/${key}`;
  const some = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      identifiers.at(noun, draw.integer(`${label}/${index}`, worldSize)),
    );
  let ids: readonly JsonScalar[];
  if (!owner.isThing) {
    const from = noun === intent.noun ? intent.offset : 0;
    ids = making.listed(noun).slice(from, from + (intent.limit ?? usualLimit));
  } else if (nouns.of(noun) === undefined) ids = [...new Set(some(1 + draw.integer(label, 3)))];
  else {
    const role = roleAmong(world, noun, { role: owner.noun, noun: owner.noun });
    ids = world
      .all(noun)
      .filter((id) => String(referenceOf(world, asThing(id), role, owner.noun)) === String(owner.id))
      .slice(0, mostParts);
  }
  // What has to be there is there, once it is seen that nothing else will do.
  if (ids.length < least && making.turn > 0) ids = [...new Set([...ids, ...world.all(noun).slice(0, least)])];
  return ids.map(asThing);
}

/** What is asked for and has no identifiers: the days of a forecast. */
function unnamedThings(items: JsonObject, noun: string, making: Making): readonly Owner[] {
  const { world, intent, label, parameters } = making;
  const attributes = attributesIn(
    Object.entries(items.properties as JsonObject).filter((member): member is [string, JsonObject] =>
      isObject(member[1]),
    ),
    noun,
    making,
  );
  // What equals an argument is said as it was asked for; bounds are for choosing.
  const bounds = [...intent.given].filter(
    ([name]) => !attributes.has(keyOf(name, noun)) || /^(from|to|start|end|min|max)$/.test(name),
  );
  const demands = demandsOf(
    world,
    { ...intent, given: new Map(bounds), others: [] },
    noun,
    attributes,
    parameters,
  );
  const count = Math.min(intent.limit ?? usualLimit, 2 + world.base.draw.integer(`${label}/count`, 4));
  return Array.from(
    { length: referredTo },
    (_, index): Owner => ({ noun, id: `${label}/${index}`, isThing: false, attributes }),
  )
    .filter((thing) => demands.every((demand) => demand(thing)))
    .slice(0, count);
}

function countOf(key: string, owner: Owner, { world }: Making): number {
  return 1 + world.base.draw.integer(`${thingKey(owner.noun, owner.id)}/${key}/count`, 3);
}

/** Parts and plain values, all different where they have to be. */
function otherItems(
  schema: JsonObject,
  items: JsonObject,
  { place, making, count, make }: { place: Place; making: Making; count: number; make: MakeValue },
): readonly JsonValue[] {
  const { contains, uniqueItems } = schema;
  const isPart = typeOf(items) === 'object' || typeOf(items) === 'array';
  const itemAt = (index: number): JsonValue => {
    const of = index === 0 && isObject(contains) ? { ...items, ...contains } : items;
    if (!isPart && !isObject(contains)) return plainItem(of, place, making, index);
    const owner: Owner = { noun: place.owner.noun, id: `${String(place.owner.id)}/${index}`, isThing: false };
    return make(of, { ...place, owner }, making);
  };
  if (uniqueItems !== true) return Array.from({ length: count }, (_, index) => itemAt(index));
  const values = new Map<string, JsonValue>();
  const choices = Array.isArray(items.enum) ? items.enum : [];
  for (let index = 0; values.size < count && index < count + mostTries; index++) {
    const value = choices.length > 0 ? (choices[index % choices.length] as JsonValue) : itemAt(index);
    values.set(JSON.stringify(value), value);
  }
  return [...values.values()];
}

/** An item of a list of plain values: an identifier where the list says so, else what the list is of. */
function plainItem(schema: JsonObject, { key, owner }: Place, making: Making, index: number): JsonValue {
  const { world } = making;
  if (schema.const !== undefined) return schema.const as JsonValue;
  const thing = `${thingKey(owner.noun, owner.id)}/${key}/${index}`;
  const part: Owner = { noun: owner.noun, id: `${String(owner.id)}/${key}/${index}`, isThing: false };
  if (isIdentifier(key)) return attributeOf(world, part, key, schema);
  const noun = singular(wordsOf(key).at(-1) ?? '');
  const value = scalarValue(
    schema,
    { noun: noun || owner.noun, attribute: noun || 'name', thing, label: thing },
    world.base.draw,
  );
  return isScalar(value) ? value : null;
}
