// What tools say of one value, weighed against each other: a promise counts more than an example, and that more than a guess.
import type { JsonObject } from '../../model/json.ts';
import { fits, typeOf } from './scalar-value.ts';

/** How sure it is that a result is so. */
export type Certainty = 'promised' | 'shown' | 'guessed';

/** The schema of a value, and how sure it is. */
export interface Said {
  readonly schema: JsonObject;
  readonly certainty: Certainty;
}

const ranks: Readonly<Record<Certainty, number>> = { promised: 2, shown: 1, guessed: 0 };

/** Of two that are said of one value, the one that says more. */
export function betterSaid(a: Said | undefined, b: Said): Said {
  if (a === undefined || weightOf(a.schema) === 0) return b;
  if (weightOf(b.schema) === 0) return a;
  const difference = ranks[b.certainty] - ranks[a.certainty];
  if (difference !== 0) return difference > 0 ? b : a;
  const [more, less] = weightOf(b.schema) > weightOf(a.schema) ? [b, a] : [a, b];
  const types = [typeOf(a.schema), typeOf(b.schema)];
  if (!types.every(isNumeric) || a.schema.enum !== undefined || b.schema.enum !== undefined) return more;
  // A whole number within the bounds of both may stand in both places.
  const type = types.includes('integer') ? 'integer' : 'number';
  return { ...more, schema: { ...less.schema, ...more.schema, type } };
}

/** What is said of an identifier, with what the parameter says that it is given as. */
export function idSaid(said: Said, parameter: JsonObject): Said {
  const type = typeOf(parameter);
  const told = typeOf(said.schema) ?? 'string';
  if (type === told) {
    return weightOf(parameter) > weightOf(said.schema) ? { ...said, schema: parameter } : said;
  }
  // What can only be given as a number is one, if a text of it may stand where it is told.
  const isNumber = isNumeric(type) && !isNumeric(told) && fits(said.schema, '1001');
  return isNumber ? { schema: parameter, certainty: 'promised' } : said;
}

function isNumeric(type: string | undefined): boolean {
  return type === 'integer' || type === 'number';
}

function weightOf(schema: JsonObject): number {
  if (schema.enum !== undefined) return 5;
  if (schema.pattern !== undefined || schema.format !== undefined) return 4;
  if (schema.examples !== undefined || schema.minimum !== undefined) return 3;
  const type = typeOf(schema);
  if (type === undefined) return 0;
  if (type !== 'string') return 2;
  return schema.maxLength === undefined && schema.minLength === undefined ? 1 : 1.5;
}
