// Condition 3: a list that is counted, summed, found without something, or searched for an extreme is there as a whole.
import { evaluate } from '../evaluation/evaluate.ts';
import { createEvaluation } from '../evaluation/evaluation.ts';
import type { Condition, JudgedProof } from '../judged-proof.ts';
import { AGGREGATES, type PathNode, type ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { caught } from '../language/rejection.ts';
import { childrenOf, predicatesOf, readsItem } from '../language/walk.ts';
import { findUnstatedNarrowing } from './narrowing.ts';
import { findMissingPart, listsOn } from './whole-list.ts';

export const complete: Condition = (proof) => {
  for (const path of pathsToWhole(proof)) {
    const missing = findIncomplete(path, proof);
    if (missing !== undefined) return missing;
  }
  return undefined;
};

/** Why the lists that a path goes through are not all there is; undefined where they may be. */
export function findIncomplete(path: PathNode, proof: JudgedProof): string | undefined {
  const place = proof.survey.places.get(path);
  if (place?.variable === undefined) return undefined;
  const lists = listsOn(path, place, proof).filter((list) => !isIdentified(list.prefix, list.isLast, proof));
  for (const list of lists) {
    const missing = findMissingPart(list, proof);
    if (missing !== undefined) return `${print(path)}: ${missing}`;
  }
  if (lists.every(({ isNested }) => isNested)) return undefined;
  const narrowed = findUnstatedNarrowing(path, place, proof);
  return narrowed === undefined ? undefined : `${print(path)}: ${narrowed}`;
}

/** The paths whose lists have to be whole for the proof's value to be true. */
function pathsToWhole(proof: Pick<JudgedProof, 'root' | 'evidence'>): readonly PathNode[] {
  const found: PathNode[] = [];
  const visit = (node: ProofNode, isWhole: boolean) => {
    if (node.kind === 'path') {
      if (isWhole || takesRank(node)) found.push(node);
      for (const step of node.steps) {
        for (const predicate of predicatesOf(step.filters)) visit(predicate, false);
        if (step.kind === 'expression' && step.expression.kind !== 'variable')
          visit(step.expression, isWhole);
        if (step.kind === 'order') for (const term of step.terms) visit(term.expression, false);
      }
      return;
    }
    if (node.kind === 'comparison' && node.operator === 'in') {
      visit(node.left, false);
      visit(node.right, !isTrue(node, proof));
      return;
    }
    const whole =
      node.kind === 'call' ? needsWhole(node, isWhole, proof) : isWhole && node.kind !== 'comparison';
    for (const child of childrenOf(node)) visit(child, whole);
  };
  visit(proof.root, false);
  return found;
}

function needsWhole(
  call: ProofNode & { kind: 'call' },
  isWhole: boolean,
  proof: Pick<JudgedProof, 'root' | 'evidence'>,
): boolean {
  if (AGGREGATES.has(call.name)) return true;
  // One thing that was found proves that there is one; none found proves it only in the whole list.
  if (call.name === 'exists') return !isTrue(call, proof);
  return isWhole && (call.name === 'distinct' || call.name === 'sort');
}

function isTrue(node: ProofNode, { evidence }: Pick<JudgedProof, 'root' | 'evidence'>): boolean {
  if (readsItem(node)) return false;
  return caught(() => evaluate(node, {}, createEvaluation(evidence.bindings))) === true;
}

function takesRank(path: PathNode): boolean {
  return path.steps.some(
    (step) => step.kind === 'order' && step.filters.some((filter) => filter.kind === 'position'),
  );
}

/** A list further out from which a predicate takes the one named thing may have others that are not here. */
function isIdentified(prefix: PathNode, isLast: boolean, { evidence }: JudgedProof): boolean {
  const filters = prefix.steps.at(-1)?.filters ?? [];
  const names = predicatesOf(filters).some(comparesByName);
  if (isLast || !names) return false;
  const value = caught(() => evaluate(prefix, {}, createEvaluation(evidence.bindings)));
  return value !== undefined && !Array.isArray(value) && !(value instanceof Error);
}

function comparesByName(predicate: ProofNode): boolean {
  if (predicate.kind === 'logical') {
    return (
      predicate.operator === 'and' && (comparesByName(predicate.left) || comparesByName(predicate.right))
    );
  }
  return predicate.kind === 'comparison' && predicate.operator === '=';
}
