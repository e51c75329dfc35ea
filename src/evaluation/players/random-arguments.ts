// Random values that match a JSON Schema, for the player that guesses.

import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';
import type { Random } from '../../model/random.ts';
import { table } from '../../model/table.ts';
import { patternText } from '../../schemas/pattern-text.ts';
import { validate } from '../../schemas/schema-validator.ts';

/** The chance that an optional property is given. */
const optional = 0.3;
const mostTries = 5;
/** Schemas that contain themselves end here. */
const deepest = 6;
const words = ['alpha', 'blue', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'harbor'];
const shapes = table<(random: Random) => string>({
  date: (random) => `2026-0${random.integer(1, 9)}-${random.integer(10, 28)}`,
  'date-time': (random) => `2026-0${random.integer(1, 9)}-${random.integer(10, 28)}T09:00:00Z`,
  time: (random) => `${random.integer(10, 19)}:00:00Z`,
  email: (random) => `${random.pick(words)}@example.com`,
  uri: (random) => `https://example.com/${random.pick(words)}`,
  uuid: () => '00000000-0000-4000-8000-000000000000',
});

/** Arguments for a function with these parameters: all that are required, and some that are not. Where no values that fit are found, they are as near as they come. */
export function randomArguments(parameters: JsonObject, random: Random): JsonObject {
  let last: JsonObject = {};
  // Combined requirements of several keywords are met only by chance.
  for (let tries = 0; tries < mostTries; tries++) {
    const value = valueFor(parameters, parameters, random, 0);
    if (isObject(value)) last = value;
    if (validate(parameters, last).length === 0) break;
  }
  return last;
}

function valueFor(schema: JsonValue | undefined, root: JsonObject, random: Random, depth: number): JsonValue {
  if (!isObject(schema) || depth > deepest) return null;
  const within = (part: JsonValue | undefined) => valueFor(part, root, random, depth + 1);
  if (typeof schema.$ref === 'string') return within(getAt(root, schema.$ref.replace(/^#/, '')));
  if (schema.const !== undefined) return schema.const;
  const choices = schema.enum ?? schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices) && choices.length > 0) {
    const chosen = random.pick(choices as readonly JsonValue[]);
    return schema.enum === undefined ? within(chosen) : chosen;
  }
  switch (typeOf(schema)) {
    case 'object':
      return objectFor(schema, within, random);
    case 'array': {
      const least = numberOr(schema.minItems, 0);
      const most = Math.max(least, Math.min(numberOr(schema.maxItems, least + 2), least + 2));
      return Array.from({ length: random.integer(least, most) }, () => within(schema.items));
    }
    case 'integer':
    case 'number':
      return numberFor(schema, random);
    case 'boolean':
      return random.real() < 0.5;
    case 'null':
      return null;
    default:
      return textFor(schema, random);
  }
}

/** The type, or the first of several; an object where only properties are named. */
function typeOf(schema: JsonObject): JsonValue | undefined {
  const { type } = schema;
  if (Array.isArray(type)) return (type as readonly JsonValue[])[0];
  return type ?? (schema.properties === undefined ? 'string' : 'object');
}

function objectFor(
  schema: JsonObject,
  within: (part: JsonValue | undefined) => JsonValue,
  random: Random,
): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = new Set(Array.isArray(schema.required) ? (schema.required as readonly JsonValue[]) : []);
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.has(name) || random.real() < optional)
      .map(([name, part]) => [name, within(part)]),
  );
}

function numberFor(schema: JsonObject, random: Random): number {
  const least = Math.ceil(numberOr(schema.minimum, numberOr(schema.exclusiveMinimum, 0) + 1));
  const most = Math.floor(numberOr(schema.maximum, numberOr(schema.exclusiveMaximum, least + 101) - 1));
  const step = Math.max(1, Math.round(numberOr(schema.multipleOf, 1)));
  if (most < least) return least;
  const number = random.integer(least, Math.min(most, least + 1000));
  return Math.min(most, Math.max(least, Math.ceil(number / step) * step));
}

function textFor(schema: JsonObject, random: Random): string {
  const shaped = shapes[typeof schema.format === 'string' ? schema.format : '']?.(random);
  if (shaped !== undefined) return shaped;
  const { pattern } = schema;
  const matching =
    typeof pattern === 'string' ? patternText(pattern, (below) => random.integer(0, below - 1)) : undefined;
  if (matching !== undefined) return matching;
  const text = random.pick(words).padEnd(numberOr(schema.minLength, 0), 'x');
  return text.slice(0, numberOr(schema.maxLength, text.length));
}

function numberOr(value: JsonValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
