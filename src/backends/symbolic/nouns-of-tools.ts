// Which things tools need and show, by the nouns of their identifiers.

import { numberedNoun } from '../../grounding/reference.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { mayWrite, type Tool } from '../../model/tool.ts';
import { requiredOf } from '../../schemas/schema-validator.ts';
import { meaningOf, toolNoun } from '../../text/naming.ts';

/** The noun of the one identifier that a tool needs; none where it needs several or none. */
export function onlyNounOf(tool: Tool): readonly string[] {
  const nouns = requiredOf(tool.inputSchema)
    .map((name) => meaningOf(name, ''))
    .filter(({ attribute }) => attribute === 'id');
  const [only, ...others] = nouns;
  return only === undefined || others.length > 0 ? [] : [only.noun];
}

const promisedBy = new WeakMap<JsonObject, ReadonlySet<string>>();

/** The nouns whose identifiers an output schema has: an order's `shipment_id`. */
export function promises(schema: unknown): ReadonlySet<string> {
  if (!isObject(schema)) return new Set();
  const known = promisedBy.get(schema);
  if (known !== undefined) return known;
  const nouns = new Set(promises(schema.items));
  for (const [key, property] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    const meaning = meaningOf(key, '');
    if (meaning.attribute === 'id') nouns.add(meaning.noun);
    for (const noun of promises(property)) nouns.add(noun);
  }
  promisedBy.set(schema, nouns);
  return nouns;
}

const lookedUpBy = new WeakMap<readonly Tool[], ReadonlySet<string>>();

/** The nouns of what tools that read find by its number alone: a claim, where there is `get_claim(claimNo)`. */
export function lookedUp(tools: readonly Tool[]): ReadonlySet<string> {
  const known = lookedUpBy.get(tools);
  if (known !== undefined) return known;
  const nouns = new Set(
    tools.flatMap((tool) => {
      const [only, ...others] = requiredOf(tool.inputSchema);
      if (only === undefined || others.length > 0 || mayWrite(tool)) return [];
      const about = toolNoun(tool.tool);
      const { noun, attribute } = meaningOf(only, about);
      const found = numberedNoun(only) ?? (attribute === 'id' ? noun : undefined);
      // The bookings of a sailing are no sailing.
      return found === about ? [found] : [];
    }),
  );
  lookedUpBy.set(tools, nouns);
  return nouns;
}
