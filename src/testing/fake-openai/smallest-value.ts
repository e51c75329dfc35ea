// The smallest value that fits a schema: what the fake endpoint answers where it was told nothing else.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';

/** A value of a strict output schema: empty texts and lists, zero, false, the first of any choices, null where it may be. */
export function smallestValue(schema: JsonValue | undefined, root: JsonObject): JsonValue {
  if (!isObject(schema)) return null;
  if (typeof schema.$ref === 'string') return smallestValue(getAt(root, schema.$ref.replace(/^#/, '')), root);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return (schema.enum as readonly JsonValue[])[0] ?? null;
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) {
    const options = choices as readonly JsonValue[];
    const nothing = options.some((option) => isObject(option) && option.type === 'null');
    return nothing ? null : smallestValue(options[0], root);
  }
  const types = Array.isArray(schema.type) ? (schema.type as readonly JsonValue[]) : [schema.type];
  if (types.includes('null')) return null;
  switch (types[0]) {
    case 'object':
      return smallestObject(schema, root);
    case 'array':
      return Array.from({ length: numberOr(schema.minItems, 0) }, () => smallestValue(schema.items, root));
    case 'string':
      return ''.padEnd(numberOr(schema.minLength, 0), 'x');
    case 'number':
    case 'integer':
      return numberOr(schema.minimum, 0);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

function smallestObject(schema: JsonObject, root: JsonObject): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? (schema.required as readonly JsonValue[]) : [];
  return Object.fromEntries(
    required.map((name) => [String(name), smallestValue(properties[String(name)], root)]),
  );
}

function numberOr(value: JsonValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
