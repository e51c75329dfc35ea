// What one evaluation of a proof has at hand, and what may be watched or changed while it runs.
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { PathNode, Predicate, ProofNode } from '../language/node.ts';
import { Rejection } from '../language/rejection.ts';
import type { Value } from './sequence.ts';

/** By variable without the `$`: step_1, args_1, today. */
export type Bindings = ReadonlyMap<string, JsonValue>;

/** A part of the proof put out of action, to see whether the proof needs it. */
export type Ablation =
  /** The path's value is replaced by another. */
  | { readonly kind: 'replace'; readonly node: ProofNode; readonly by: (value: Value) => Value }
  /** The predicate keeps every item. */
  | { readonly kind: 'drop-predicate'; readonly predicate: Predicate }
  /** The side of "and" or "or" is left out. */
  | { readonly kind: 'drop-side'; readonly node: ProofNode };

/** Told each time the last name of a path is looked up in an object. */
export type WatchRead = (path: PathNode, object: JsonObject, name: string) => void;

export interface Evaluation {
  readonly bindings: Bindings;
  /** Nulls count as values everywhere, as they do in JSONata itself. */
  readonly nullsCount: boolean;
  readonly ablation: Ablation | undefined;
  readonly watchRead: WatchRead | undefined;
  /** Nodes that may still be visited: a verdict must not depend on how busy the machine is. */
  fuel: number;
}

const FUEL = 2_000_000;

export function createEvaluation(
  bindings: Bindings,
  options: { nullsCount?: boolean; ablation?: Ablation; watchRead?: WatchRead } = {},
): Evaluation {
  return {
    bindings,
    nullsCount: options.nullsCount === true,
    ablation: options.ablation,
    watchRead: options.watchRead,
    fuel: FUEL,
  };
}

export function burn(evaluation: Evaluation): void {
  evaluation.fuel -= 1;
  if (evaluation.fuel < 0) {
    throw new Rejection('The proof takes too many steps over these lists: select fewer items first.');
  }
}
