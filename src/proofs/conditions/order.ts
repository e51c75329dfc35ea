// Condition 2: the value does not depend on the order of lists, unless the tool promises it. This catches ties and "the first".
import { isObject, type JsonValue } from '../../model/json.ts';
import { createRandom, deriveSeed } from '../../model/random.ts';
import { type Bindings, createEvaluation } from '../evaluation/evaluation.ts';
import { shown } from '../evaluation/functions.ts';
import type { Evidence, OrderedList } from '../evidence.ts';
import type { JudgedProof } from '../judged-proof.ts';
import type { PathNode, ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { caught, Rejection } from '../language/rejection.ts';
import { allNodes } from '../language/walk.ts';
import { equalValues, plainValue, proofValue } from '../proof-value.ts';
import type { Survey } from '../survey.ts';

/** Orders that each proof is evaluated in: backwards, then shuffled by these seeds. */
const SEEDS = [undefined, 1, 2] as const;

/** A position in a list whose order says nothing; undefined where there is none. */
export function findBarePosition(root: ProofNode, survey: Survey, evidence: Evidence): string | undefined {
  for (const node of allNodes(root)) {
    if (node.kind === 'filtered') {
      const position = node.filters.find((filter) => filter.kind === 'position');
      if (position !== undefined) return complaint(node, position.index);
    }
    if (node.kind !== 'path') continue;
    for (const [at, step] of node.steps.entries()) {
      const position = step.filters.find((filter) => filter.kind === 'position' && !filter.isRank);
      if (position?.kind !== 'position') continue;
      if (step.kind === 'order' || !isPromised(node, at, survey, evidence))
        return complaint(node, position.index);
    }
  }
  return undefined;
}

export function keepsInAnyOrder(proof: JudgedProof): string | undefined {
  const { root, evidence, value } = proof;
  for (const seed of SEEDS) {
    const reordered = caught(() => proofValue(root, createEvaluation(reorder(evidence, seed))));
    if (reordered instanceof Rejection) {
      if (plainValue(value) === null) continue;
      return `The proof has no value once the lists are in another order: ${reordered.message}`;
    }
    if (equalValues(value, reordered)) continue;
    const [here, there] = [shown(plainValue(value)), shown(plainValue(reordered))];
    return `The proof evaluates to ${here}, and to ${there} once the lists are in another order: several items fit or tie; name one, or claim all of them.`;
  }
  return undefined;
}

/** Whether the list that a step of a path leads to is one whose order the tool promises. */
function isPromised(path: PathNode, at: number, survey: Survey, evidence: Evidence): boolean {
  const place = survey.places.get(path);
  const names = place?.names;
  if (place?.variable === undefined || names === undefined) return false;
  const after = path.steps.slice(at + 1).filter((step) => step.kind === 'name').length;
  const list = names.slice(0, names.length - after);
  return evidence.ordered.some(
    ({ step, path: pointer }) => step === place.variable && leadsTo(pointer, list),
  );
}

function leadsTo(pointer: string, names: readonly string[]): boolean {
  const parts = partsOf(pointer).filter((part) => part !== '*' && !/^\d+$/.test(part));
  return parts.length === names.length && parts.every((part, index) => part === names[index]);
}

function partsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function complaint(node: ProofNode, index: number): string {
  return `[${index}] in ${print(node)} takes an item by its place in the list: order the list first, list^(field)[0], or name the item, [name='…'].`;
}

const reordered = new WeakMap<object, Map<string, JsonValue>>();

/** The evidence with its lists in another order. */
function reorder(evidence: Evidence, seed: number | undefined): Bindings {
  const bindings = new Map(evidence.bindings);
  for (const [step, value] of evidence.values) {
    if (typeof value !== 'object' || value === null) continue;
    const promised = evidence.ordered.filter((list) => list.step === step);
    const key = JSON.stringify([seed, promised]);
    const known = reordered.get(value) ?? new Map<string, JsonValue>();
    const changed = known.get(key) ?? reorderValue(value, promised, seed);
    known.set(key, changed);
    reordered.set(value, known);
    bindings.set(step, changed);
  }
  return bindings;
}

function reorderValue(
  value: JsonValue,
  promised: readonly OrderedList[],
  seed: number | undefined,
): JsonValue {
  const random = createRandom(deriveSeed(seed ?? 0, 'order of lists'));
  const visit = (current: JsonValue, names: readonly string[]): JsonValue => {
    if (Array.isArray(current)) {
      const items = (current as readonly JsonValue[]).map((item) => visit(item, names));
      if (!isUnordered(items) || promised.some(({ path }) => leadsTo(path, names))) return items;
      return seed === undefined ? items.reverse() : random.shuffle(items);
    }
    if (!isObject(current)) return current;
    return Object.fromEntries(
      Object.entries(current).map(([name, member]) => [name, visit(member ?? null, [...names, name])]),
    );
  };
  return visit(value, []);
}

/** Lists of things and of texts; figures in a row are a series, whose order is a part of it. */
function isUnordered(items: readonly JsonValue[]): boolean {
  if (items.length < 2) return false;
  return items.every((item) => typeof item === 'object') || items.every((item) => typeof item === 'string');
}
