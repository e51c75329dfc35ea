// Results as facts: what each value is, of what, and what the thing it belongs to is called.
import { isObject, isScalar, type JsonScalar, type JsonValue } from '../../../src/model/json.ts';
import { type Meaning, meaningOf, singular, toolNoun } from '../../../src/text/naming.ts';
import type { ShownCall } from './prompt.ts';

export interface Fact extends Meaning {
  /** The field's own name. */
  readonly key: string;
  readonly value: JsonScalar;
  /** The human name of the thing that has it, where the result shows one. */
  readonly owner: string | undefined;
  /** The object that has it: facts of one object can be told in one sentence. */
  readonly of: object;
}

/** What a prompt writes where it left something out. */
const leftOut = '…';

/** The facts of a call's results, in document order; nothing that was cut is among them. */
export function factsOf(call: ShownCall): Fact[] {
  const noun = toolNoun(ownName(call.tool));
  return call.results.flatMap((result) => [...walk(result, noun, undefined)]);
}

/** The server's own name of a tool. */
export function ownName(tool: string): string {
  return tool.slice(tool.indexOf('__') + 2);
}

function* walk(value: JsonValue | undefined, noun: string, owner: string | undefined): Generator<Fact> {
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) yield* walk(item, noun, owner);
  } else if (isObject(value)) {
    const named = nameIn(value) ?? owner;
    for (const [key, part] of Object.entries(value)) {
      if (key === leftOut || part === undefined) continue;
      if (!isScalar(part)) yield* walk(part, singular(key), nameIn(value));
      else if (part !== null && !String(part).includes(leftOut)) {
        yield {
          key,
          value: part,
          of: value,
          owner: nameBeside(value, key) ?? named,
          ...meaningOf(key, noun),
        };
      }
    }
  }
}

/** `customer_name` beside `customer_id`. */
function nameBeside(value: Readonly<Record<string, JsonValue | undefined>>, key: string): string | undefined {
  const thing = /^(.+)_id$/.exec(key)?.[1];
  const name = thing === undefined ? undefined : (value[`${thing}_name`] ?? value[`${thing}_subject`]);
  return typeof name === 'string' && !name.includes(leftOut) ? name : undefined;
}

function nameIn(value: Readonly<Record<string, JsonValue | undefined>>): string | undefined {
  const name = value.name ?? value.title ?? value.subject ?? value.number;
  return typeof name === 'string' && !name.includes(leftOut) ? name : undefined;
}

/** Whether a value says something by itself, in a few words. */
export function isTelling(value: JsonScalar): boolean {
  if (typeof value === 'number') return true;
  return (
    typeof value === 'string' && value.trim().length >= 3 && value.length <= 80 && !/[\n“”"]/.test(value)
  );
}
