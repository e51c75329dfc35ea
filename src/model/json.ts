// JSON values, and the few operations on them that everything else is written in. Integers beyond 2^53 survive as text.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

export type JsonScalar = string | number | boolean | null;
export type JsonValue = JsonScalar | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is JsonScalar {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

/** The canonical text of a JSON value (RFC 8785): equal values have equal texts. */
export function canonical(value: unknown): string {
  return (canonicalize as unknown as (input: unknown) => string | undefined)(value) ?? 'null';
}

/** `sha256:` and the hex digest of the value's canonical text. */
export function hashJson(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonical(value)).digest('hex')}`;
}

/** So many digits in a row may be more than a number keeps. */
const manyDigits = /\d{16}/;

/** Strings are matched only to step over them: digits inside a string are text already. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

const wholeNumber = /^-?\d+$/;

/** As `JSON.parse`, with each integer beyond 2^53 as the text of its digits. Throws `SyntaxError` where it throws. */
export function parseExact(text: string): JsonValue {
  const value = JSON.parse(text) as JsonValue;
  if (!manyDigits.test(text)) return value;
  const exact = text.replace(token, (part) =>
    wholeNumber.test(part) && !Number.isSafeInteger(Number(part)) ? `"${part}"` : part,
  );
  return exact === text ? value : (JSON.parse(exact) as JsonValue);
}

/** Whether a text is JSON, of whatever kind. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The object or list that a text is, from its first character to its last, exact integers included; else undefined. */
export function parseJsonText(text: string): JsonObject | readonly JsonValue[] | undefined {
  const start = text.search(/\S/);
  if (text[start] !== '{' && text[start] !== '[') return undefined;
  try {
    return parseExact(text) as JsonObject | readonly JsonValue[];
  } catch {
    return undefined;
  }
}

/** Above this, a float is a measurement: `1e+21` is how such a number is written again. */
const leastMeasurement = 1e21;

/** Whether a value that was parsed elsewhere holds an integer that has lost digits, or may have. */
export function hasRoundedInteger(value: JsonValue | undefined): boolean {
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < leastMeasurement;
  if (Array.isArray(value)) return value.some((item: JsonValue) => hasRoundedInteger(item));
  return isObject(value) && Object.values(value).some(hasRoundedInteger);
}

/** A value as text: scalars as they are, others as JSON. `String` fails where an object has a `toString` of its own. */
export function plainText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
