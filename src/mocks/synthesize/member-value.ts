// The plain members of a made-up value: what was asked for, or what is known of the thing.
import { isObject, isScalar, type JsonObject, type JsonScalar } from '../../model/json.ts';
import { attributeOf, type Owner } from './attribute.ts';
import { isIdentifier, isOwnRole, keyOf, roleOf } from './keys.ts';
import type { Making } from './making.ts';
import { asWanted } from './scalar-value.ts';

/** How an answer is told, whatever it is about: these are as they were asked for. */
const told = /^(currency|language|lang|locale|unit)$/;

/** A scalar member of an object. */
export function memberValue(said: JsonObject, name: string, owner: Owner, making: Making): JsonScalar {
  const key = keyOf(name, owner.noun);
  const schema = making.isPromised ? said : (knownSchema(said, name, key, owner, making) ?? said);
  if (!owner.isThing || told.test(key)) {
    const asked = askedFor(name, key, owner, making);
    const wanted = asked === undefined ? undefined : asWanted(schema, asked);
    if (wanted !== undefined) return wanted;
  }
  return attributeOf(making.world, owner, name, choiceOf(schema, making.turn));
}

/** What other tools say of the value, where this one promises nothing. */
function knownSchema(
  schema: JsonObject,
  name: string,
  key: string,
  { noun, isThing }: Owner,
  { world }: Making,
): JsonObject | undefined {
  const { nouns } = world.base;
  if (isIdentifier(name)) {
    const isOwn = isThing && isOwnRole(roleOf(name), noun);
    return nouns.of(isOwn ? noun : nouns.nounOf({ name, schema }, noun))?.idSchema;
  }
  return isThing ? nouns.of(noun)?.attributes.get(key) : undefined;
}

function askedFor(
  name: string,
  key: string,
  { noun, isThing }: Owner,
  { intent }: Making,
): JsonScalar | undefined {
  if (isIdentifier(name)) {
    const role = roleOf(name);
    if (!isThing && role === intent.noun) return intent.id;
    return intent.others.find((other) => other.role === role || other.noun === role)?.id;
  }
  const given = [...intent.given].find(([other]) => keyOf(other, noun) === key)?.[1];
  return given !== undefined && isScalar(given) ? given : undefined;
}

const types = ['string', 'integer', 'boolean', 'null'];

/** Another of the values or of the types that the schema allows, where the first ones did not fit. */
function choiceOf(schema: JsonObject, turn: number): JsonObject {
  if (turn === 0) return schema;
  if (Array.isArray(schema.enum) && schema.enum.length > 1)
    return { ...schema, enum: [schema.enum[turn % schema.enum.length] as JsonScalar] };
  if (schema.type === undefined && schema.enum === undefined)
    return { ...schema, type: types[turn % types.length] as string };
  if (Array.isArray(schema.type))
    return { ...schema, type: schema.type[turn % schema.type.length] as string };
  return isObject(schema.not) ? { ...schema, examples: [] } : schema;
}
