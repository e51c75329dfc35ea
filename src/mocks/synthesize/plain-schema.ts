// A schema as a value is made from it: one way through its references and choices.
import { isObject, type JsonObject } from '../../model/json.ts';
import { resolveRef } from '../../schemas/resolve-ref.ts';
import { requiredOf } from '../../schemas/schema-validator.ts';

/**
 * The schema without references and choices: one of the choices, all of `allOf` together, and either what follows where
 * `if` holds or what follows where it does not. Which of them, `turn` says: 0 takes the first that is not null.
 */
export function plain(schema: JsonObject, root: JsonObject, turn = 0): JsonObject {
  let here = schema;
  for (let hops = 0; hops < 20; hops++) {
    const { anyOf, oneOf, allOf, if: condition, then, else: otherwise, ...rest } = here;
    const choices = (anyOf ?? oneOf) as readonly unknown[] | undefined;
    if (typeof here.$ref === 'string') {
      const { $ref: _, ...resolved } = resolveRef(here, root);
      here = resolved;
    } else if (Array.isArray(allOf)) {
      const parts = (allOf as readonly unknown[]).filter(isObject).map((part) => plain(part, root, turn));
      const { allOf: _, ...others } = here;
      here = [others, ...parts].reduce<JsonObject>(merged, {});
    } else if (Array.isArray(choices)) {
      const options = choices.filter(isObject);
      const first = Math.max(
        0,
        options.findIndex((option) => option.type !== 'null'),
      );
      const { anyOf: _, oneOf: __, ...others } = here;
      here = merged(others, options[(first + turn) % Math.max(1, options.length)] ?? {});
    } else if (condition !== undefined) {
      const holds = turn % 2 === 0 && isObject(condition);
      const added = [holds ? condition : {}, holds ? then : otherwise].filter(isObject);
      here = added.map((part) => plain(part, root, turn)).reduce<JsonObject>(merged, rest);
    } else return here;
  }
  return here;
}

function merged(a: JsonObject, b: JsonObject): JsonObject {
  const properties: Record<string, unknown> = { ...(a.properties as JsonObject | undefined) };
  for (const [name, property] of Object.entries((b.properties as JsonObject | undefined) ?? {})) {
    const before = properties[name];
    properties[name] = isObject(before) && isObject(property) ? { ...before, ...property } : property;
  }
  const required = [...requiredOf(a), ...requiredOf(b)];
  return {
    ...a,
    ...b,
    ...(Object.keys(properties).length === 0 ? {} : { properties: properties as JsonObject }),
    ...(required.length === 0 ? {} : { required }),
  };
}
