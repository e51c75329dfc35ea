// What a proof evaluates to, read by the form of its root: a tuple, rows, a sequence, or a bag.
import { isScalar, type JsonScalar, type JsonValue } from '../model/json.ts';
import { evaluateProof } from './evaluation/evaluate.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { shown } from './evaluation/functions.ts';
import { nearlyEqual } from './evaluation/same.ts';
import { isRowValue, listOf, type Value } from './evaluation/sequence.ts';
import type { PathNode, ProofNode } from './language/node.ts';
import { print } from './language/print.ts';
import { Rejection } from './language/rejection.ts';

export type ProofValue =
  /** Each element of a root in brackets: exactly one value. */
  | { readonly form: 'tuple'; readonly items: readonly JsonScalar[] }
  /** One row for each item, in any order. */
  | { readonly form: 'rows'; readonly rows: readonly (readonly JsonScalar[])[]; readonly ordered: boolean }
  /** Values whose order is part of what is said. */
  | { readonly form: 'sequence'; readonly items: readonly JsonScalar[] }
  /** Values in any order; a single value is a bag of one. */
  | { readonly form: 'bag'; readonly items: readonly JsonScalar[] };

/** Evaluates the proof; throws a Rejection where it has no value, or none that words could say. */
export function proofValue(root: ProofNode, evaluation: Evaluation): ProofValue {
  const form = formOf(root);
  if (form === 'tuple' && root.kind === 'array') {
    return { form, items: root.items.map((item) => exactlyOne(item, evaluateProof(item, evaluation))) };
  }
  const only = root.kind === 'array' && root.items[0] !== undefined ? root.items[0] : root;
  const value = evaluateProof(only, evaluation);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    throw new Rejection(`${print(root)} evaluates to nothing: no item fits, or the field is missing.`);
  }
  if (form === 'rows')
    return { form, rows: (isRowValue(value) ? [value] : listOf(value)).map(rowOf), ordered: isOrdered(only) };
  return {
    form: form === 'sequence' ? 'sequence' : 'bag',
    items: listOf(value).map((item) => sayable(root, item)),
  };
}

/** The value as JSON: one thing as itself, several as a list, rows as lists of lists. */
export function plainValue(value: ProofValue): JsonValue {
  if (value.form === 'rows') return value.rows;
  const [first] = value.items;
  return value.items.length === 1 && first !== undefined && value.form !== 'tuple' ? first : value.items;
}

/** Equal as their form says; numbers within 1e-9, relative. */
export function equalValues(left: ProofValue, right: ProofValue): boolean {
  if (left.form === 'rows' || right.form === 'rows') {
    if (left.form !== 'rows' || right.form !== 'rows' || left.rows.length !== right.rows.length) return false;
    const [ours, theirs] = left.ordered ? [left.rows, right.rows] : [sorted(left.rows), sorted(right.rows)];
    return ours.every((row, index) => equalLists(row, theirs[index] ?? []));
  }
  if (left.form !== right.form) return false;
  if (left.form !== 'bag') return equalLists(left.items, right.items);
  return equalLists(sortedScalars(left.items), sortedScalars(right.items));
}

/** A tuple is in brackets with two elements or more; a sequence is ordered and not picked from. */
export function formOf(root: ProofNode): ProofValue['form'] {
  if (root.kind === 'array') {
    const [only, ...more] = root.items;
    return more.length > 0 || only === undefined ? 'tuple' : formOf(only);
  }
  if (root.kind === 'path') {
    const last = root.steps.at(-1);
    if (last?.kind === 'expression' && last.isRow) return 'rows';
  }
  return isOrdered(root) ? 'sequence' : 'bag';
}

function isOrdered(node: ProofNode): boolean {
  if (node.kind === 'call') return node.name === 'sort';
  if (node.kind === 'filtered') return isOrdered(node.base);
  if (node.kind === 'conditional') return isOrdered(node.then) || isOrdered(node.otherwise);
  return node.kind === 'path' && isOrderedPath(node);
}

function isOrderedPath(path: PathNode): boolean {
  return path.steps.some(
    (step) =>
      (step.kind === 'order' && !step.filters.some((filter) => filter.kind === 'position')) ||
      (step.kind === 'expression' && isOrdered(step.expression)),
  );
}

function exactlyOne(element: ProofNode, value: Value): JsonScalar {
  if (isScalar(value) && value !== null) return value;
  const items = listOf(value);
  const [only] = items;
  if (items.length === 1 && isScalar(only) && only !== null) return only;
  const what =
    value === undefined ? 'nothing' : Array.isArray(value) ? `${items.length} values` : shown(value);
  throw new Rejection(
    `${print(element)} in the tuple evaluates to ${what}: each element is exactly one value.`,
  );
}

function sayable(root: ProofNode, item: JsonValue): JsonScalar {
  if (item === '') throw new Rejection(`${print(root)} evaluates to an empty text.`);
  if (isScalar(item)) return item;
  const what = Array.isArray(item) ? 'lists in lists' : 'objects';
  throw new Rejection(`${print(root)} evaluates to ${what}: name the field that the text says.`);
}

function rowOf(row: JsonValue): readonly JsonScalar[] {
  return listOf(row).filter(isScalar);
}

function equalLists(left: readonly JsonScalar[], right: readonly JsonScalar[]): boolean {
  return (
    left.length === right.length && left.every((item, index) => equalScalars(item, right[index] ?? null))
  );
}

function equalScalars(left: JsonScalar, right: JsonScalar): boolean {
  if (typeof left === 'number' && typeof right === 'number') return nearlyEqual(left, right);
  return left === right;
}

function sorted(rows: readonly (readonly JsonScalar[])[]): readonly (readonly JsonScalar[])[] {
  return [...rows].sort((a, b) => compareTexts(JSON.stringify(a), JSON.stringify(b)));
}

function sortedScalars(items: readonly JsonScalar[]): readonly JsonScalar[] {
  return [...items].sort((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return compareTexts(`${typeof a} ${a}`, `${typeof b} ${b}`);
  });
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
