// JSON values, and the few operations on them that everything else is written in.
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

/** The value a text holds when it is JSON with an object or an array at its top, else undefined. */
export function parseJsonText(text: string): JsonObject | readonly JsonValue[] | undefined {
  const first = /^\s*([[{])/.exec(text)?.[1];
  if (first === undefined) return undefined;
  try {
    return JSON.parse(text) as JsonObject | readonly JsonValue[];
  } catch {
    return undefined;
  }
}
