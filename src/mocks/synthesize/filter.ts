// What arguments demand of the things that are listed: equal values, bounds, years, and what others they belong to.
import { isScalar, type JsonObject, type JsonScalar } from '../../model/json.ts';
import { wordsOf } from '../../text/naming.ts';
import { attributeOf, type Owner, referenceOf, roleAmong } from './attribute.ts';
import type { Intent } from './intent.ts';
import { keyOf } from './keys.ts';
import { typeOf } from './scalar-value.ts';
import type { World } from './world.ts';

/** Whether a thing is among those that are wanted. */
type Demand = (thing: Owner) => boolean;

const lower = /^(from|since|after|min|minimum|start|starting|above|over|gte?|begin|earliest|newer)$/;
const upper = /^(to|until|till|before|max|maximum|end|ending|below|under|lte?|latest|older)$/;
const filler = /^(date|time|at|on|day|than|value|datetime)$/;

/** The demands that the arguments make on things of the noun whose attributes have these schemas. */
export function demandsOf(
  world: World,
  { given, others, noun: asked }: Intent,
  noun: string,
  attributes: ReadonlyMap<string, JsonObject>,
  parameters: ReadonlyMap<string, JsonObject>,
): readonly Demand[] {
  const valueFor = (thing: Owner, key: string) => attributeOf(world, thing, key, attributes.get(key) ?? {});
  const belonging = others.map((other): Demand => {
    // Tickets that are asked for by `agent_id` are those whose assignee the agent is.
    const role = roleAmong(world, noun, other);
    return (thing) => String(referenceOf(world, thing, role, other.noun)) === String(other.id);
  });
  const wanted = [...given].flatMap(([name, value]): Demand[] => {
    if (!isScalar(value)) return [];
    const key = keyOf(name, noun);
    const schema = attributes.get(key);
    if (schema !== undefined && !isBound(key, schema, value))
      return [(thing) => sameValue(valueFor(thing, key), value, schema)];
    const bound = boundOf(name, value, attributes);
    if (bound !== undefined) return [(thing) => bound.holds(valueFor(thing, bound.key))];
    const dates = [...attributes.keys()].find((other) => isDate(attributes.get(other)));
    if (/^(year|month|date|day)$/.test(key) && dates !== undefined)
      return [(thing) => isIn(String(valueFor(thing, dates)), key, String(value))];
    const parameter = parameters.get(name);
    // What is not shown may still be told apart by, where there are but a few kinds.
    if (
      noun === asked &&
      parameter !== undefined &&
      (parameter.enum !== undefined || typeof value === 'boolean')
    )
      return [(thing) => attributeOf(world, thing, name, parameter) === value];
    return [];
  });
  return [...belonging, ...wanted];
}

/** `from` and `to` of a list are its bounds, although the things in it have a `from` and a `to` too. */
function isBound(key: string, schema: JsonObject, value: JsonScalar): boolean {
  return (lower.test(key) || upper.test(key)) && (isDate(schema) || typeof value === 'number');
}

function isDate(schema: JsonObject | undefined): boolean {
  return schema?.format === 'date' || schema?.format === 'date-time';
}

interface Bound {
  readonly key: string;
  holds(value: JsonScalar): boolean;
}

/** `min_price`, `created_after`, `date_from`, `until`: a bound of one of the attributes. */
function boundOf(
  name: string,
  value: JsonScalar,
  attributes: ReadonlyMap<string, JsonObject>,
): Bound | undefined {
  const words = wordsOf(name);
  const word = words.find((part) => lower.test(part) || upper.test(part));
  if (word === undefined || (typeof value !== 'number' && !isDateText(value))) return undefined;
  const rest = words.filter((part) => part !== word && !filler.test(part));
  const isOfKind = ([, schema]: readonly [string, JsonObject]) =>
    typeof value === 'number' ? /^(number|integer)$/.test(typeOf(schema) ?? '') : isDate(schema);
  const candidates = [...attributes].filter(isOfKind).map(([key]) => key);
  const key =
    rest.length === 0
      ? typeof value === 'number'
        ? undefined
        : (candidates.find((other) => other === word) ?? candidates[0])
      : candidates.find((other) => rest.every((part) => other.split(' ').includes(part)));
  if (key === undefined) return undefined;
  const isLeast = lower.test(word);
  return {
    key,
    holds(held) {
      if (typeof value === 'number') return isLeast ? Number(held) >= value : Number(held) <= value;
      // A day as a bound takes in the whole day.
      const [text, bound] = [String(held), String(value)];
      return isLeast ? text >= bound : text.slice(0, bound.length) <= bound;
    },
  };
}

function isDateText(value: JsonScalar): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d/.test(value);
}

function isIn(date: string, part: string, value: string): boolean {
  if (part === 'month' && /^\d{1,2}$/.test(value)) return Number(date.slice(5, 7)) === Number(value);
  return date.startsWith(value);
}

function sameValue(held: JsonScalar, wanted: JsonScalar, schema: JsonObject): boolean {
  if (typeof held !== 'string' || schema.enum !== undefined) return String(held) === String(wanted);
  const [text, part] = [held.toLowerCase(), String(wanted).trim().toLowerCase()];
  return text.includes(part);
}
