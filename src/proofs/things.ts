// What a proof is about: the items that its values belong to, and the lists that it counts or searches.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { positionOf } from './ancestry.ts';
import { pathsToWhole } from './conditions/complete.ts';
import { listsOn } from './conditions/whole-list.ts';
import { evaluate } from './evaluation/evaluate.ts';
import { createEvaluation } from './evaluation/evaluation.ts';
import { listOf, type Value } from './evaluation/sequence.ts';
import type { EvaluatedProof } from './judged-proof.ts';
import { AGGREGATES, type PathNode, type ProofNode } from './language/node.ts';
import { caught } from './language/rejection.ts';
import { childrenOf, readsItem } from './language/walk.ts';

/** Where something stands: a JSON pointer (RFC 6901) into the value of a step. */
export interface Pointed {
  readonly step: string;
  readonly pointer: string;
}

export interface Things {
  /** The items that the proof's paths evaluate to without their last name. */
  readonly items: readonly Pointed[];
  /** The lists that it counts, sums, or takes an extreme of. */
  readonly lists: readonly Pointed[];
  /** The items of those lists that are counted, summed or compared. */
  readonly members: readonly Pointed[];
}

/** The things of a proof that has a value. */
export function thingsOf(proof: EvaluatedProof): Things {
  const pointed = (objects: Iterable<object>): readonly Pointed[] => {
    const found = new Map<string, Pointed>();
    for (const object of objects) {
      const place = positionOf(object, proof.evidence);
      if (place === undefined) continue;
      const { step, pointer } = place;
      found.set(`${step} ${pointer}`, { step, pointer });
    }
    return [...found.values()];
  };
  const items: JsonObject[] = [];
  const members: JsonObject[] = [];
  for (const [path, isAggregated] of valuePaths(proof.root)) {
    const owners = (proof.reads.get(path) ?? []).map(({ object }) => object);
    const ends = objectsAt(path, proof);
    if (isAggregated) members.push(...(ends.length > 0 ? ends : owners));
    else items.push(...owners, ...ends);
  }
  const lists = pathsToWhole(proof).flatMap((path) => {
    const place = proof.survey.places.get(path);
    if (place === undefined) return [];
    return listsOn(path, place, proof)
      .filter(({ isLast }) => isLast)
      .flatMap((list) => list.lists);
  });
  return { items: pointed(items), lists: pointed(lists), members: pointed(members) };
}

/** The paths that the value comes from, outside of predicates, and whether an aggregate stands around each. */
function valuePaths(root: ProofNode): readonly (readonly [PathNode, boolean])[] {
  const found: (readonly [PathNode, boolean])[] = [];
  const visit = (node: ProofNode, isAggregated: boolean) => {
    if (node.kind === 'path') {
      found.push([node, isAggregated]);
      for (const step of node.steps) if (step.kind === 'expression') visit(step.expression, isAggregated);
      return;
    }
    if (node.kind === 'filtered') return visit(node.base, isAggregated);
    const isList = node.kind === 'call' && (AGGREGATES.has(node.name) || node.name === 'exists');
    for (const child of childrenOf(node)) visit(child, isAggregated || isList);
  };
  visit(root, false);
  return found;
}

/** The objects that a path ends at, where it ends at things and not at their fields. */
function objectsAt(path: PathNode, { evidence }: Pick<EvaluatedProof, 'evidence'>): readonly JsonObject[] {
  if (readsItem(path)) return [];
  const value = caught(() => evaluate(path, {}, createEvaluation(evidence.bindings)));
  if (value instanceof Error) return [];
  return listOf(value as Value).filter((item: JsonValue): item is JsonObject => isObject(item));
}
