// Names that only a program would use: those of tools, servers and parameters, where they cannot be plain words.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Tool } from '../model/tool.ts';

const camelCase = /^[a-z]+(?:[A-Z][a-z0-9]*)+$/;
const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)+$/i;

/** The names of all properties a schema describes, however deep. */
function propertyNames(schema: JsonValue | undefined, names: Set<string> = new Set()): Set<string> {
  if (Array.isArray(schema)) for (const part of schema) propertyNames(part as JsonValue, names);
  if (!isObject(schema)) return names;
  for (const [keyword, part] of Object.entries(schema)) {
    // Data, not schemas: their property names are nobody's parameters.
    if (keyword === 'default' || keyword === 'const' || keyword === 'enum' || keyword === 'examples')
      continue;
    if (keyword === 'properties' && isObject(part)) for (const name of Object.keys(part)) names.add(name);
    propertyNames(part, names);
  }
  return names;
}

const namesBySchema = new WeakMap<JsonObject, ReadonlySet<string>>();

function parametersOf(tool: Tool): ReadonlySet<string> {
  let names = namesBySchema.get(tool.inputSchema);
  if (names === undefined) {
    names = new Set(
      [...propertyNames(tool.inputSchema)].filter((name) => name.includes('_') || camelCase.test(name)),
    );
    namesBySchema.set(tool.inputSchema, names);
  }
  return names;
}

/** True where the text has the name as it is, not inside a longer word. camelCase is told by its case. */
function mentions(text: string, lowerCased: string, name: string): boolean {
  const [haystack, needle] = camelCase.test(name) ? [text, name] : [lowerCased, name.toLowerCase()];
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack.charAt(at - 1);
    const after = haystack.charAt(at + needle.length);
    if (!/[\p{L}\p{N}_]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after)) return true;
  }
  return false;
}

/**
 * The identifier-shaped names of tools, servers and parameters that a text mentions: with `_`, in camelCase, or, for
 * tools and servers, in kebab-case. Plain words ("calendar") are nobody's property.
 */
export function programNamesIn(text: string, tools: readonly Tool[]): string[] {
  const lowerCased = text.toLowerCase();
  const isShaped = (name: string) => name.includes('_') || camelCase.test(name) || kebabCase.test(name);
  const names = new Set(
    tools.flatMap((tool) => [...[tool.name, tool.tool, tool.server].filter(isShaped), ...parametersOf(tool)]),
  );
  return [...names].filter((name) => mentions(text, lowerCased, name));
}
