// What a value is where it is given at all: optional parameters are written as a type or null, in many spellings.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { resolveRef } from './resolve-ref.ts';
import { typeOf } from './tolerated-schema.ts';

/** Whether a schema allows null and nothing else. */
function isNull(schema: JsonValue | undefined): boolean {
  if (!isObject(schema)) return false;
  if (schema.type === 'null' || (schema.const === null && 'const' in schema)) return true;
  if (Array.isArray(schema.type)) return schema.type.length === 1 && schema.type[0] === 'null';
  return Array.isArray(schema.enum) && schema.enum.length > 0 && schema.enum.every((value) => value === null);
}

const besideConst = new Set(['const', 'title', 'description', 'type']);

/** Constants to choose from, each with its title, as one list of choices. */
function choiceOf(parts: readonly JsonValue[]): JsonObject | undefined {
  const isConst = (part: JsonValue) =>
    isObject(part) && part.const !== undefined && Object.keys(part).every((key) => besideConst.has(key));
  if (parts.length < 2 || !parts.every(isConst)) return undefined;
  const types = new Set(parts.map((part) => (part as JsonObject).type));
  const [type] = types;
  return {
    ...(types.size === 1 && type !== undefined ? { type } : {}),
    enum: parts.map((part) => (part as JsonObject).const as JsonValue),
  };
}

/** Parts that all hold, as one; undefined where two of them say something of the same keyword. */
function mergedOf(parts: readonly JsonValue[], root: JsonObject): JsonObject | undefined {
  if (parts.length < 2 || !parts.every(isObject)) return undefined;
  const whole = parts.map((part) => resolveRef(part as JsonObject, root));
  const members = whole.flatMap((part) => Object.entries(part));
  const isDisjoint = new Set(members.map(([key]) => key)).size === members.length;
  return isDisjoint ? Object.fromEntries(members) : undefined;
}

/** The schema with its type in the words of JSON Schema. */
function ofKnownType(schema: JsonObject): JsonObject {
  const type = schema.type === undefined || schema.type === null ? undefined : typeOf(schema.type);
  return type === undefined || type === schema.type || Array.isArray(type) ? schema : { ...schema, type };
}

/** Choices within choices, at most. */
const deepest = 32;

/**
 * The schema of what is given where something is: `anyOf` or `oneOf` of one schema and null, `["string", "null"]`,
 * `nullable`, and null among the choices are that schema, with the words and the default that stand around it. So is
 * `allOf` of one, or of parts about different keywords; constants to choose from are an `enum`. Anything else stays as it is.
 */
export function withoutNull(schema: JsonObject, root: JsonObject, depth = 0): JsonObject {
  const { nullable, ...given } = schema;
  const here = ofKnownType(nullable === undefined ? schema : given);
  // A choice of nothing but itself has no end.
  if (depth > deepest) return here;
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const parts = here[keyword];
    if (!Array.isArray(parts)) continue;
    const others = (parts as readonly JsonValue[]).filter((part) => !isNull(part));
    const { [keyword]: __, ...beside } = here;
    const single = keyword === 'allOf' ? mergedOf(others, root) : choiceOf(others);
    if (single !== undefined) return withoutNull({ ...single, ...beside }, root, depth + 1);
    const [one] = others;
    if (others.length !== 1 || !isObject(one) || (keyword === 'allOf' && parts.length !== 1)) continue;
    const { [keyword]: _, ...around } = here;
    return withoutNull({ ...resolveRef(one, root), ...around }, root, depth + 1);
  }
  const types = Array.isArray(here.type)
    ? ((typeOf(here.type) ?? here.type) as readonly JsonValue[]).filter((type) => type !== 'null')
    : [];
  const choices = Array.isArray(here.enum) ? (here.enum as readonly JsonValue[]) : [];
  const hasType = types.length === 1 && Array.isArray(here.type);
  const hasChoices = choices.includes(null) && choices.length > 1;
  if (!hasType && !hasChoices) return here;
  return {
    ...here,
    ...(hasType && { type: types[0] }),
    ...(hasChoices && { enum: choices.filter((value) => value !== null) }),
  };
}
