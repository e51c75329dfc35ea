// What a JSON schema says about a place in a value: whether it has such a field, its words, its enumeration.
import { isObject, isScalar, type JsonObject, type JsonScalar, type JsonValue } from '../model/json.ts';

const MAX_DEPTH = 12;

/** The schemas that may describe what the names lead to; lists on the way are entered. */
export function schemasAt(schema: JsonObject | undefined, names: readonly string[]): readonly JsonObject[] {
  if (schema === undefined) return [];
  const direct = descend(schema, [schema], names);
  if (direct.length > 0) return direct;
  // The value of a step is what stands in the wrapper that some servers put around every result.
  return descend(schema, [schema], ['result', ...names]);
}

/** The values that any of the schemas enumerates. */
export function enumeratedBy(schemas: readonly JsonObject[]): readonly JsonScalar[] {
  return schemas.flatMap((schema) => {
    const values = Array.isArray(schema.enum) ? (schema.enum as readonly JsonValue[]) : [];
    return [...values, ...(schema.const === undefined ? [] : [schema.const])].filter(isScalar);
  });
}

/** Titles and descriptions of the schemas, in one text. */
export function descriptionOf(schemas: readonly JsonObject[]): string {
  return schemas
    .flatMap(({ title, description }) => [title, description])
    .filter((words) => typeof words === 'string')
    .join('. ');
}

function descend(
  root: JsonObject,
  schemas: readonly JsonObject[],
  names: readonly string[],
): readonly JsonObject[] {
  let current = schemas.flatMap((schema) => alternatives(root, schema, 0));
  for (const name of names) {
    current = current.flatMap((schema) => {
      const properties = isObject(schema.properties) ? schema.properties : {};
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return isObject(property) ? alternatives(root, property, 0) : [];
    });
  }
  return current;
}

/** The schema itself, what it refers to, its alternatives, and the items of the lists it describes. */
function alternatives(root: JsonObject, schema: JsonObject, depth: number): readonly JsonObject[] {
  if (depth > MAX_DEPTH) return [];
  const next: unknown[] = [schema.items].concat(
    ...['anyOf', 'oneOf', 'allOf'].map((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : [])),
  );
  if (typeof schema.$ref === 'string') next.push(referred(root, schema.$ref));
  return [schema, ...next.filter(isObject).flatMap((each) => alternatives(root, each, depth + 1))];
}

function referred(root: JsonObject, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  let place: unknown = root;
  for (const part of reference.slice(2).split('/')) {
    if (!isObject(place)) return undefined;
    place = place[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return place;
}
