// Looks, predicates aside, at every place of the results that a proof reads: what fields and values there are at all.
import { isObject, isScalar, type JsonScalar, type JsonValue } from '../model/json.ts';
import { evaluate } from './evaluation/evaluate.ts';
import { createEvaluation } from './evaluation/evaluation.ts';
import { listOf, type Value } from './evaluation/sequence.ts';
import type { Evidence } from './evidence.ts';
import type {
  CallNode,
  ComparisonNode,
  PathNode,
  PathStep,
  ProofNode,
  VariableNode,
} from './language/node.ts';
import { caught, Rejection } from './language/rejection.ts';
import { predicatesOf, readsItem } from './language/walk.ts';

/** Where a path leads, without its predicates. */
export interface Place {
  readonly node: PathNode | VariableNode;
  /** `step_1`, `args_1`, `today`; undefined where it cannot be told. */
  readonly variable: string | undefined;
  /** The names from the variable on, lists entered; undefined after a calculation. */
  readonly names: readonly string[] | undefined;
  /** Values at its end, lists opened, nulls left out. */
  readonly values: readonly JsonValue[];
  /** Some item has the last field as null. */
  readonly hasNull: boolean;
  /** The first name that no item has, with the fields that there are. */
  readonly missing: { readonly name: string; readonly fields: readonly string[] } | undefined;
  /** Nothing could be looked at from some step on, because the lists before it are empty. */
  readonly isOpen: boolean;
  /** The longest array that one item has at the path's end; 0 where there is none. */
  readonly longestOwnList: number;
  /** Whether it starts at the item at hand, inside a predicate or a step of a path. */
  readonly isRelative: boolean;
}

export interface Survey {
  readonly places: ReadonlyMap<ProofNode, Place>;
  /** The values that a literal is compared with, on all items; by the node of the comparison or $contains. */
  readonly compared: ReadonlyMap<ComparisonNode | CallNode, readonly JsonScalar[]>;
}

/** Items looked at for each place; lists beyond it are known by their first items. */
const MAX_ITEMS = 2_000;

/** Items that a function is evaluated on, to see what a literal is compared with. */
const MAX_EVALUATED = 200;
const COMPARES: ReadonlySet<string> = new Set([
  'contains',
  'substringBefore',
  'substringAfter',
  'same',
  'said',
]);

interface Location {
  readonly variable: string | undefined;
  readonly names: readonly string[] | undefined;
  readonly items: readonly JsonValue[];
  readonly isOpen: boolean;
}

const NOWHERE: Location = { variable: undefined, names: undefined, items: [], isOpen: true };

