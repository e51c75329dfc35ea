// JSONata's sequences: what a path collects, which is a list for many and the thing itself for one.
import type { JsonValue } from '../../core/json.ts';

/** A value while a proof is evaluated; undefined where there is none. */
export type Value = JsonValue | Sequence | undefined;

/** A list that came about in a path, apart from an array that stands in the data. */
export class Sequence extends Array<JsonValue> {
  // Derived lists are plain ones: only paths make sequences.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** `.[a, b]` of one item: a list that stays one when the rows are collected. */
export class Row extends Array<JsonValue> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** One result is that result, none is undefined. */
export function unwrap(value: Value): Value {
  if (!(value instanceof Sequence)) return value;
  if (value.length === 0) return undefined;
  return value.length === 1 ? value[0] : value;
}

/** The value as a list: none is empty, one has one element. */
export function listOf(value: Value): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as JsonValue];
}
