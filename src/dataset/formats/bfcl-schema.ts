// JSON Schemas and argument values as the Berkeley Function Calling Leaderboard writes and compares them.

import { canonical, isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { table } from '../../model/table.ts';
import { requiredOf } from '../../schemas/schema-validator.ts';
import { inlineSchema, typesOf } from './inline-schema.ts';
import type { PythonCall, PythonFunction } from './python-functions.ts';

const types = table<string>({
  string: 'string',
  integer: 'integer',
  number: 'float',
  boolean: 'boolean',
  array: 'array',
  object: 'dict',
});

/** The function document: types by their Python names, and a type wherever the leaderboard's checker looks one up. */
export function bfclFunction({ name, description, parameters }: PythonFunction): JsonObject {
  const converted = { ...inlineSchema(parameters, parameters, bfclType), required: requiredOf(parameters) };
  return { name, description, parameters: converted };
}

function bfclType(schema: JsonObject): JsonObject {
  const [first, ...others] = typesOf(schema);
  const type = (first !== undefined && others.length === 0 ? types[first] : undefined) ?? 'any';
  const properties = isObject(schema.properties) ? { properties: schemasIn(schema.properties) } : {};
  return { ...schema, type, ...properties, ...(type === 'array' ? { items: anySchema(schema.items) } : {}) };
}

/** A schema need not be an object: `true` allows anything. */
function anySchema(schema: JsonValue | undefined): JsonObject {
  return isObject(schema) ? schema : { type: 'any' };
}

function schemasIn(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, anySchema(schema)]));
}

/**
 * What is accepted as this call: for each parameter the list of its values, with `""` where it may be left out. That is so
 * for parameters with a default, given or not: writing a default out says nothing new.
 */
export function acceptedCall(call: PythonCall): JsonObject {
  const { properties } = bfclFunction(call.of).parameters as { readonly properties?: JsonObject };
  const required = new Set(requiredOf(call.of.parameters));
  const accepted: Record<string, readonly JsonValue[]> = {};
  for (const [name, value] of Object.entries(call.parameters)) {
    if (value === undefined) continue;
    const schema = schemaOf(properties, name);
    const mayBeLeftOut = !required.has(name) && canonical(schema.default) === canonical(value);
    accepted[name] = [acceptedValue(value, schema), ...(mayBeLeftOut ? [''] : [])];
  }
  for (const name of Object.keys(properties ?? {})) {
    const schema = schemaOf(properties, name);
    if (Object.hasOwn(accepted, name) || required.has(name) || schema.default === undefined) continue;
    accepted[name] = ['', acceptedValue(schema.default, schema)];
  }
  return { [call.name]: accepted };
}

function schemaOf(properties: JsonObject | undefined, name: string): JsonObject {
  const schema = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return isObject(schema) ? schema : {};
}

/** Inside an object each field has a list of accepted values of its own; deeper objects are compared as they are. */
function acceptedValue(value: JsonValue, schema: JsonObject): JsonValue {
  if (schema.type === 'dict' && isObject(value)) return acceptedFields(value);
  const items = isObject(schema.items) ? schema.items : {};
  if (schema.type === 'array' && items.type === 'dict' && Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item) => (isObject(item) ? acceptedFields(item) : item));
  }
  return value;
}

function acceptedFields(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, item === undefined ? [] : [item]]),
  );
}
