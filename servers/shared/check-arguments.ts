/** Validates a call's arguments against the tool's own input schema, and says in words what is wrong. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Refusal } from './failure.ts';
import type { ObjectSchema } from './json-schema.ts';

const ajv = new Ajv2020({
  allErrors: true,
  useDefaults: true,
  strict: true,
  allowUnionTypes: true,
  verbose: true,
});
addFormats.default(ajv);

const compiled = new WeakMap<ObjectSchema, ValidateFunction>();

/** A copy of the arguments with defaults filled in. Throws a `Refusal` that names each bad argument and what it may be. */
export function checkArguments(
  toolName: string,
  schema: ObjectSchema,
  given: unknown,
): Record<string, unknown> {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  const args = structuredClone(given ?? {}) as Record<string, unknown>;
  if (validate(args)) return args;
  const complaints = [...new Set((validate.errors ?? []).map((error) => complaint(schema, error)))];
  throw new Refusal(`Invalid arguments for ${toolName}: ${complaints.join('; ')}.`);
}

function complaint(schema: ObjectSchema, error: ErrorObject): string {
  const path = error.instancePath.slice(1).replaceAll('/', '.');
  const inside = (name: unknown) => `"${path === '' ? name : `${path}.${name}`}"`;
  switch (error.keyword) {
    case 'required':
      return `${inside(error.params.missingProperty)} is required`;
    case 'additionalProperties': {
      const properties =
        (error.parentSchema as { properties?: object } | undefined)?.properties ?? schema.properties;
      return `${inside(error.params.additionalProperty)} is not known (known are ${Object.keys(properties).join(', ')})`;
    }
    default:
      return `"${path}" ${expectation(error)}, not ${JSON.stringify(error.data)}`;
  }
}

function expectation({ keyword, params, message, parentSchema }: ErrorObject): string {
  const example = (parentSchema as { examples?: unknown[] } | undefined)?.examples?.[0];
  switch (keyword) {
    case 'type':
      return `must be of type ${params.type}`;
    case 'enum':
      return `must be one of ${params.allowedValues.join(', ')}`;
    case 'pattern':
      return example === undefined ? `${message}` : `must look like ${JSON.stringify(example)}`;
    case 'format':
      return `must be a valid ${params.format}${example === undefined ? '' : ` such as ${JSON.stringify(example)}`}`;
    default:
      return message ?? 'is not valid';
  }
}
