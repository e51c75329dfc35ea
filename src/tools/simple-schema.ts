// Whether a schema is so plain that it certainly compiles: with thousands of tools, compiling each to find out takes minutes and memory.
import { isObject } from '../model/json.ts';

const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
const dialects = /^https?:\/\/json-schema\.org\/(draft\/2020-12|draft-07)\/schema#?$/;
const bounds = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']);
const counts = new Set(['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']);
const texts = new Set(['title', 'description', '$comment', 'format']);
const anything = new Set(['default', 'examples', 'const']);
const flags = new Set(['uniqueItems', 'deprecated', 'readOnly', 'writeOnly']);

/**
 * True only for schemas with common keywords and well-formed values, on which draft-07 and 2020-12 agree.
 * False is inconclusive: references, patterns and the rest are left to the compiler.
 */
export function isSimpleSchema(schema: unknown): boolean {
  return isObject(schema) && Object.entries(schema).every(([key, value]) => isSimple(key, value));
}

function isSimple(key: string, value: unknown): boolean {
  if (texts.has(key)) return typeof value === 'string';
  if (anything.has(key)) return value !== undefined;
  if (counts.has(key)) return Number.isInteger(value) && (value as number) >= 0;
  if (bounds.has(key)) return Number.isFinite(value);
  if (flags.has(key)) return typeof value === 'boolean';
  switch (key) {
    case 'type':
      return Array.isArray(value) ? isSetOf(value, isType) : isType(value);
    case 'properties':
      return isObject(value) && Object.values(value).every(isSimpleSchema);
    case 'items':
      return isSimpleSchema(value);
    case 'additionalProperties':
      return typeof value === 'boolean' || isSimpleSchema(value);
    case 'required':
      return (
        Array.isArray(value) && (value.length === 0 || isSetOf(value, (name) => typeof name === 'string'))
      );
    case 'enum':
      return Array.isArray(value) && isSetOf(value, (item) => typeof item !== 'object' || item === null);
    case 'anyOf':
    case 'oneOf':
    case 'allOf':
      return Array.isArray(value) && value.length > 0 && value.every(isSimpleSchema);
    case '$schema':
      return typeof value === 'string' && dialects.test(value);
    default:
      return false;
  }
}

function isType(name: unknown): boolean {
  return typeof name === 'string' && types.has(name);
}

function isSetOf(values: readonly unknown[], isOne: (value: unknown) => boolean): boolean {
  return values.length > 0 && values.every(isOne) && new Set(values).size === values.length;
}
