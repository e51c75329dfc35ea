// JSON values as the page reads them; the program's own module for them needs Node.
import type { JsonObject, JsonValue } from '../model/json.ts';

export type { JsonObject, JsonValue };

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
