// A schema of an OpenAPI document as a plain JSON Schema that stands alone: references inlined, 3.0's own keywords said in JSON Schema's.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';

/** Of OpenAPI alone, or nothing that a model or a validator could use. */
const dropped = new Set(['discriminator', 'xml', 'externalDocs', 'nullable', 'example']);
/** Keywords whose value is one schema, a list of them, or schemas by name. */
const single = new Set([
  'items',
  'additionalProperties',
  'not',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
  'unevaluatedProperties',
]);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

/** What a reference inside the document leads to. Throws if it leads nowhere. */
function resolvePointer(document: JsonObject, reference: string): JsonValue {
  let here: unknown = document;
  for (const token of reference.replace(/^#\/?/, '').split('/')) {
    if (token === '') continue;
    const key = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    here = Array.isArray(here) ? here[Number(key)] : isObject(here) ? here[key] : undefined;
  }
  if (here === undefined) throw new Error(`${reference} leads nowhere`);
  return here as JsonValue;
}

/** The object, or what it refers to, as often as it refers on. */
export function followed(document: JsonObject, value: JsonValue | undefined): JsonObject {
  let here = isObject(value) ? value : {};
  for (let hops = 0; typeof here.$ref === 'string' && hops < 20; hops++) {
    const { $ref, ...beside } = here;
    const target = resolvePointer(document, $ref as string);
    here = isObject(target) ? { ...target, ...beside } : {};
  }
  return here;
}

/** Keywords of a schema that has its references inlined; a larger one refers to them under `$defs`. */
const mostInlined = 3000;

/** Inlining what refers twice to what refers twice, and so on, would take for ever. */
class TooLarge extends Error {}

/**
 * The schema with every reference inlined; one that leads back to itself stands under `$defs` and is referred to there. Where
 * that would become large, every reference does.
 */
export function standaloneSchema(document: JsonObject, schema: JsonValue | undefined): JsonObject {
  try {
    return standalone(document, schema, mostInlined);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return standalone(document, schema, undefined);
  }
}

/** Inlines references up to so many keywords, or none where that is undefined. */
function standalone(
  document: JsonObject,
  schema: JsonValue | undefined,
  inlined: number | undefined,
): JsonObject {
  let left = inlined ?? Number.POSITIVE_INFINITY;
  const definitions: Record<string, JsonObject> = {};
  const names = new Map<string, string>();
  const recursive = new Set<string>();

  const convert = (written: JsonValue | undefined, within: readonly string[]): JsonValue => {
    if (typeof written === 'boolean') return written;
    if (!isObject(written)) return {};
    if (typeof written.$ref !== 'string') return keywords(written, within);
    const { $ref, ...beside } = written as JsonObject & { $ref: string };
    if (inlined === undefined) {
      const name = nameFor($ref);
      if (!Object.hasOwn(definitions, name)) {
        // It may refer to itself on the way.
        definitions[name] = {};
        const target = convert(resolvePointer(document, $ref), within);
        definitions[name] = isObject(target) ? target : target === false ? { not: {} } : {};
      }
      return { $ref: `#/$defs/${name}`, ...keywords(beside, within) };
    }
    if (within.includes($ref)) {
      recursive.add($ref);
      return { $ref: `#/$defs/${nameFor($ref)}` };
    }
    const target = convert(resolvePointer(document, $ref), [...within, $ref]);
    if (recursive.has($ref) && isObject(target)) {
      definitions[nameFor($ref)] = target;
      return { $ref: `#/$defs/${nameFor($ref)}` };
    }
    return isObject(target) ? { ...target, ...keywords(beside, within) } : target;
  };

  const nameFor = (reference: string): string => {
    const known = names.get(reference);
    if (known !== undefined) return known;
    const plain = (reference.split('/').at(-1) ?? 'schema').replace(/[^\w-]/g, '_');
    let name = plain;
    for (let other = 2; [...names.values()].includes(name); other++) name = `${plain}_${other}`;
    names.set(reference, name);
    return name;
  };

  const keywords = (written: JsonObject, within: readonly string[]): JsonObject => {
    const plain: Record<string, JsonValue> = {};
    for (const [key, value] of Object.entries(written)) {
      if (value === undefined || dropped.has(key) || key.startsWith('x-')) continue;
      left -= 1;
      if (left < 0) throw new TooLarge();
      if (single.has(key)) plain[key] = convert(value, within);
      else if (listed.has(key) && Array.isArray(value))
        plain[key] = value.map((item) => convert(item, within));
      else if (named.has(key) && isObject(value)) {
        plain[key] = Object.fromEntries(
          Object.entries(value).map(([name, item]) => [name, convert(item, within)]),
        );
      } else plain[key] = value;
    }
    return inJsonSchema(written, plain);
  };

  const whole = convert(schema, []);
  if (!isObject(whole)) return {};
  if (Object.keys(definitions).length === 0) return whole;
  // What is wanted of a tool's schema (its type, its members) is looked for at its top.
  let top: JsonObject = whole;
  for (let hops = 0; typeof top.$ref === 'string' && hops < 20; hops++)
    top = definitions[top.$ref.replace('#/$defs/', '')] ?? {};
  return { ...top, $defs: definitions };
}

/** What 3.0 writes in its own way: `nullable`, `example`, and bounds that are excluded. */
function inJsonSchema(written: JsonObject, plain: Record<string, JsonValue>): JsonObject {
  if (written.nullable === true) {
    if (typeof plain.type === 'string') plain.type = [plain.type, 'null'];
    if (Array.isArray(plain.enum) && !plain.enum.includes(null)) plain.enum = [...plain.enum, null];
  }
  if (written.example !== undefined && plain.examples === undefined) plain.examples = [written.example];
  for (const [excluded, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof plain[excluded] !== 'boolean') continue;
    const limit = plain[bound];
    if (plain[excluded] === true && limit !== undefined) {
      plain[excluded] = limit;
      delete plain[bound];
    } else delete plain[excluded];
  }
  return plain;
}
