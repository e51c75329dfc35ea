// References inside a schema.
import { isObject, type JsonObject } from '../model/json.ts';

/** The schema a local `$ref` (`#/$defs/x`) stands for, or the schema itself. */
export function resolveRef(schema: JsonObject, root: JsonObject): JsonObject {
  if (typeof schema.$ref !== 'string' || !schema.$ref.startsWith('#/')) return schema;
  let here: unknown = root;
  for (const token of schema.$ref.slice(2).split('/')) here = isObject(here) ? here[token] : undefined;
  return isObject(here) ? { ...here, ...schema } : schema;
}
