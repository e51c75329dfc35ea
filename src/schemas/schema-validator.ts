// JSON Schema validation: one compiled validator a schema and process, draft-07 or 2020-12 by `$schema`.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { canonical, isObject, type JsonObject } from '../model/json.ts';
import { OverTimeError, withinTime } from './bounded-work.ts';
import { isQuickSchema, isSmall } from './schema-speed.ts';

/** One way in which a value does not fit a schema. */
export interface SchemaIssue {
  /** JSON Pointer to the value at fault; for a missing property, where it belongs. */
  readonly path: string;
  /** A sentence without subject: "must be one of open, closed". */
  readonly message: string;
  readonly keyword: string;
}

export type Validator = (value: unknown) => readonly SchemaIssue[];

type AddFormats = (ajv: Ajv) => Ajv;
// ajv-formats is CommonJS whose types promise a default export that Node nests once more.
const addFormats = ((formats.default as unknown as { default?: AddFormats }).default ??
  formats.default) as unknown as AddFormats;

const options = { strict: false, allErrors: true, validateSchema: 'log', logger: false } as const;
let engines: { draft07?: Ajv; draft2020?: Ajv } = {};

function engineFor(schema: JsonObject): Ajv {
  const dialect = typeof schema.$schema === 'string' ? schema.$schema : '';
  if (/draft-0[467]/.test(dialect)) {
    engines.draft07 ??= addFormats(new Ajv(options));
    return engines.draft07;
  }
  engines.draft2020 ??= addFormats(new Ajv2020(options) as unknown as Ajv);
  return engines.draft2020;
}

function readable(error: ErrorObject): SchemaIssue {
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'required') {
    return {
      path: `${error.instancePath}/${String(params.missingProperty)}`,
      message: 'is required and missing',
      keyword: error.keyword,
    };
  }
  if (error.keyword === 'additionalProperties') {
    return {
      path: `${error.instancePath}/${String(params.additionalProperty)}`,
      message: 'is not a parameter of this tool',
      keyword: error.keyword,
    };
  }
  const message =
    error.keyword === 'enum'
      ? `must be one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`
      : (error.message ?? 'does not match the schema');
  return { path: error.instancePath, message, keyword: error.keyword };
}

const endless: SchemaIssue = {
  path: '',
  message: 'cannot be checked: the schema refers to itself without end',
  keyword: '$ref',
};

const unusable: SchemaIssue = {
  path: '',
  message: 'cannot be checked: the schema does not follow JSON Schema',
  keyword: 'type',
};

/** Checking a value may take so long, and compiling a schema; what takes longer was written to, or is of no use to anybody. */
const limitMs = 1_000;
const compileLimitMs = 5_000;

/** A schema that was too slow so often is tried no more: each time costs its whole limit. */
const mostTooSlow = 2;

const tooSlow: SchemaIssue = {
  path: '',
  message: `cannot be checked: that takes longer than ${limitMs / 1000} s, by a pattern or a reference of the schema`,
  keyword: 'pattern',
};

const compiled = new Map<string, Validator>();

/**
 * A validator for the schema; the same one for equal schemas. Whatever the schema, a check ends in about a second.
 * Throws what ajv throws where the schema itself cannot be compiled (a `$ref` that leads nowhere, say), and where that takes too long.
 */
export function validatorFor(schema: JsonObject): Validator {
  const key = canonical(schema);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  // An `$id` would be registered with the engine and clash with another server's schema of that name.
  const { $id: _, ...anonymous } = schema;
  const validate = compile(anonymous);
  const isQuick = isQuickSchema(schema);
  let timesTooSlow = 0;
  const validator: Validator = (value) => {
    if (timesTooSlow === mostTooSlow) return [tooSlow];
    try {
      const fits = isQuick && isSmall(value) ? validate(value) : withinTime(limitMs, () => validate(value));
      return fits ? [] : (validate.errors ?? []).map(readable);
    } catch (error) {
      // `{ "$ref": "#" }` compiles, and then no value is ever done with.
      if (error instanceof RangeError) return [endless];
      // `{ "required": [{ "toString": "id" }] }` compiles too.
      if (error instanceof TypeError) return [unusable];
      if (!(error instanceof OverTimeError)) throw error;
      timesTooSlow++;
      return [tooSlow];
    }
  };
  compiled.set(key, validator);
  return validator;
}

function compile(schema: JsonObject): ValidateFunction {
  try {
    return withinTime(compileLimitMs, () => engineFor(schema).compile(schema));
  } catch (error) {
    // An engine that was cut off in its midst is not used again.
    if (error instanceof OverTimeError) engines = {};
    throw error;
  }
}

const bySchema = new WeakMap<JsonObject, Validator>();

/** As `validatorFor`, without the cost of the canonical text when the very same schema object comes again. */
export function validate(schema: JsonObject, value: unknown): readonly SchemaIssue[] {
  let validator = bySchema.get(schema);
  if (validator === undefined) {
    validator = validatorFor(schema);
    bySchema.set(schema, validator);
  }
  return validator(value);
}

const propertiesBySchema = new WeakMap<JsonObject, ReadonlyMap<string, JsonObject>>();

/** The schemas of an object schema's properties, with local `$ref`s resolved one level. */
export function propertiesOf(schema: JsonObject): ReadonlyMap<string, JsonObject> {
  let known = propertiesBySchema.get(schema);
  if (known === undefined) {
    known = readProperties(schema);
    propertiesBySchema.set(schema, known);
  }
  return known;
}

function readProperties(schema: JsonObject): ReadonlyMap<string, JsonObject> {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return new Map(
    Object.entries(properties).flatMap(([name, property]) =>
      isObject(property) ? [[name, resolveRef(property, schema)] as const] : [],
    ),
  );
}

/** The names that an object schema requires. */
export function requiredOf(schema: JsonObject): readonly string[] {
  return Array.isArray(schema.required) ? (schema.required as readonly string[]) : [];
}

/** The schema a local `$ref` (`#/$defs/x`) stands for, or the schema itself. */
export function resolveRef(schema: JsonObject, root: JsonObject): JsonObject {
  if (typeof schema.$ref !== 'string' || !schema.$ref.startsWith('#/')) return schema;
  let here: unknown = root;
  for (const token of schema.$ref.slice(2).split('/')) here = isObject(here) ? here[token] : undefined;
  return isObject(here) ? { ...here, ...schema } : schema;
}
