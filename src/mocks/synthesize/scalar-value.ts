// One made-up scalar: within its schema's bounds, and like what it is called.
import { isObject, isScalar, type JsonObject, type JsonScalar } from '../../model/json.ts';
import { validate } from '../../schemas/schema-validator.ts';
import type { Draw } from './draw.ts';
import { textValue } from './text-value.ts';
import type { ValueOf } from './value-of.ts';

/** The type that a schema asks for first, null aside; undefined if it does not say. */
export function typeOf(schema: JsonObject): string | undefined {
  const { type } = schema;
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return (type as readonly string[]).find((name) => name !== 'null') ?? 'null';
  if (schema.properties !== undefined) return 'object';
  if (schema.items !== undefined || schema.prefixItems !== undefined) return 'array';
  return undefined;
}

/** Whether the value may stand where the schema is, as far as its keywords for scalars say. */
export function fits(schema: JsonObject, value: JsonScalar): boolean {
  if (Array.isArray(schema.enum) && !(schema.enum as readonly unknown[]).includes(value)) return false;
  if (schema.const !== undefined && schema.const !== value) return false;
  const type = typeOf(schema);
  if (typeof value === 'number') {
    const { min, max } = boundsOf(schema);
    return (
      (type === undefined || type === 'number' || (type === 'integer' && Number.isInteger(value))) &&
      value >= min &&
      value <= max
    );
  }
  if (typeof value === 'string') {
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema as Record<string, never>;
    return (
      (type === undefined || type === 'string') &&
      value.length >= minLength &&
      value.length <= maxLength &&
      hasForm(schema, value)
    );
  }
  return type === undefined || type === typeof value;
}

function hasForm({ format, pattern }: JsonObject, value: string): boolean {
  const form = {
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern }),
  };
  if (Object.keys(form).length === 0) return true;
  try {
    return validate(form, value).length === 0;
  } catch {
    return false;
  }
}

/** The value as the schema wants it: as a number, or as a text; undefined if it cannot be either. */
export function asWanted(schema: JsonObject, value: JsonScalar): JsonScalar | undefined {
  return [value, String(value), Number(value)].find((form) => !Number.isNaN(form) && fits(schema, form));
}

/** A scalar for the schema. */
export function scalarValue(schema: JsonObject, of: ValueOf, draw: Draw): JsonScalar {
  if (isScalar(schema.const)) return schema.const;
  const choices = scalars(schema.enum).filter((value) => value !== null && isAllowed(schema, value));
  if (choices.length > 0) return draw.pick(of.label, choices);
  const type = typeOf(schema);
  const examples = [...scalars(schema.examples), ...scalars([schema.example, schema.default])].filter(
    (value) => value !== null && value !== '' && fits(schema, value),
  );
  if (examples.length > 0) return draw.pick(of.label, examples);
  if (type === 'boolean') return booleanValue(of, draw);
  if (type === 'integer') return Math.round(numberValue(schema, of, draw, true));
  if (type === 'number') return numberValue(schema, of, draw, false);
  if (type === 'null' || (Array.isArray(schema.enum) && schema.enum.includes(null))) return null;
  if (type === undefined && isObject(schema.not) && schema.not.type === 'string')
    return numberValue(schema, of, draw, true);
  return textValue(schema, of, draw);
}

/** Of the choices, those that `not` leaves. */
function isAllowed({ not }: JsonObject, value: JsonScalar): boolean {
  return !isObject(not) || not.const !== value;
}

function scalars(values: unknown): readonly JsonScalar[] {
  return Array.isArray(values) ? values.filter((value) => value !== undefined && isScalar(value)) : [];
}

function booleanValue({ attribute, label }: ValueOf, draw: Draw): boolean {
  // "success": false would be the failure of a call that has not failed.
  if (/\b(success|successful|ok|valid|found|enabled|available|exists)\b/.test(attribute)) return true;
  return draw.integer(label, 2) === 0;
}

/** Likely numbers by what they count or measure: the least, the most, and the decimals. */
const numbers: readonly (readonly [RegExp, number, number, number])[] = [
  [/\b(lat|latitude)\b/, -60, 70, 4],
  [/\b(lon|lng|long|longitude)\b/, -170, 170, 4],
  [/\b(experience|seniority|tenure)\b|\byears? (of|in|since|as)\b/, 1, 35, 0],
  [/\byear\b/, 1990, 2025, 0],
  [/\b(day|hour|night|point)s? (left|taken|remaining|used|worked|spent)\b/, 1, 30, 0],
  [/\bmonth\b/, 1, 12, 0],
  [/\bday\b/, 1, 28, 0],
  [/\bage\b/, 18, 80, 0],
  [/\b(rent|deposit)\b/, 350, 2400, 0],
  [/\b(salary|wage|income|gross|net)\b/, 2200, 6800, 0],
  [/\b(price|amount|cost|total|fee|balance|revenue|value|subtotal|tax)\b/, 5, 900, 2],
  [/\b(rating|stars)\b/, 1, 5, 1],
  [/\bscore\b/, 1, 100, 1],
  [/\b(percent|percentage|progress|humidity|discount)\b/, 1, 99, 0],
  [/\b(probability|confidence|ratio|rate)\b/, 0.05, 0.95, 2],
  [/\b(temp|temperature|feels like)\b/, -5, 35, 1],
  [/\b(population|views|followers|downloads|likes)\b/, 1_200, 900_000, 0],
  [/\b(timestamp|epoch|unix)\b/, 1_735_700_000, 1_790_000_000, 0],
  [/\b(status code|http status)\b/, 200, 200, 0],
  [/\b(duration|minutes|length|runtime)\b/, 5, 180, 0],
  [/\bfloor\b/, 0, 9, 0],
  [/\b(weight|height|width|depth)\b/, 1, 90, 1],
  [/\b(cap|capitalization|size|distance)\b/, 100, 90_000, 0],
];

function numberValue(schema: JsonObject, { attribute, label }: ValueOf, draw: Draw, whole: boolean): number {
  const known = numbers.find(([pattern]) => pattern.test(attribute));
  const [, low, high, places] = known ?? [undefined, 1, 120, whole ? 0 : 2];
  const { min, max } = boundsOf(schema);
  const from = Math.max(min, Math.min(low, max));
  const to = Math.min(max, Math.max(high, min));
  const scale = 10 ** (whole ? 0 : places);
  const steps = Math.max(1, Math.min(2 ** 31, Math.floor((to - from) * scale) + 1));
  const value = Number((from + draw.integer(label, steps) / scale).toFixed(whole ? 0 : Math.max(places, 0)));
  const { multipleOf } = schema;
  if (typeof multipleOf !== 'number' || multipleOf <= 0) return Math.min(max, Math.max(min, value));
  const multiple = Math.ceil(from / multipleOf) + Math.floor((value - from) / multipleOf);
  return Number((multiple * multipleOf).toPrecision(12));
}

export function boundsOf(schema: JsonObject): { readonly min: number; readonly max: number } {
  const whole = typeOf(schema) === 'integer';
  const step = whole ? 1 : 1e-6;
  const least = [schema.minimum, above(schema.exclusiveMinimum, step)].filter(
    (bound) => typeof bound === 'number',
  );
  const most = [schema.maximum, above(schema.exclusiveMaximum, -step)].filter(
    (bound) => typeof bound === 'number',
  );
  return {
    min: Math.max(Number.NEGATIVE_INFINITY, ...least),
    max: Math.min(Number.POSITIVE_INFINITY, ...most),
  };
}

function above(bound: unknown, step: number): number | undefined {
  return typeof bound === 'number' ? bound + step : undefined;
}
