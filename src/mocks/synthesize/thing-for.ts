// Which thing the members of an object belong to: one that was asked for, one that another refers to, or none.
import { isObject, type JsonObject } from '../../model/json.ts';
import { plural } from '../../text/naming.ts';
import { type Owner, referenceOf } from './attribute.ts';
import { nounIn } from './compounds.ts';
import { worldSize } from './identifiers.ts';
import { isOwnRole, keyOf, roleOf } from './keys.ts';
import { type Making, NothingFits } from './making.ts';
import { ownId } from './nouns.ts';
import { plain } from './plain-schema.ts';
import { typeOf } from './scalar-value.ts';

/** The thing of an object that stands alone under that key. Throws NothingFits if the arguments fit none. */
export function thingFor(
  schema: JsonObject,
  key: string,
  owner: Owner,
  making: Making,
  members: readonly (readonly [string, JsonObject])[],
): Owner {
  const { intent, world, label } = making;
  const { nouns, draw, identifiers } = world.base;
  const noun = key === '' ? owner.noun : nouns.nounOf({ name: key, schema }, owner.noun);
  const isAsked = noun === intent.noun && !owner.isThing;
  const isThing = ownId(Object.fromEntries(members), noun) !== undefined;
  if (isAsked && intent.id !== undefined && !intent.isMany && (isThing || !wraps(noun, making, members)))
    return { noun, id: intent.id, isThing: true };
  if (!isThing) {
    const id = key === '' ? owner.id : `${String(owner.id)}/${key}`;
    return { noun, id, isThing: false, attributes: attributesIn(members, noun, making) };
  }
  if (owner.isThing) return { noun, id: referenceOf(world, owner, roleOf(key), noun), isThing: true };
  const other = intent.others.find((given) => given.noun === noun);
  if (!isAsked && other !== undefined) return { noun, id: other.id, isThing: true };
  if (isAsked && (intent.query !== undefined || intent.given.size > 0 || intent.others.length > 0)) {
    const [first] = making.listed(noun);
    if (first === undefined) throw new NothingFits(`No ${plural(noun)} fit these arguments.`);
    return { noun, id: first, isThing: true };
  }
  return { noun, id: identifiers.at(noun, draw.integer(`${label}/${key}`, worldSize)), isThing: true };
}

/** Whether the thing stands in one of the members: `{ "ticket": {…} }`. */
function wraps(
  noun: string,
  { root, turn, world }: Making,
  members: readonly (readonly [string, JsonObject])[],
): boolean {
  const { compounds } = world.base.nouns;
  return members.some(([name, member]) => {
    const inner = plain(member, root, turn);
    const isOwn = isOwnRole(roleOf(name), noun) || nounIn(name, noun, compounds) === noun;
    return isOwn && isObject(inner.properties);
  });
}

/** The schemas of an object's plain members, by their keys. */
export function attributesIn(
  members: readonly (readonly [string, JsonObject])[],
  noun: string,
  { root, turn }: Making,
): ReadonlyMap<string, JsonObject> {
  const plainMembers = members.map(
    ([name, member]) => [keyOf(name, noun), plain(member, root, turn)] as const,
  );
  return new Map(plainMembers.filter(([, member]) => !/^(object|array)$/.test(typeOf(member) ?? '')));
}
