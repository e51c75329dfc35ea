// The parameters of a function as OpenAI's endpoints take them: less than JSON Schema allows.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';

/** Characters of a function's description. */
const longestDescription = 1024;

/** The beginning of a description, as far as the endpoints take it. */
export function shortDescription(description: string): string {
  return description.slice(0, longestDescription);
}

/** What endpoints refuse at the top of a function's schema; what it would forbid is found out when it is called. */
const refusedAtTop: ReadonlySet<string> = new Set(['$schema', 'oneOf', 'anyOf', 'allOf', 'not', 'enum']);

/** The schema as an object with properties, without what is refused at its top, and with `items` for every array. */
export function functionParameters(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema).filter(([name]) => !refusedAtTop.has(name));
  return withItems({ properties: {}, ...Object.fromEntries(kept), type: 'object' }) as JsonObject;
}

/** What holds schemas by name: a member `type` in there is a parameter and no keyword. */
const named: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'definitions']);
/** What holds values, not schemas. */
const values: ReadonlySet<string> = new Set(['default', 'const', 'enum', 'examples', 'example']);

/** The same schema where all its arrays say what they hold. */
function withItems(schema: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(schema)) return schema.map((each: JsonValue) => withItems(each) as JsonValue);
  if (!isObject(schema)) return schema;
  const inner = Object.entries(schema).map(([keyword, value]) => {
    if (values.has(keyword)) return [keyword, value];
    if (named.has(keyword) && isObject(value)) {
      return [
        keyword,
        Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withItems(each)])),
      ];
    }
    return [keyword, withItems(value)];
  });
  const { type } = schema;
  const isArray =
    type === 'array' || (Array.isArray(type) && (type as readonly JsonValue[]).includes('array'));
  return { ...Object.fromEntries(inner), ...(isArray && schema.items === undefined ? { items: {} } : {}) };
}
