// Argument values that need no source but the schema: defaults, constants, only choices, and paging.
import { isObject, type JsonObject, type JsonScalar, type JsonValue } from '../model/json.ts';
import { getAt, pointerTokens, toPointer } from '../model/pointer.ts';
import { wordsOf } from '../text/naming.ts';
import { resolveRef } from './resolve-ref.ts';
import { propertiesOf } from './schema-validator.ts';

/** Names without the marks between their words: `page_size`, `pageSize` and `pagesize` are one. */
const pagingNames = new Set(
  (
    'limit page offset cursor skip take perpage pagesize pagenumber pagetoken pagelimit nextcursor nextpagetoken ' +
    'maxresults maxitems maxentries numresults resultsperpage startindex topk'
  ).split(' '),
);

/** Whether a parameter only says how much of a list to show. */
export function isPaging(name: string): boolean {
  return pagingNames.has(wordsOf(name).join(''));
}

/** The parameter that a pointer into the arguments belongs to: the last token that is no index. */
export function parameterOf(pointer: string): string {
  return pointerTokens(pointer).findLast((token) => !/^\d+$/.test(token)) ?? '';
}

/** The schema and everything it is composed of, with references followed. */
function alternatives(schema: JsonObject, root: JsonObject, depth = 0): JsonObject[] {
  const resolved = resolveRef(schema, root);
  if (depth > 4) return [resolved];
  const composed = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => {
    const parts = resolved[keyword];
    return Array.isArray(parts) ? (parts as readonly JsonValue[]).filter(isObject) : [];
  });
  return [resolved, ...composed.flatMap((part) => alternatives(part, root, depth + 1))];
}

/** The schemas of what stands at a token inside a value of the given schema. */
function within(schema: JsonObject, token: string, root: JsonObject): JsonObject[] {
  return alternatives(schema, root).flatMap((part) => {
    const property = propertiesOf(part).get(token);
    if (property !== undefined) return [property];
    if (!/^\d+$/.test(token)) return [];
    const prefix = Array.isArray(part.prefixItems) ? part.prefixItems[Number(token)] : undefined;
    return [prefix ?? part.items].filter(isObject);
  });
}

/** Whether a schema settles the value at a pointer inside it: by a default, a constant, or for want of a choice. */
function settles(schema: JsonObject, pointer: string, value: JsonScalar): boolean {
  const choices = Array.isArray(schema.enum) ? (schema.enum as readonly JsonValue[]) : [];
  const settled = [schema.default, schema.const, choices.length === 1 ? choices[0] : undefined];
  return settled.some((whole) => whole !== undefined && getAt(whole, pointer) === value);
}

/** The schemas of an argument at a path: several where the tool's input schema composes alternatives, none where it says nothing. */
export function schemasAt(inputSchema: JsonObject, path: string): readonly JsonObject[] {
  let here: JsonObject[] = [inputSchema];
  for (const token of pointerTokens(path))
    here = here.flatMap((schema) => within(schema, token, inputSchema));
  return here.flatMap((schema) => alternatives(schema, inputSchema));
}

/** Whether an argument's value at a path follows from the tool's input schema alone. */
export function comesFromSchema(inputSchema: JsonObject, path: string, value: JsonScalar): boolean {
  const tokens = pointerTokens(path);
  if (isPaging(parameterOf(path))) return true;
  let here: JsonObject[] = [inputSchema];
  for (const [depth, token] of tokens.entries()) {
    const rest = toPointer(tokens.slice(depth));
    const parts = here.flatMap((schema) => alternatives(schema, inputSchema));
    if (parts.some((schema) => settles(schema, rest, value))) return true;
    here = here.flatMap((schema) => within(schema, token, inputSchema));
  }
  return schemasAt(inputSchema, path).some((schema) => settles(schema, '', value));
}
