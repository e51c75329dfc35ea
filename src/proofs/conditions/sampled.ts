// Shorter lists to try changes on: what a proof depends on shows in a few dozen items as well as in thousands.
import { isObject, isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import type { Bindings } from '../evaluation/evaluation.ts';
import type { ProofNode } from '../language/node.ts';
import { allNodes } from '../language/walk.ts';

const LONG = 40;
const KEPT_FIRST = 12;
const KEPT_LAST = 4;
const KEPT_NAMED = 12;

/** The bindings with long lists cut to the first, the last, and those with a literal of the proof; else undefined. */
export function sampled(root: ProofNode, bindings: Bindings): Bindings | undefined {
  const nodes = allNodes(root);
  const variables = new Set(nodes.flatMap((node) => (node.kind === 'variable' ? [node.name] : [])));
  const read = [...variables].flatMap((name) => {
    const value = bindings.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (!read.some(([, value]) => hasLongList(value))) return undefined;
  const literals = new Set(nodes.flatMap((node) => (node.kind === 'literal' ? [node.value] : [])));
  return new Map([...bindings, ...read.map(([name, value]) => [name, shortened(value, literals)] as const)]);
}

const long = new WeakMap<object, boolean>();

function hasLongList(value: JsonValue | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const known = long.get(value);
  if (known !== undefined) return known;
  const isLong = (Array.isArray(value) && value.length > LONG) || Object.values(value).some(hasLongList);
  long.set(value, isLong);
  return isLong;
}

function shortened(value: JsonValue, literals: ReadonlySet<JsonScalar>): JsonValue {
  if (Array.isArray(value)) {
    return (value.length > LONG ? kept(value, literals) : value).map((item) => shortened(item, literals));
  }
  if (!isObject(value) || !hasLongList(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, shortened(member ?? null, literals)]),
  );
}

function kept(list: readonly JsonValue[], literals: ReadonlySet<JsonScalar>): readonly JsonValue[] {
  const named = list
    .slice(KEPT_FIRST, -KEPT_LAST)
    .filter((item) => scalarsOf(item).some((each) => literals.has(each)))
    .slice(0, KEPT_NAMED);
  return [...list.slice(0, KEPT_FIRST), ...named, ...list.slice(-KEPT_LAST)];
}

function scalarsOf(item: JsonValue): readonly JsonScalar[] {
  if (isScalar(item)) return [item];
  return Object.values(item).filter((member): member is JsonScalar => isScalar(member));
}
