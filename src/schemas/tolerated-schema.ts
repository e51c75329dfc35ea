// Schemas that are not quite legal, as they are meant: keywords of older drafts and of OpenAPI, types of other
// languages, values that are of no use. Only what cannot be compiled as it stands comes here.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { table } from '../model/table.ts';

const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
/** How other languages call the types; what they call "any" is any. */
const otherTypes = table<string>({
  str: 'string',
  text: 'string',
  uuid: 'string',
  date: 'string',
  datetime: 'string',
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'number',
  bool: 'boolean',
  list: 'array',
  tuple: 'array',
  set: 'array',
  dict: 'object',
  map: 'object',
  record: 'object',
  none: 'null',
  nonetype: 'null',
});

const counts = new Set([
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
]);
const bounds = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']);
const texts = new Set([
  'format',
  'pattern',
  '$ref',
  '$comment',
  '$anchor',
  'title',
  'description',
  'contentEncoding',
]);
const flags = new Set(['uniqueItems', 'deprecated', 'readOnly', 'writeOnly']);
const lists = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);
const maps = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
const schemas = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'propertyNames',
]);
/** Keywords of OpenAPI and older drafts that check nothing. */
const idle = new Set([
  'nullable',
  'discriminator',
  'xml',
  'externalDocs',
  'example',
  'id',
  '$id',
  '$schema',
  'divisibleBy',
]);

/** The schema with each keyword as it is meant, or without it where it means nothing that can be checked. */
export function toleratedSchema(schema: JsonObject): JsonObject {
  const told: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(schema)) {
    const meant = value === undefined || value === null ? ofNull(key, value) : keyword(key, value, schema);
    if (meant !== undefined) told[key] = meant;
  }
  return schema.nullable === true ? withNull(told) : told;
}

function ofNull(key: string, value: null | undefined): JsonValue | undefined {
  return value === null && (key === 'default' || key === 'const') ? null : undefined;
}

function keyword(key: string, value: JsonValue, schema: JsonObject): JsonValue | undefined {
  if (idle.has(key)) return undefined;
  if (key === 'type') return typeOf(value);
  if (key === 'enum') return Array.isArray(value) && value.length > 0 ? distinct(value) : undefined;
  if (key === 'required') return requiredOf(value);
  if (bounds.has(key)) return bound(key, value, schema);
  if (counts.has(key))
    return Number.isInteger(Number(value)) && Number(value) >= 0 ? Number(value) : undefined;
  if (texts.has(key)) return typeof value === 'string' ? value : undefined;
  if (key === 'examples') return Array.isArray(value) ? value : undefined;
  if (flags.has(key)) return typeof value === 'boolean' ? value : undefined;
  if (maps.has(key)) return isObject(value) ? mapped(key, value) : undefined;
  if (lists.has(key)) return listOf(value);
  if (key === 'items' && Array.isArray(value)) return listOf(value);
  if (schemas.has(key))
    return typeof value === 'boolean' ? value : isObject(value) ? toleratedSchema(value) : undefined;
  return value;
}

/** The type or types as JSON Schema calls them; undefined where a name says nothing. */
export function typeOf(value: JsonValue): JsonValue | undefined {
  const named = (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]).map((one) => {
    const name = String(one);
    if (types.has(name)) return name;
    const plain = name.toLowerCase();
    if (/^(?:array|list|set|sequence)\b|\[\]$/.test(plain)) return 'array';
    return types.has(plain) ? plain : otherTypes[plain];
  });
  // One name that says nothing leaves everything open.
  if (named.length === 0 || named.some((name) => name === undefined)) return undefined;
  const distinctNames = [...new Set(named as readonly string[])];
  return distinctNames.length === 1 ? distinctNames[0] : distinctNames;
}

function distinct(values: readonly JsonValue[]): JsonValue {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...seen.values()];
}

/** Draft 3 wrote `required: true` on the property itself: nothing that can be told here. */
function requiredOf(value: JsonValue): JsonValue | undefined {
  if (!Array.isArray(value)) return undefined;
  return distinct((value as readonly JsonValue[]).filter((name) => typeof name === 'string'));
}

/** Draft 4 wrote `exclusiveMinimum: true` beside `minimum`. */
function bound(key: string, value: JsonValue, schema: JsonObject): JsonValue | undefined {
  const plain = key === 'exclusiveMinimum' ? 'minimum' : key === 'exclusiveMaximum' ? 'maximum' : undefined;
  if (plain !== undefined && typeof value === 'boolean')
    return value && typeof schema[plain] === 'number' ? schema[plain] : undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return key === 'multipleOf' && number <= 0 ? undefined : number;
}

function mapped(key: string, value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]): [string, JsonValue][] => {
      if (typeof part === 'boolean') return [[name, part]];
      if (!isObject(part)) return [];
      // Nothing to choose from is nothing that can be given.
      const isClosed = key === 'properties' && Array.isArray(part.enum) && part.enum.length === 0;
      return [[name, isClosed ? false : toleratedSchema(part)]];
    }),
  );
}

function listOf(value: JsonValue): JsonValue | undefined {
  if (!Array.isArray(value)) return undefined;
  const parts = (value as readonly JsonValue[]).flatMap((part): JsonValue[] =>
    typeof part === 'boolean' ? [part] : isObject(part) ? [toleratedSchema(part)] : [],
  );
  return parts.length === 0 ? undefined : parts;
}

function withNull(schema: Record<string, JsonValue>): JsonObject {
  const { type } = schema;
  if (schema.enum !== undefined || type === undefined) return { anyOf: [{ type: 'null' }, schema] };
  return { ...schema, type: [...(Array.isArray(type) ? (type as readonly JsonValue[]) : [type]), 'null'] };
}
