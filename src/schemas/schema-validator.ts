// JSON Schema validation: one compiled validator a schema and process, by the draft that `$schema` names; 2020-12 else.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { canonical, isObject, type JsonObject } from '../model/json.ts';
import { OverTimeError, withinTime } from './bounded-work.ts';
import { compilePattern } from './pattern.ts';
import { resolveRef } from './resolve-ref.ts';
import { isQuickSchema, isSmall } from './schema-speed.ts';
import { toleratedSchema } from './tolerated-schema.ts';
import { withoutNull } from './without-null.ts';

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

/** What is no expression in JavaScript checks nothing. */
const patternEngine = Object.assign((pattern: string) => compilePattern(pattern) ?? /(?:)/, {
  code: 'new RegExp',
});

const options = {
  strict: false,
  allErrors: true,
  validateSchema: true,
  logger: false,
  // 0.07 is a multiple of 0.01, whatever binary fractions say.
  multipleOfPrecision: 9,
  code: { regExp: patternEngine },
} as const;

let engines: { draft07?: Ajv; draft2019?: Ajv; draft2020?: Ajv } = {};

/** The formats, with times that may leave out their zone and their seconds: most servers write and take them so. */
function withFormats(ajv: Ajv): Ajv {
  const engine = addFormats(ajv);
  for (const format of ['date-time', 'time']) {
    const lenient = engine.formats[`iso-${format}`];
    const validate = isObject(lenient) ? (lenient as { readonly validate?: unknown }).validate : lenient;
    if (typeof validate !== 'function') continue;
    engine.addFormat(format, (text: string) =>
      validate(text.replace(/(?<=[T ]|^)\d{2}:\d{2}(?!\d|:)/, '$&:00')),
    );
  }
  return engine;
}

function engineFor(schema: JsonObject): Ajv {
  const dialect = typeof schema.$schema === 'string' ? schema.$schema : '';
  if (/draft-0[467]/.test(dialect)) {
    engines.draft07 ??= withFormats(new Ajv(options));
    return engines.draft07;
  }
  if (dialect.includes('2019-09')) {
    engines.draft2019 ??= withFormats(new Ajv2019(options) as unknown as Ajv);
    return engines.draft2019;
  }
  engines.draft2020 ??= withFormats(new Ajv2020(options) as unknown as Ajv);
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
  const validate = compile(schema);
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
    return withinTime(compileLimitMs, () => compileTolerantly(schema));
  } catch (error) {
    // An engine that was cut off in its midst is not used again.
    if (error instanceof OverTimeError) engines = {};
    throw error;
  }
}

/** As it is written; else as it is meant, with lists of `items` too, which 2020-12 no longer knows. */
function compileTolerantly(schema: JsonObject): ValidateFunction {
  // An `$id` would be registered with the engine and clash with another server's schema of that name; a `$schema` that
  // no engine knows would be looked up.
  const { $id: _, $schema: __, ...anonymous } = schema;
  try {
    return engineFor(schema).compile(anonymous);
  } catch (error) {
    const tolerated = toleratedSchema(anonymous);
    try {
      return engineFor(schema).compile(tolerated);
    } catch {
      try {
        return engineFor({ $schema: 'draft-07' }).compile(tolerated);
      } catch {
        throw error;
      }
    }
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
      isObject(property) ? [[name, givenProperty(property, schema)] as const] : [],
    ),
  );
}

/** A property as it is where it is given, with the definitions that what is inside of it may refer to. */
function givenProperty(property: JsonObject, root: JsonObject): JsonObject {
  const given = withoutNull(resolveRef(property, root), root);
  const definitions = ['$defs', 'definitions'].filter(
    (key) => root[key] !== undefined && given[key] === undefined,
  );
  if (definitions.length === 0 || !JSON.stringify(given).includes('"$ref"')) return given;
  return { ...given, ...Object.fromEntries(definitions.map((key) => [key, root[key]])) };
}

/** The names that an object schema requires. */
export function requiredOf(schema: JsonObject): readonly string[] {
  return Array.isArray(schema.required) ? (schema.required as readonly string[]) : [];
}
