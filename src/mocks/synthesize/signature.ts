// Schemas of one thing under several names are known by their members.
import { hashJson, isObject, type JsonObject } from '../../model/json.ts';
import { plain } from './plain-schema.ts';

/** Equal for schemas of things with the same members, wherever they stand. */
export function signature(schema: JsonObject, root: JsonObject): string {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return hashJson(
    Object.fromEntries(
      Object.entries(properties).map(([name, member]) => {
        const {
          type = null,
          format = null,
          enum: choices = null,
        } = isObject(member) ? plain(member, root) : {};
        return [name, { type, format, choices }];
      }),
    ),
  );
}
