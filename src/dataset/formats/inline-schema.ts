// A parameter's schema that stands by itself, for formats which show parameters without their root.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { resolveRef } from '../../schemas/resolve-ref.ts';

/** How deep a schema may lead into itself; below, only its type and description are kept. */
const maxDepth = 8;

/**
 * The schema with local `$ref`s replaced by what they stand for, and a choice between null and one other schema by that one.
 * `convert` changes each schema in it, once what is inside has been changed.
 */
export function inlineSchema(
  schema: JsonObject,
  root: JsonObject,
  convert: (schema: JsonObject) => JsonObject = (here) => here,
  depth = 0,
): JsonObject {
  const { $ref: _, $defs: __, definitions: ___, ...resolved } = resolveRef(schema, root);
  const here = withoutNull(resolved, root);
  if (depth >= maxDepth) {
    const kept = ['type', 'description'].filter((keyword) => here[keyword] !== undefined);
    return convert(Object.fromEntries(kept.map((keyword) => [keyword, here[keyword]])));
  }
  const inside = (part: JsonValue | undefined) =>
    isObject(part) ? inlineSchema(part, root, convert, depth + 1) : part;
  const inner = Object.entries(here).map(([keyword, value]) => {
    if (keyword === 'properties' && isObject(value)) return [keyword, mapValues(value, inside)];
    if (keyword === 'items' || keyword === 'additionalProperties') return [keyword, inside(value)];
    if (composing.has(keyword) && Array.isArray(value)) return [keyword, value.map(inside)];
    return [keyword, value];
  });
  return convert(Object.fromEntries(inner));
}

const composing: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);

function mapValues(
  value: JsonObject,
  change: (item: JsonValue | undefined) => JsonValue | undefined,
): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}

/** `anyOf` of a schema and null, as it is written for optional parameters, as that schema. */
function withoutNull(schema: JsonObject, root: JsonObject): JsonObject {
  const { anyOf, ...beside } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const others = anyOf.filter((part) => !isObject(part) || part.type !== 'null');
  const [only] = others;
  if (others.length !== 1 || !isObject(only)) return schema;
  const { $ref: _, ...resolved } = resolveRef(only, root);
  return { ...resolved, ...beside };
}

/** The names of a schema's types but null; none if it does not say. */
export function typesOf(schema: JsonObject): readonly string[] {
  const { type } = schema;
  const types = Array.isArray(type) ? (type as readonly JsonValue[]) : [type];
  return types.filter((name): name is string => typeof name === 'string' && name !== 'null');
}
