// Condition 1: the proof evaluates to something, over places that exist, without taking null or a typing error for a fact.
import type { JsonValue } from '../../model/json.ts';
import { evaluateProof } from '../evaluation/evaluate.ts';
import { createEvaluation, type WatchRead } from '../evaluation/evaluation.ts';
import type { Evidence } from '../evidence.ts';
import type { ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { caught, Rejection } from '../language/rejection.ts';
import { allNodes } from '../language/walk.ts';
import { equalValues, type ProofValue, proofValue } from '../proof-value.ts';
import type { Survey } from '../survey.ts';
import { findOtherNotation } from './notation.ts';
import { findMissingPlace } from './places-exist.ts';

/** The proof's value; throws a Rejection that says why it has none that counts. `watchRead` sees what gave it. */
export function evaluated(
  root: ProofNode,
  survey: Survey,
  evidence: Evidence,
  watchRead: WatchRead,
): ProofValue {
  const missing = findMissingPlace(root, survey, evidence);
  if (missing !== undefined) throw new Rejection(missing);
  const notation = findOtherNotation(root, survey);
  if (notation !== undefined) throw new Rejection(notation);
  const value = caught(() => proofValue(root, createEvaluation(evidence.bindings, { watchRead })));
  if (value instanceof Rejection) {
    if (isExplicitNull(root, evidence)) return { form: 'bag', items: [null] };
    throw value;
  }
  if (testsNull(root)) refuseHalfNull(root, value, evidence);
  return value;
}

/** A path whose end is there and null: the value itself, as "not delivered yet". */
function isExplicitNull(root: ProofNode, evidence: Evidence): boolean {
  if (root.kind !== 'path') return false;
  const withNulls = createEvaluation(evidence.bindings, { nullsCount: true });
  const value: unknown = caught(() => evaluateProof(root, withNulls) as JsonValue | undefined);
  return value === null;
}

function testsNull(root: ProofNode): boolean {
  return allNodes(root).some((node) => node.kind === 'literal' && node.value === null);
}

/**
 * Null is a value to `= null` alone. Plain JSONata has no such rule; where a proof tests for null, it therefore has to
 * evaluate to the same with all nulls as values, so that anyone can evaluate it: over the values as they are where the
 * proof has a null in it or evaluates to one, and over the values without nulls otherwise.
 */
function refuseHalfNull(root: ProofNode, value: ProofValue, evidence: Evidence): void {
  const withNulls = createEvaluation(evidence.bindings, { nullsCount: true });
  const plain = caught(() => proofValue(root, withNulls));
  if (plain instanceof Rejection || !equalValues(plain, value)) {
    throw new Rejection(
      `${print(root)} tests one field for null and reads others that are null: select those that are not null first, with [field != null].`,
    );
  }
}
