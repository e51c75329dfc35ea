// What a proof is evaluated on: frozen copies of the steps' values and arguments, the date, and what is known about them.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Bindings } from './evaluation/evaluation.ts';

/** A list whose order the tool promises, as a sample says it. */
export interface OrderedList {
  readonly step: string;
  /** A JSON pointer into the step's value; `*` for the index in a list of lists. */
  readonly path: string;
}

export interface StepSchemas {
  readonly input?: JsonObject;
  readonly output?: JsonObject;
}

export interface EvidenceInput {
  /** Step values by step id: `{ step_1: … }`. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Arguments of the calls by step id. */
  readonly args?: Readonly<Record<string, JsonObject>>;
  /** The ISO date on which the sample takes place. */
  readonly today: string;
  readonly ordered?: readonly OrderedList[];
  readonly schemas?: Readonly<Record<string, StepSchemas>>;
  /** Steps whose values have been cut on our side: their lists are not complete. */
  readonly cut?: readonly string[];
}

export interface Evidence {
  readonly bindings: Bindings;
  readonly values: ReadonlyMap<string, JsonValue>;
  readonly args: ReadonlyMap<string, JsonObject>;
  readonly today: string;
  readonly ordered: readonly OrderedList[];
  readonly schemas: ReadonlyMap<string, StepSchemas>;
  readonly cut: ReadonlySet<string>;
}

/** The evidence of a sample; copies are made once for each value, however many proofs are judged on it. */
export function createEvidence(input: EvidenceInput): Evidence {
  const values = new Map(Object.entries(input.values).map(([step, value]) => [step, frozenCopy(value)]));
  const args = new Map(
    Object.entries(input.args ?? {}).map(([step, given]) => [step, frozenCopy(given) as JsonObject]),
  );
  const bindings = new Map<string, JsonValue>([...values, ['today', input.today]]);
  for (const [step, given] of args) bindings.set(step.replace('step_', 'args_'), given);
  return {
    bindings,
    values,
    args,
    today: input.today,
    ordered: input.ordered ?? [],
    schemas: new Map(Object.entries(input.schemas ?? {})),
    cut: new Set(input.cut),
  };
}

const copies = new WeakMap<object, JsonValue>();

/** A deep copy that cannot be changed, without the nulls in its lists: they are no things. */
export function frozenCopy(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = copyOf(value);
  copies.set(value, copy);
  copies.set(copy as object, copy);
  return copy;
}

function copyOf(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const list: JsonValue[] = [];
    for (const item of value as readonly JsonValue[]) if (item !== null) list.push(copyOf(item));
    return Object.freeze(list);
  }
  if (!isObject(value)) return value;
  const copy: Record<string, JsonValue> = {};
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member === undefined) continue;
    // A member called __proto__ would otherwise set the prototype.
    if (name === '__proto__') Object.defineProperty(copy, name, { value: copyOf(member), enumerable: true });
    else copy[name] = copyOf(member);
  }
  return Object.freeze(copy);
}
