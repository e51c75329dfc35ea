// Condition 0: the proof depends on results. Each path, predicate and side of "and" and "or" in it changes the value.
//
// What is judged is this proof on these values, not a shape of both that others share: an evaluation takes microseconds,
// most proofs are settled by a handful of changes, and a verdict kept for a shape would depend on which sample came first.
import { isScalar, type JsonScalar, type JsonValue } from '../../core/json.ts';
import { evaluateProof } from '../evaluation/evaluate.ts';
import { type Ablation, type Bindings, createEvaluation } from '../evaluation/evaluation.ts';
import { nearlyEqual } from '../evaluation/same.ts';
import { listOf, type Value } from '../evaluation/sequence.ts';
import type { ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { caught, Rejection } from '../language/rejection.ts';
import { allNodes } from '../language/walk.ts';
import type { Condition, JudgedProof } from '../judged-proof.ts';
import type { Place } from '../survey.ts';
import { findUnsaidLiteral } from './literals.ts';
import { FRESH_TEXT, freshFor, type Perturbation, perturbations } from './perturbations.ts';
import { sampled } from './sampled.ts';

/** Evaluations of one proof; beyond them what has not mattered does not. */
const MAX_EVALUATIONS = 3_000;

/** A part that has to matter, and how it is put out of action. */
interface Part {
  readonly shown: string;
  readonly ablation: Ablation;
  /** Where its data lie, for paths: they have to change the value as well. */
  readonly place: Place | undefined;
  matters: boolean;
  dataMatter: boolean;
}

export const dependsOnResults: Condition = (proof) => findUnsaidLiteral(proof) ?? findDeadPart(proof);

/** The first part that could be left out or be something else without a difference. */
function findDeadPart(proof: JudgedProof): string | undefined {
  const { bindings } = proof.evidence;
  const reduced = sampled(proof.root, bindings);
  const problem = reduced === undefined ? undefined : tryChanges(proof, reduced);
  // In fewer items a part may lose its effect (`$count(list) > 50`); the whole lists decide.
  if (reduced !== undefined && problem === undefined) return undefined;
  return tryChanges(proof, bindings);
}

function tryChanges(proof: JudgedProof, bindings: Bindings): string | undefined {
  const { root, survey } = proof;
  const parts = partsOf(root, survey.places);
  const base = outcome(root, bindings);
  let evaluations = 0;
  const judge = (state: Perturbation | undefined) => {
    const changed = state === undefined ? base : outcome(root, state.bindings);
    evaluations += 1;
    if (changed === ERROR) return;
    for (const part of parts) {
      const isTouched = state !== undefined && part.place !== undefined && touches(state, part.place);
      if (isTouched && base !== ERROR && !equal(changed, base)) part.dataMatter = true;
      if (part.matters) continue;
      const without = outcome(root, state?.bindings ?? bindings, part.ablation);
      evaluations += 1;
      // A path replaced may fail to fit its place, which shows nothing; a predicate dropped may not.
      if (without === ERROR && part.ablation.kind === 'replace') continue;
      if (!equal(without, changed)) part.matters = true;
    }
  };
  judge(undefined);
  for (const state of perturbations(root, survey, bindings)) {
    if (evaluations > MAX_EVALUATIONS || parts.every((part) => part.matters && part.dataMatter)) break;
    judge(state);
  }
  const dead = parts.find((part) => !part.matters || !part.dataMatter);
  if (dead === undefined) return undefined;
  return `${dead.shown} does not matter: with other results in its place the proof evaluates to the same; leave it out.`;
}

function partsOf(root: ProofNode, places: ReadonlyMap<ProofNode, Place>): readonly Part[] {
  const parts: Part[] = [];
  const add = (shown: string, ablation: Ablation, place?: Place) =>
    parts.push({ shown, ablation, place, matters: false, dataMatter: place === undefined });
  for (const node of allNodes(root)) {
    const place = places.get(node);
    if (place !== undefined && place.variable !== 'today') {
      const by = (value: Value) => replacement(value, place);
      add(print(node), { kind: 'replace', node, by }, hasPlace(place) ? place : undefined);
    }
    if (node.kind === 'logical') {
      for (const side of [node.left, node.right]) add(print(side), { kind: 'drop-side', node: side });
    }
    const filters =
      node.kind === 'filtered'
        ? node.filters
        : node.kind === 'path'
          ? node.steps.flatMap((step) => step.filters)
          : [];
    for (const filter of filters) {
      if (filter.kind !== 'predicate') continue;
      add(`[${print(filter.expression)}]`, { kind: 'drop-predicate', predicate: filter });
    }
  }
  return parts;
}

function hasPlace(place: Place): boolean {
  return place.variable !== undefined && place.names !== undefined;
}

/** What takes a path's value: as many, of the same kind, and others. */
function replacement(value: Value, place: Place): JsonValue {
  const items = listOf(value);
  if (items.length === 0) {
    const sample = place.values[0];
    if (sample === undefined) return FRESH_TEXT;
    return isScalar(sample) ? freshFor(sample) : [{}];
  }
  if (items.every(isScalar)) {
    const fresh = items.map((item) => freshFor(item));
    return fresh.length === 1 ? (fresh[0] as JsonScalar) : [...fresh, freshFor(fresh.at(-1) as JsonScalar)];
  }
  return [...items, {}];
}

const ERROR = Symbol('error');
type Outcome = Value | typeof ERROR;

function outcome(root: ProofNode, bindings: Bindings, ablation?: Ablation): Outcome {
  const evaluation = createEvaluation(bindings, ablation === undefined ? {} : { ablation });
  const value = caught(() => evaluateProof(root, evaluation));
  if (value instanceof Rejection) return ERROR;
  return Array.isArray(value) && value.length === 0 ? undefined : (value as Value);
}

function equal(left: Outcome, right: Outcome): boolean {
  if (left === right) return true;
  if (typeof left === 'symbol' || typeof right === 'symbol') return false;
  if (typeof left === 'number' && typeof right === 'number') return nearlyEqual(left, right);
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Whether the change was made at the place, above it, or below it. */
function touches(state: Perturbation, place: Place): boolean {
  if (state.variable !== place.variable) return false;
  const names = place.names ?? [];
  const shared = Math.min(names.length, state.names.length);
  return state.names.slice(0, shared).every((name, index) => name === names[index]);
}

