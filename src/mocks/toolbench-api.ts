// One API of a ToolBench tool file as a tool: its name, its parameters, and what its example shows of its answers.

import { isObject, type JsonObject, type JsonValue, parseJsonText, plainText } from '../model/json.ts';
import { table } from '../model/table.ts';

/** An entry of `api_list`, as far as it is used. */
export interface Api extends JsonObject {
  readonly name: string;
}

const longestDescription = 1_000;
const jsonTypes = table<JsonObject>({
  NUMBER: { type: 'number' },
  INTEGER: { type: 'integer' },
  INT: { type: 'integer' },
  FLOAT: { type: 'number' },
  BOOLEAN: { type: 'boolean' },
  ARRAY: { type: 'array' },
  OBJECT: { type: 'object' },
  'DATE (YYYY-MM-DD)': { type: 'string', format: 'date' },
});

/** A name as ToolBench's own code spells it: lower case, words parted by single underscores, never beginning with a digit. */
export function standardName(name: string): string {
  const plain = name
    .replace(/[^\p{Letter}\p{Number}]+/gu, '_')
    .toLowerCase()
    .replace(/^_|_$/g, '');
  return /^\d/.test(plain) ? `get_${plain}` : plain || 'api';
}

/** The tool as `tools/list` shows it. */
export function apiTool(
  name: string,
  api: Api,
  tool: { readonly name: string; readonly category: string; readonly about: string },
): JsonObject {
  const required = parametersIn(api.required_parameters);
  const optional = parametersIn(api.optional_parameters).filter(
    ([parameter]) => !required.some(([other]) => other === parameter),
  );
  const own = typeof api.description === 'string' ? api.description.trim() : '';
  const description = own === '' ? `${api.name}: ${tool.about.trim()}` : own;
  return {
    name,
    title: api.name,
    description: description.slice(0, longestDescription),
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries([...required, ...optional]),
      ...(required.length === 0 ? {} : { required: required.map(([parameter]) => parameter) }),
    },
    annotations: { readOnlyHint: api.method === 'GET' || api.method === undefined },
  };
}

function parametersIn(written: JsonValue | undefined): readonly (readonly [string, JsonObject])[] {
  if (!Array.isArray(written)) return [];
  return (written as readonly JsonValue[]).flatMap((parameter) =>
    isObject(parameter) && typeof parameter.name === 'string' && parameter.name !== ''
      ? [[parameter.name, parameterSchema(parameter)] as const]
      : [],
  );
}

/** The default of a ToolBench parameter is an example of it: services were tried with these values. */
function parameterSchema({ type, description, default: example }: JsonObject): JsonObject {
  const schema = jsonTypes[plainText(type).toUpperCase()] ?? { type: 'string' };
  const text = typeof description === 'string' ? description.trim().slice(0, longestDescription) : '';
  const value = exampleOf(schema, example);
  return {
    ...schema,
    ...(text === '' ? {} : { description: text }),
    ...(value === undefined ? {} : { examples: [value] }),
  };
}

function exampleOf({ type }: JsonObject, example: JsonValue | undefined): JsonValue | undefined {
  if (example === undefined || example === null || example === '') return undefined;
  if (type === 'string') return typeof example === 'string' ? example : JSON.stringify(example);
  const value = typeof example === 'string' ? parsed(example) : example;
  if (type === 'integer') return Number.isInteger(value) ? value : undefined;
  return typeof value === type ? value : undefined;
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The schema of the example answer that the file holds for an API (`body`, or the `schema` made of it); undefined if it holds none. */
export function exampleShape({ body, schema }: Api): JsonObject | undefined {
  const example = typeof body === 'string' ? parseJsonText(body) : body;
  if (isObject(example) ? Object.keys(example).length > 0 : Array.isArray(example) && example.length > 0) {
    return schemaOfExample(example as JsonValue, 0);
  }
  const written = typeof schema === 'string' ? parseJsonText(schema) : schema;
  const isUsable =
    isObject(written) &&
    (written.type === 'object' ? isObject(written.properties) : written.type === 'array');
  return isUsable ? written : undefined;
}

const mostMembers = 24;
const deepest = 5;

/** A schema that the example fits: of a list, its first item's. */
function schemaOfExample(example: JsonValue, depth: number): JsonObject {
  if (Array.isArray(example)) {
    const [first] = example as readonly JsonValue[];
    return {
      type: 'array',
      ...(first === undefined || depth >= deepest ? {} : { items: schemaOfExample(first, depth + 1) }),
    };
  }
  if (isObject(example)) {
    const members = Object.entries(example).slice(0, depth >= deepest ? 0 : mostMembers);
    return {
      type: 'object',
      properties: Object.fromEntries(
        members.flatMap(([name, value]) =>
          value === undefined ? [] : [[name, schemaOfExample(value, depth + 1)]],
        ),
      ),
    };
  }
  if (typeof example === 'number') return { type: Number.isInteger(example) ? 'integer' : 'number' };
  return { type: typeof example === 'boolean' ? 'boolean' : 'string' };
}
