// A schema as a value is made from it: one way through its references and choices.
import { isObject, type JsonObject } from '../../../core/json.ts';
import { requiredOf, resolveRef } from '../../../core/schema-validator.ts';

/** The schema without references and choices: the first choice that is not null, all of `allOf` together. */
export function plain(schema: JsonObject, root: JsonObject): JsonObject {
  let here = schema;
  for (let hops = 0; hops < 20; hops++) {
    const { anyOf, oneOf, allOf, ...rest } = here;
    const choices = (anyOf ?? oneOf) as readonly unknown[] | undefined;
    if (typeof here.$ref === 'string') {
      const { $ref: _, ...resolved } = resolveRef(here, root);
      here = resolved;
    } else if (Array.isArray(allOf)) {
      const parts = (allOf as readonly unknown[]).filter(isObject).map((part) => plain(part, root));
      here = [rest, ...parts].reduce<JsonObject>(merged, {});
    } else if (Array.isArray(choices)) {
      const choice = choices.filter(isObject).find((option) => option.type !== 'null') ?? {};
      here = merged(rest, choice);
    } else return here;
  }
  return here;
}

function merged(a: JsonObject, b: JsonObject): JsonObject {
  const properties = {
    ...(a.properties as JsonObject | undefined),
    ...(b.properties as JsonObject | undefined),
  };
  const required = [...requiredOf(a), ...requiredOf(b)];
  return {
    ...a,
    ...b,
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(required.length === 0 ? {} : { required }),
  };
}
