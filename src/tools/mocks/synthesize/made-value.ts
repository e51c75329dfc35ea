// A value for a whole schema: things of the session's world, in the members where things belong.
import { isObject, type JsonObject, type JsonValue } from '../../../core/json.ts';
import { meaningOf } from '../../../core/naming.ts';
import { requiredOf } from '../../../core/schema-validator.ts';
import { worldSize } from './entity-store.ts';
import { nounIn } from './intent.ts';
import type { Making, Owner } from './making.ts';
import { memberValue, scalarItem } from './member-value.ts';
import { plain } from './plain-schema.ts';
import { identifierValue, typeOf } from './scalar-value.ts';

/** Schemas may lead back to themselves. */
const deepest = 6;

/** The whole result. */
export function madeResult(schema: JsonObject, making: Making): JsonValue {
  const owner: Owner = { noun: making.intent.noun, id: making.label, isThing: false };
  return madeValue(schema, '', owner, making, 0, 0);
}

function madeValue(
  written: JsonObject,
  key: string,
  owner: Owner,
  making: Making,
  depth: number,
  index: number,
): JsonValue {
  const schema = plain(written, making.root);
  if (schema.const !== undefined) return schema.const as JsonValue;
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(schema, key, owner, making, depth, index);
    case 'array':
      return arrayOf(schema, key, owner, making, depth);
    default:
      return memberValue(schema, key, owner, making);
  }
}

function objectOf(
  schema: JsonObject,
  key: string,
  owner: Owner,
  making: Making,
  depth: number,
  index: number,
): JsonObject {
  const members = Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(
    ([name, member]) => (isObject(member) ? [[name, member] as const] : []),
  );
  const required = new Set(requiredOf(schema));
  const wanted = members.filter(
    ([name, member]) =>
      required.has(name) ||
      (!making.lean &&
        depth < deepest &&
        !isAboutFailure(name) &&
        plain(member, making.root).type !== 'null'),
  );
  const thing = thingFor(key, owner, making, members, index);
  const made: Record<string, JsonValue> = {};
  for (const [name, member] of wanted) made[name] = madeValue(member, name, thing, making, depth + 1, 0);
  for (const name of required) {
    if (!(name in made)) made[name] = memberValue({}, name, thing, making);
  }
  if (members.length === 0 && isObject(schema.additionalProperties) && depth < deepest) {
    const name = making.draw.pick(`${making.label}/${key}`, ['first', 'second']);
    made[name] = madeValue(schema.additionalProperties, name, thing, making, depth + 1, 0);
  }
  return withTotals(made, making);
}

/** An object that says `error` would call the call a failure. */
function isAboutFailure(name: string): boolean {
  return /^(errors?|err|exceptions?|failures?|warnings?|error_?(message|code|details?))$/i.test(name);
}

/** What the members of an object are members of: a thing of its own where it has an identifier, else a part of its owner. */
function thingFor(
  key: string,
  owner: Owner,
  making: Making,
  members: readonly (readonly [string, JsonObject])[],
  index: number,
): Owner {
  const noun = key === '' ? owner.noun : nounIn(key, owner.noun);
  const own = members.find(([name]) => {
    const meaning = meaningOf(name, noun);
    return meaning.attribute === 'id' && meaning.noun === noun;
  });
  const { intent, draw, root, store } = making;
  const isAsked = noun === intent.noun && !owner.isThing;
  if (own === undefined) {
    // Without an identifier it is told apart by what was asked; parts of a thing by their place in it.
    const id =
      isAsked && index > 0
        ? `${making.label}/${index}`
        : key === ''
          ? owner.id
          : `${String(owner.id)}/${key}/${index}`;
    return { noun, id, isThing: false };
  }
  const given =
    intent.ids.get(noun) ?? (intent.query === undefined ? undefined : store.named(noun, intent.query));
  if (isAsked && given !== undefined && index === 0) return { noun, id: given, isThing: true };
  const place = isAsked
    ? placeAsked(making, index)
    : draw.integer(`${String(owner.id)}/${key}/${index}`, worldSize);
  return { noun, id: identifierValue(plain(own[1], root), noun, place, draw), isThing: true };
}

/** Which of the world's things stands at this place of the answer: all in order, or from somewhere that follows from what is searched. */
function placeAsked({ intent, draw }: Making, index: number): number {
  if (intent.kind === 'write') return worldSize + draw.integer(JSON.stringify([...intent.given]), 900);
  const searched = [...intent.given].filter(([key]) => !isPaging(key));
  const start =
    searched.length === 0 ? 0 : draw.integer(`${intent.noun} ${JSON.stringify(searched)}`, worldSize);
  return (start + intent.offset + index) % worldSize;
}

function isPaging(key: string): boolean {
  return /^(limit|offset|page|per_?page|page_?size|count|size|max_?results|skip|top|sort|order|sort_?by|order_?by|format|lang|language)$/i.test(
    key,
  );
}

function arrayOf(
  schema: JsonObject,
  key: string,
  owner: Owner,
  making: Making,
  depth: number,
): readonly JsonValue[] {
  if (Array.isArray(schema.prefixItems)) {
    return schema.prefixItems
      .filter(isObject)
      .map((item, at) => madeValue(item, key, owner, making, depth + 1, at));
  }
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema as {
    minItems?: number;
    maxItems?: number;
  };
  if (depth >= deepest && minItems === 0) return [];
  const items = isObject(schema.items) ? schema.items : {};
  const count = Math.max(minItems, Math.min(maxItems, countOf(key, owner, making)));
  const values = Array.from({ length: count }, (_, index) => {
    const inner = plain(items, making.root);
    return typeOf(inner) === 'object' || typeOf(inner) === 'array'
      ? madeValue(inner, key, owner, making, depth + 1, index)
      : scalarItem(inner, key, owner, making, index);
  });
  if (schema.uniqueItems !== true) return values;
  return values.filter(
    (value, at) => values.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === at,
  );
}

function countOf(key: string, owner: Owner, { intent, draw, label }: Making): number {
  const isAsked = nounIn(key, owner.noun) === intent.noun && !owner.isThing;
  if (!isAsked) return 1 + draw.integer(`${String(owner.id)}/${key}/count`, 3);
  if (intent.ids.has(intent.noun)) return 1;
  return Math.min(
    intent.limit ?? 5,
    2 + draw.integer(`${label}/count`, 4),
    Math.max(0, worldSize - intent.offset),
  );
}

/** `total` and `count` beside a list agree with it. */
function withTotals(made: Record<string, JsonValue>, { intent }: Making): JsonObject {
  const lists = Object.values(made).filter(Array.isArray) as (readonly JsonValue[])[];
  const [only] = lists;
  if (only === undefined || lists.length > 1) return made;
  for (const [name, value] of Object.entries(made)) {
    if (typeof value !== 'number' || intent.given.has(name)) continue;
    if (/^(total|count|total_?(count|items|results)|num_?(items|results)|size|length)$/i.test(name))
      made[name] = only.length;
  }
  return made;
}
