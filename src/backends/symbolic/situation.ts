// What there is to choose a value from, and what a chosen value is.
import type { Entity } from '../../grounding/reading/entity.ts';
import type { JsonScalar, JsonValue } from '../../model/json.ts';
import type { MemoryView } from '../../model/learned.ts';
import type { Random } from '../../model/random.ts';
import type { Tool } from '../../model/tool.ts';
import { type Known, lower } from './known.ts';
import type { Parameter } from './parameter.ts';

/** A value for a parameter, and how it was come by. */
export interface Candidate {
  readonly value: JsonValue;
  /** How sure it is that the value means what the parameter means: 0 to 5. */
  readonly fit: number;
  /** Whether it was taken from a result. */
  readonly bound: boolean;
  /** The tool whose result it was taken from. */
  readonly from?: string;
  /** The thing it was taken from. */
  readonly entity?: Entity;
  /** Whether an earlier call was given it too: the same place, the same day. */
  readonly shared?: boolean;
  /** Whether it is only the schema's example. */
  readonly example?: boolean;
}

export interface Situation {
  readonly tool: Tool;
  readonly known: Known;
  readonly memory: MemoryView;
  readonly random: Random;
  /** Values already given to other parameters of the same call. */
  readonly taken: ReadonlySet<string>;
  /** The things that other arguments of the same call mean. */
  readonly about: readonly Entity[];
}

/** Any of the values that no other argument has, or undefined. */
export function pick(values: readonly JsonScalar[], at: Situation): Candidate | undefined {
  const free = values.filter((value) => !at.taken.has(lower(value)));
  return free.length === 0 ? undefined : { value: at.random.pick(free), fit: 1, bound: false };
}

/** One of the schema's examples. */
export function example(parameter: Parameter, at: Situation): Candidate | undefined {
  const picked = pick(parameter.examples, at);
  return picked === undefined ? undefined : { ...picked, example: true };
}
