// Condition 0: the proof depends on results. Each path, predicate and side of "and" and "or" in it changes the value.
//
// What is judged is this proof on these values, not a shape of both that others share: an evaluation takes microseconds,
// most proofs are settled by a handful of changes, and a verdict kept for a shape would depend on which sample came first.
import { isScalar, type JsonScalar } from '../../model/json.ts';
import { evaluateProof } from '../evaluation/evaluate.ts';
import { type Ablation, type Bindings, createEvaluation } from '../evaluation/evaluation.ts';
import { nearlyEqual } from '../evaluation/same.ts';
import { listOf, type Value } from '../evaluation/sequence.ts';
import type { Condition, JudgedProof } from '../judged-proof.ts';
import type { Filter, ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { caught, NotOne, Rejection } from '../language/rejection.ts';
import { childrenOf } from '../language/walk.ts';
import type { Place } from '../survey.ts';
import { expectedKinds, FRESH_NUMBER, FRESH_TEXT, freshFor } from './candidate-values.ts';
import { findUnsaidLiteral } from './literals.ts';
import { type Perturbation, perturbations } from './perturbations.ts';
import { sampled } from './sampled.ts';

/** Evaluations of one proof: proofs that hold need 6 in the median and up to 120; beyond these nothing shows. */
const MAX_EVALUATIONS = 600;

/** A part that has to matter, and how it is put out of action. */
interface Part {
  readonly shown: string;
  readonly ablation: Ablation;
  /** Within a predicate: it matters as well where another item, none or several are selected. */
  readonly selects: boolean;
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
  let evaluations = 0;
  const isDone = () =>
    evaluations > MAX_EVALUATIONS || parts.every((part) => part.matters && part.dataMatter);

  /** Looks what a change to the base shows of each part that has not mattered yet. */
  const judge = (base: Outcome, changed: Outcome, state: Bindings, change: Perturbation | undefined) => {
    for (const part of parts) {
      const isTouched = change !== undefined && part.place !== undefined && touches(change, part.place);
      if (isTouched && tells(changed, part) && !equal(changed, base)) part.dataMatter = true;
      if (part.matters || isFailure(changed)) continue;
      const without = outcome(root, state, part.ablation);
      evaluations += 1;
      if (tells(without, part) && !equal(without, changed)) part.matters = true;
    }
  };
  /** Tries every change, or those that touch what has not mattered yet; the states, the most different first. */
  const tryAround = (base: Bindings, isFirst: boolean): readonly Bindings[] => {
    const [different, alike]: [Bindings[], Bindings[]] = [[], []];
    const value = outcome(root, base);
    for (const change of perturbations(root, survey, base)) {
      if (isDone()) break;
      if (!isFirst && !concerns(change, parts)) continue;
      const changed = outcome(root, change.bindings);
      evaluations += 1;
      if (!isFailure(changed)) (equal(changed, value) ? alike : different).push(change.bindings);
      judge(value, changed, change.bindings, change);
    }
    return [...different, ...alike];
  };

  judge(outcome(root, bindings), outcome(root, bindings), bindings, undefined);
  // One side of "and" matters only where the other is true: what one change does not show, two may.
  for (const state of tryAround(bindings, true)) {
    if (isDone()) break;
    tryAround(state, false);
  }
  const dead = parts.find((part) => !part.matters || !part.dataMatter);
  if (dead === undefined) return undefined;
  return `${dead.shown} does not matter: with other results in its place the proof evaluates to the same; leave it out.`;
}

function partsOf(root: ProofNode, places: ReadonlyMap<ProofNode, Place>): readonly Part[] {
  const parts: Part[] = [];
  const kinds = expectedKinds(root);
  const add = (shown: string, ablation: Ablation, selects: boolean, place?: Place) =>
    parts.push({ shown, ablation, selects, place, matters: false, dataMatter: place === undefined });
  const visit = (node: ProofNode, selects: boolean) => {
    const place = places.get(node);
    if (place !== undefined && place.variable !== 'today') {
      const by = replacementFor(place, kinds.get(node) ?? FRESH_TEXT);
      add(print(node), { kind: 'replace', node, by }, selects, hasPlace(place) ? place : undefined);
    }
    if (node.kind === 'logical') {
      for (const side of [node.left, node.right])
        add(print(side), { kind: 'drop-side', node: side }, selects);
    }
    const predicates = filtersOf(node).filter((filter) => filter.kind === 'predicate');
    for (const predicate of predicates) {
      add(`[${print(predicate.expression)}]`, { kind: 'drop-predicate', predicate }, true);
    }
    const selecting = new Set(predicates.map(({ expression }) => expression));
    for (const child of childrenOf(node)) visit(child, selects || selecting.has(child));
  };
  visit(root, false);
  return parts;
}

/** Whether a change may show something of a part that has not mattered yet. */
function concerns(change: Perturbation, parts: readonly Part[]): boolean {
  return parts.some(
    (part) => !(part.matters && part.dataMatter) && (part.place === undefined || touches(change, part.place)),
  );
}

function filtersOf(node: ProofNode): readonly Filter[] {
  if (node.kind === 'filtered') return node.filters;
  return node.kind === 'path' ? node.steps.flatMap((step) => step.filters) : [];
}

function hasPlace(place: Place): boolean {
  return place.variable !== undefined && place.names !== undefined;
}

/** What takes a path's value: of the same kind, and another. */
function replacementFor(place: Place, expected: JsonScalar): (value: Value) => Value {
  const sample = place.values.find(isScalar);
  const largest = place.values.reduce<number>((most, value) => Math.max(most, Number(value) || 0), 0);
  const fresh = typeof sample === 'number' ? largest * 2 + FRESH_NUMBER : freshFor(sample ?? expected);
  return (value) => {
    const items = listOf(value);
    if (items.some((item) => !isScalar(item)) || (items.length === 0 && isListOfThings(place))) {
      // Other things, and another number of them.
      const length = place.isRelative ? place.longestOwnList + 1 : items.length + 1;
      return Array.from({ length }, () => ({}));
    }
    // A field of the item has the same value in every item, so that nothing can be ordered or selected by it.
    if (items.length <= 1)
      return place.isRelative || items[0] === undefined ? fresh : freshFor(items[0] as JsonScalar);
    return [...items.map(() => fresh), fresh];
  };
}

function isListOfThings(place: Place): boolean {
  return place.values.length > 0 && !place.values.some(isScalar);
}

/** The proof cannot be evaluated at all, or lacks one value where it needs one. */
const ERROR = Symbol('error');
const NOT_ONE = Symbol('not one');
type Outcome = Value | typeof ERROR | typeof NOT_ONE;

function outcome(root: ProofNode, bindings: Bindings, ablation?: Ablation): Outcome {
  const evaluation = createEvaluation(bindings, ablation === undefined ? {} : { ablation });
  const value = caught(() => evaluateProof(root, evaluation));
  if (value instanceof NotOne) return NOT_ONE;
  if (value instanceof Rejection) return ERROR;
  return Array.isArray(value) && value.length === 0 ? undefined : (value as Value);
}

function isFailure(found: Outcome): boolean {
  return found === ERROR || found === NOT_ONE;
}

/** Whether an outcome shows anything about a part: a failure may only mean that the change did not fit its place. */
function tells(found: Outcome, part: Part): boolean {
  if (found === ERROR) return part.ablation.kind !== 'replace';
  return found !== NOT_ONE || part.selects || part.ablation.kind !== 'replace';
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