/** Everything the proof's paths lead to in the evidence. */
export function survey(root: ProofNode, evidence: Evidence): Survey {
  const places = new Map<ProofNode, Place>();
  const compared = new Map<ComparisonNode | CallNode, readonly JsonScalar[]>();

  const visit = (node: ProofNode, at: Location): Location => {
    switch (node.kind) {
      case 'literal':
        return NOWHERE;
      case 'variable':
        return visitVariable(node, at);
      case 'path':
        return visitPath(node, at);
      case 'filtered': {
        const base = visit(node.base, at);
        for (const predicate of predicatesOf(node.filters)) visit(predicate, base);
        return base;
      }
      case 'comparison':
        visit(node.left, at);
        visit(node.right, at);
        if (isFixed(node.right)) compared.set(node, valuesOf(node.left, at));
        else if (isFixed(node.left)) compared.set(node, valuesOf(node.right, at));
        return NOWHERE;
      case 'call': {
        const [first, ...others] = node.arguments.map((argument) => visit(argument, at));
        const [text] = node.arguments;
        if (text !== undefined && COMPARES.has(node.name)) {
          compared.set(
            node,
            node.arguments.flatMap((argument) => (isFixed(argument) ? [] : valuesOf(argument, at))),
          );
        }
        return (node.name === 'distinct' || node.name === 'sort') && others.length === 0
          ? (first ?? NOWHERE)
          : NOWHERE;
      }
      case 'negation':
        visit(node.operand, at);
        return NOWHERE;
      case 'arithmetic':
      case 'logical':
        visit(node.left, at);
        visit(node.right, at);
        return NOWHERE;
      case 'conditional':
        for (const part of [node.condition, node.then, node.otherwise]) visit(part, at);
        return NOWHERE;
      case 'array':
        for (const item of node.items) visit(item, at);
        return NOWHERE;
    }
  };

  const visitVariable = (node: VariableNode, at: Location): Location => {
    const location = node.name === '' ? at : locate(node.name, evidence);
    const values = location.items.flatMap((item) => listOf(item)).slice(0, MAX_ITEMS);
    places.set(node, {
      node,
      variable: location.variable,
      names: location.names,
      values,
      hasNull: false,
      missing: undefined,
      isOpen: location.isOpen,
      longestOwnList: longest(location.items),
      isRelative: node.name === '',
    });
    return { ...location, items: values };
  };

  const visitPath = (path: PathNode, at: Location): Location => {
    const first = path.steps[0];
    let current: Location = at;
    let missing: Place['missing'];
    let hasNull = false;
    let longestOwnList = 0;
    for (const [index, step] of path.steps.entries()) {
      const isLast = index === path.steps.length - 1;
      if (step.kind === 'name') {
        const found = lookUp(step.name, current.items);
        const isUnknown = current.items.length === 0;
        if (!isUnknown && !found.exists && missing === undefined) missing = found.missing;
        hasNull = isLast && found.hasNull;
        longestOwnList = isLast ? longest(found.values) : 0;
        current = {
          variable: current.variable,
          names: current.names === undefined ? undefined : [...current.names, step.name],
          items: found.values.flatMap((value) => listOf(value)).slice(0, MAX_ITEMS),
          isOpen: current.isOpen || isUnknown || found.values.some((value) => isEmptyList(value)),
        };
      } else {
        const { length, ...next } = visitStep(step, current);
        current = next;
        longestOwnList = isLast ? length : 0;
      }
      for (const predicate of predicatesOf(step.filters)) visit(predicate, current);
    }
    places.set(path, {
      node: path,
      variable: current.variable,
      names: current.names,
      values: current.items,
      hasNull,
      missing,
      isOpen: current.isOpen,
      longestOwnList,
      isRelative: first?.kind === 'name' || (first?.kind === 'expression' && isItem(first.expression)),
    });
    return current;
  };

  const visitStep = (
    step: Exclude<PathStep, { kind: 'name' }>,
    current: Location,
  ): Location & { length: number } => {
    if (step.kind === 'order') {
      for (const term of step.terms) visit(term.expression, current);
      return { ...current, length: 0 };
    }
    const { expression } = step;
    if (expression.kind === 'variable' && expression.name !== '') {
      const location = locate(expression.name, evidence);
      return opened(location);
    }
    return { ...visit(expression, current), length: 0 };
  };

  /** The scalars an operand has over all items at hand, as far as it can be evaluated. */
  const valuesOf = (node: ProofNode, at: Location): readonly JsonScalar[] => {
    const place = places.get(node);
    if (place !== undefined) return place.values.filter(isScalar);
    if (node.kind !== 'call') return [];
    // What does not read the item is the same for all of them.
    const items: readonly Value[] = readsItem(node) ? at.items.slice(0, MAX_EVALUATED) : [undefined];
    const evaluation = createEvaluation(evidence.bindings);
    return items.flatMap((item) => {
      const value = caught(() => evaluate(node, item, evaluation));
      return value instanceof Rejection ? [] : listOf(value).filter(isScalar);
    });
  };

  visit(root, { ...NOWHERE, items: [{}], isOpen: false });
  return { places, compared };
}

function locate(name: string, evidence: Evidence): Location {
  if (name === '$') return { ...NOWHERE, items: [{}], isOpen: false };
  const value = evidence.bindings.get(name);
  if (value === undefined || value === null) return { ...NOWHERE, variable: name, names: [] };
  return { variable: name, names: [], items: [value], isOpen: isEmptyList(value) };
}

/** A location with its lists opened, and the length of the longest of them. */
function opened(location: Location): Location & { length: number } {
  const items = location.items.flatMap((item) => listOf(item)).slice(0, MAX_ITEMS);
  return { ...location, items, length: longest(location.items) };
}

function lookUp(name: string, items: readonly JsonValue[]) {
  const values: JsonValue[] = [];
  const fields = new Set<string>();
  let exists = false;
  let hasNull = false;
  const visit = (item: JsonValue) => {
    if (Array.isArray(item)) {
      for (const element of item) visit(element);
      return;
    }
    if (!isObject(item)) return;
    if (Object.hasOwn(item, name)) {
      exists = true;
      const value = item[name];
      if (value === null || value === undefined) hasNull = true;
      else values.push(value);
    } else if (fields.size < 40) {
      for (const field of Object.keys(item)) fields.add(field);
    }
  };
  for (const item of items) visit(item);
  return { values, exists, hasNull, missing: { name, fields: [...fields] } };
}

function longest(values: readonly JsonValue[]): number {
  return values.reduce<number>((most, value) => Math.max(most, Array.isArray(value) ? value.length : 0), 0);
}

function isEmptyList(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isFixed(node: ProofNode): boolean {
  return (
    node.kind === 'literal' || (node.kind === 'array' && node.items.every((item) => item.kind === 'literal'))
  );
}

function isItem(expression: ProofNode): boolean {
  return expression.kind === 'variable' && expression.name === '';
}

/** The fields of a place that its paths name, for messages: `hotels.stars`. */
export function placeName(place: Place): string {
  const start = place.variable === undefined ? '' : `$${place.variable}`;
  return [start, ...(place.names ?? [])].filter((part) => part !== '').join('.');
}
