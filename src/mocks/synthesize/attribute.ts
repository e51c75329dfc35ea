// The value of one attribute of a thing: what the session has made of it, or what follows from the seed; never from what was asked first.
import { isScalar, type JsonObject, type JsonScalar } from '../../model/json.ts';
import { isPersonNoun } from '../../text/person-nouns.ts';
import { present } from './date-text.ts';
import { referredTo } from './identifiers.ts';
import { isIdentifier, isNameKey, isOwnRole, keyOf, roleOf } from './keys.ts';
import { daysBetween, laterThan } from './pairs.ts';
import { personFor } from './roles.ts';
import { asWanted, fits, scalarValue } from './scalar-value.ts';
import { nameWith } from './text-value.ts';
import { thingKey, type World } from './world.ts';

/** What the members of an object belong to. */
export interface Owner {
  readonly noun: string;
  /** Of the thing; for what is no thing, the label of its place. */
  readonly id: JsonScalar;
  readonly isThing: boolean;
  /** Schemas by key, of what is no thing of a known noun. */
  readonly attributes?: ReadonlyMap<string, JsonObject>;
}

/** The attribute called `name` of a thing, as the schema wants it. */
export function attributeOf(world: World, owner: Owner, name: string, schema: JsonObject): JsonScalar {
  const { noun, id } = owner;
  // A person's title is no name.
  const isName = isNameKey(name, noun) && !(isPersonNoun(noun) && /title/i.test(name));
  const key = keyOf(name, noun);
  const changed = world.changed(noun, id, key);
  if (changed !== undefined && isScalar(changed) && fits(schema, changed)) return changed;
  if (isIdentifier(name)) return identifierFor(world, owner, name, schema);
  // A thing has one kind of value under a name, whichever tool shows it.
  const usual = attributesOf(world, owner).get(key);
  for (const wanted of usual === undefined ? [schema] : [usual, schema]) {
    const made = asWanted(schema, made_(wanted));
    if (made !== undefined) return made;
  }
  return made_(schema);

  function made_(wanted: JsonObject): JsonScalar {
    const related = relatedValue(world, owner, key, wanted) ?? freshValue(world, owner, key, wanted);
    if (related !== undefined && fits(wanted, related)) return related;
    const thing = thingKey(noun, id);
    const attribute = isName ? 'name' : key;
    const called = isName && owner.isThing ? world.base.identifiers.wordsIn(noun, id) : undefined;
    if (called !== undefined) {
      const name = nameWith(called, noun, thing, world.base.draw);
      if (fits(wanted, name)) return name;
    }
    return scalarValue(wanted, { noun, attribute, thing, label: `${thing}/${key}` }, world.base.draw);
  }
}

/** The schemas of what is told of a thing. */
function attributesOf(
  { base }: World,
  { noun, attributes, isThing }: Owner,
): ReadonlyMap<string, JsonObject> {
  return (isThing ? base.nouns.of(noun)?.attributes : undefined) ?? attributes ?? new Map();
}

/** Which thing of `target` stands in that role with a thing: always the same one, until it is changed. */
export function referenceOf(world: World, { noun, id }: Owner, role: string, target: string): JsonScalar {
  const changed = world.changed(noun, id, role);
  if (changed !== undefined && isScalar(changed)) return changed;
  const { draw, identifiers } = world.base;
  return identifiers.at(target, draw.integer(`${thingKey(noun, id)}/${role}`, referredTo));
}

/** The role in which another thing stands with those of a noun: its own, or that of the only things of its kind. */
export function roleAmong(
  world: World,
  noun: string,
  other: { readonly role: string; readonly noun: string },
): string {
  const references = world.base.nouns.of(noun)?.references ?? new Map<string, string>();
  if (references.has(other.role)) return other.role;
  return [...references].find(([, target]) => target === other.noun)?.[0] ?? other.role;
}

function identifierFor(world: World, owner: Owner, name: string, schema: JsonObject): JsonScalar {
  const { noun, id, isThing } = owner;
  const { nouns, draw } = world.base;
  const role = roleOf(name);
  const isExact = isThing && (role === '' || role === noun);
  const target = isExact ? noun : nouns.nounOf({ name, schema }, noun);
  const isOwn = isExact || (isThing && isOwnRole(role, noun) && target === noun);
  const value = isOwn ? id : referenceOf(world, owner, role, target);
  const thing = thingKey(noun, id);
  return (
    asWanted(schema, value) ??
    scalarValue(schema, { noun: target, attribute: 'id', thing, label: `${thing}/${name}` }, draw)
  );
}

/** What follows from another thing, or from another attribute of this one. */
function relatedValue(world: World, owner: Owner, key: string, schema: JsonObject): JsonScalar | undefined {
  const { nouns } = world.base;
  const words = key.split(' ');
  // `customer_name` beside `customer_id` is the name of that customer; `manager` the name of an employee.
  const detail = /^(name|email)$/.exec(words.at(-1) ?? '')?.[0];
  const role = detail === undefined || words.length === 1 ? key : words.slice(0, -1).join(' ');
  const target =
    nouns.of(owner.noun)?.references.get(role) ??
    (role !== key && nouns.of(role) !== undefined
      ? role
      : personFor(role, (noun) => nouns.of(noun) !== undefined));
  if (target !== undefined && target !== key && role !== '') {
    const other = { noun: target, id: referenceOf(world, owner, role, target), isThing: true };
    return attributeOf(world, other, schema.format === 'email' ? 'email' : (detail ?? 'name'), schema);
  }
  return sibling(world, owner, key, schema);
}

function sibling(world: World, owner: Owner, key: string, schema: JsonObject): JsonScalar | undefined {
  const attributes = attributesOf(world, owner);
  const valueFor = (other: string) => {
    const of = attributes.get(other);
    return of === undefined ? undefined : attributeOf(world, owner, other, of);
  };
  const label = `${thingKey(owner.noun, owner.id)}/${key}`;
  return (
    daysBetween(key, attributes, valueFor) ??
    laterThan(key, schema, attributes, valueFor, label, world.base.draw)
  );
}

const firstStates =
  'new open requested submitted applied created draft pending todo to_do backlog queued received placed scheduled planned booked unread active'.split(
    ' ',
  );

/** How a thing begins: in the state in which things of its kind do, made just now, with nothing of it done. */
function freshValue(
  world: World,
  { noun, id }: Owner,
  key: string,
  schema: JsonObject,
): JsonScalar | undefined {
  if (!world.isCreated(noun, id)) return undefined;
  if (/\b(status|state|stage|phase)$/.test(key)) {
    if (isScalar(schema.default)) return schema.default;
    const states = (Array.isArray(schema.enum) ? schema.enum : []).filter(
      (state): state is string => typeof state === 'string',
    );
    return firstStates.find((state) => states.includes(state)) ?? states[0] ?? 'new';
  }
  if (
    /^(created|updated|modified|added|opened|submitted|requested|placed|ordered)( (at|on|date|time))?$/.test(
      key,
    )
  )
    return schema.format === 'date' ? present.slice(0, 10) : present;
  if (schema.type === 'boolean')
    return !/^(is )?(done|completed?|archived|closed|paid|deleted|read|resolved|cancelled|shipped)$/.test(key)
      ? undefined
      : false;
  return undefined;
}
