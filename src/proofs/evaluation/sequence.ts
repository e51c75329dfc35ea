// JSONata's sequences: what a path collects, which is a list for many and the thing itself for one.
import type { JsonValue } from '../../model/json.ts';

/** A value while a proof is evaluated; undefined where there is none. */
export type Value = JsonValue | Sequence | undefined;

declare const isSequence: unique symbol;
declare const isRow: unique symbol;

/** A list that came about in a path, apart from an array that stands in the data. */
export type Sequence = JsonValue[] & { readonly [isSequence]: true };

/** `.[a, b]` of one item: a list that stays one when the rows are collected. */
export type Row = JsonValue[] & { readonly [isRow]: true };

// A mark on a plain array: subclasses of Array are several times slower to fill and to walk.
const KIND = Symbol('kind');
type Marked = JsonValue[] & { [KIND]?: 'sequence' | 'row' };

export function createSequence(): Sequence {
  const list: Marked = [];
  list[KIND] = 'sequence';
  return list as unknown as Sequence;
}

export function createRow(): Row {
  const list: Marked = [];
  list[KIND] = 'row';
  return list as unknown as Row;
}

export function isSequenceValue(value: unknown): value is Sequence {
  return Array.isArray(value) && (value as Marked)[KIND] === 'sequence';
}

export function isRowValue(value: unknown): value is Row {
  return Array.isArray(value) && (value as Marked)[KIND] === 'row';
}

/** One result is that result, none is undefined. */
export function unwrap(value: Value): Value {
  if (!isSequenceValue(value)) return value;
  if (value.length === 0) return undefined;
  return value.length === 1 ? value[0] : value;
}

/** The value as a list: none is empty, one has one element. */
export function listOf(value: Value): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as JsonValue];
}
