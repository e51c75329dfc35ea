// A value for a whole schema: things of the session's world, in the members where things belong.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { patternText } from '../../schemas/pattern-text.ts';
import { requiredOf, validate } from '../../schemas/schema-validator.ts';
import type { Owner } from './attribute.ts';
import { isIdentifier, keyOf } from './keys.ts';
import { madeItems } from './made-items.ts';
import type { Making, Place } from './making.ts';
import { memberValue } from './member-value.ts';
import { plain } from './plain-schema.ts';
import { typeOf } from './scalar-value.ts';
import { thingFor } from './thing-for.ts';
import { withTotals } from './totals.ts';

/** Schemas may lead back to themselves. */
const deepest = 6;

/** The whole result. Throws NothingFits if it would be of a thing that is not there. */
export function madeResult(schema: JsonObject, making: Making): JsonValue {
  const owner: Owner = { noun: making.intent.noun, id: making.label, isThing: false };
  return madeValue(schema, { key: '', owner, depth: 0 }, making);
}

/** The value that stands at a place. */
function madeValue(written: JsonObject, place: Place, making: Making): JsonValue {
  const schema = plain(written, making.root, making.turn);
  if (schema.const !== undefined) return schema.const as JsonValue;
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(schema, place, making);
    case 'array':
      return place.depth >= deepest && !(Number(schema.minItems) > 0)
        ? []
        : madeItems(schema, place, making, madeValue);
    default:
      return memberValue(schema, place.key, place.owner, making);
  }
}

function objectOf(
  schema: JsonObject,
  { key, owner, depth, thing: decided }: Place,
  making: Making,
): JsonObject {
  const members = Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(
    ([name, member]) => (isObject(member) ? [[name, member] as const] : []),
  );
  const thing = decided ?? thingFor(schema, key, owner, making, members);
  const required = requiredIn(schema, making);
  const made: Record<string, JsonValue> = {};
  for (const [name, member] of members) {
    if (!required.has(name) && (making.lean || depth >= deepest || isLeftOut(name, member, thing, making)))
      continue;
    made[name] =
      writtenValue(name, member, thing, making) ??
      madeValue(member, { key: name, owner: thing, depth: depth + 1 }, making);
  }
  for (const name of required) {
    if (!(name in made)) made[name] = memberValue({}, name, thing, making);
  }
  fill(made, schema, members.length === 0, { key, owner: thing, depth }, making);
  return withTotals(made, making);
}

/** The names that are required, by others that are there too. */
function requiredIn(schema: JsonObject, { lean }: Making): Set<string> {
  const required = new Set(requiredOf(schema));
  const dependent = { ...(schema.dependencies as JsonObject), ...(schema.dependentRequired as JsonObject) };
  for (const [name, names] of Object.entries(dependent)) {
    const isThere = required.has(name) || (!lean && isObject(schema.properties) && name in schema.properties);
    if (isThere && Array.isArray(names)) for (const other of names) required.add(String(other));
  }
  return required;
}

function isLeftOut(name: string, member: JsonObject, thing: Owner, { root, world, turn }: Making): boolean {
  // An object that says `error` would call the call a failure.
  if (/^(errors?|err|exceptions?|failures?|warnings?|error_?(message|code|details?))$/i.test(name))
    return true;
  const schema = plain(member, root, turn);
  if (schema.type === 'null') return true;
  if (!thing.isThing || !world.isCreated(thing.noun, thing.id)) return false;
  // What is new has nobody and nothing assigned to it but what was said.
  const isReference = isObject(schema.properties) || (isIdentifier(name) && keyOf(name, thing.noun) !== 'id');
  const role = isReference ? keyOf(name, thing.noun).replace(/ id$/, '') : '';
  return isReference && role !== thing.noun && world.changed(thing.noun, thing.id, role) === undefined;
}

/** A list or an object that was written to the thing. */
function writtenValue(
  name: string,
  schema: JsonObject,
  thing: Owner,
  { world, root }: Making,
): JsonValue | undefined {
  const value = thing.isThing ? world.changed(thing.noun, thing.id, keyOf(name, thing.noun)) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const { $defs, definitions, $schema } = root;
  const alone = Object.entries({ ...schema, $defs, definitions, $schema }).filter(
    ([, part]) => part !== undefined,
  );
  return validate(Object.fromEntries(alone) as JsonObject, value).length === 0 ? value : undefined;
}

/** Members without a name of their own: of a map, and as many as there have to be. */
function fill(
  made: Record<string, JsonValue>,
  schema: JsonObject,
  isMap: boolean,
  { key, owner, depth }: Place,
  making: Making,
): void {
  const { additionalProperties, minProperties = 0, propertyNames, patternProperties } = schema;
  const [pattern, patterned] = Object.entries(isObject(patternProperties) ? patternProperties : {})[0] ?? [];
  const value = isObject(additionalProperties)
    ? additionalProperties
    : isObject(patterned)
      ? patterned
      : undefined;
  const wanted = isMap && value !== undefined && depth < deepest && !making.lean ? 1 : 0;
  const { draw } = making.world.base;
  for (
    let index = 0;
    Object.keys(made).length < Math.max(wanted, Number(minProperties)) && index < 200;
    index++
  ) {
    const names = isObject(propertyNames) ? propertyNames : {};
    const form =
      typeof names.pattern === 'string'
        ? names.pattern
        : isObject(additionalProperties)
          ? undefined
          : pattern;
    const choices = Array.isArray(names.enum) ? names.enum : undefined;
    const name =
      choices !== undefined
        ? String(choices[index % choices.length])
        : form !== undefined
          ? patternText(form, (below, at) => draw.integer(`${making.label}/${key}/${index}/${at}`, below))
          : (['first', 'second', 'third'][index] ?? `member_${index + 1}`);
    if (name !== undefined && !(name in made))
      made[name] = madeValue(value ?? { type: 'string' }, { key: name, owner, depth: depth + 1 }, making);
  }
}
