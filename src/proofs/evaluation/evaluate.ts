// Evaluates a proof, with JSONata's own results, or refuses where JSONata would guess.
//
// JSONata's evaluator is asynchronous and takes 0.1 to 0.5 ms for a proof over a short list; the conditions of a proof
// need dozens of evaluations over changed values. This one takes a few microseconds. `jsonata` stays the parser and the
// reference: tests/proofs/agreement.test.ts compares the two on generated proofs and values.
import type { JsonObject, JsonValue } from '../../model/json.ts';
import { isObject, isScalar } from '../../model/json.ts';
import type {
  ExpressionStep,
  Filter,
  LogicalNode,
  NameStep,
  OrderStep,
  PathNode,
  ProofNode,
} from '../language/node.ts';
import { print } from '../language/print.ts';
import { Rejection } from '../language/rejection.ts';
import { isoForm } from './dates.ts';
import { burn, type Evaluation } from './evaluation.ts';
import { IMPLEMENTATIONS, shown } from './functions.ts';
import { calculate, compare, flagOf } from './operators.ts';
import {
  createRow,
  createSequence,
  isRowValue,
  isSequenceValue,
  listOf,
  type Row,
  unwrap,
  type Value,
} from './sequence.ts';

/** What the root is evaluated on: `$$` and bare names outside of predicates find nothing. */
const NOTHING: JsonObject = Object.freeze({});

/** The proof's value; throws a Rejection where it has none that can be trusted. */
export function evaluateProof(root: ProofNode, evaluation: Evaluation): Value {
  return evaluate(root, NOTHING, evaluation);
}

/** The node's value for the item at hand. */
export function evaluate(node: ProofNode, item: Value, evaluation: Evaluation): Value {
  burn(evaluation);
  const value = unwrap(evaluateNode(node, item, evaluation));
  const { ablation } = evaluation;
  return ablation?.kind === 'replace' && ablation.node === node ? ablation.by(value) : value;
}

function evaluateNode(node: ProofNode, item: Value, evaluation: Evaluation): Value {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'variable': {
      if (node.name === '') return item;
      const bound = node.name === '$' ? NOTHING : evaluation.bindings.get(node.name);
      return bound === null && !evaluation.nullsCount ? undefined : bound;
    }
    case 'path':
      return evaluatePath(node, item, evaluation);
    case 'negation': {
      const value = evaluate(node.operand, item, evaluation);
      if (value === undefined && node.inPredicate) return undefined;
      if (typeof value === 'number') return -value;
      throw new Rejection(`-${print(node.operand)} negates what is no number.`);
    }
    case 'comparison':
      return compare(node, evaluate(node.left, item, evaluation), evaluate(node.right, item, evaluation));
    case 'arithmetic':
      return calculate(node, evaluate(node.left, item, evaluation), evaluate(node.right, item, evaluation));
    case 'logical':
      return evaluateLogical(node, item, evaluation);
    case 'conditional': {
      const flag = flagOf(evaluate(node.condition, item, evaluation), node.condition, false);
      return evaluate(flag === true ? node.then : node.otherwise, item, evaluation);
    }
    case 'array':
      return node.items.flatMap((element) => listOf(evaluate(element, item, evaluation)));
    case 'call':
      return IMPLEMENTATIONS[node.name](
        node.arguments.map((argument) => evaluate(argument, item, evaluation)),
      );
    case 'filtered': {
      let value = evaluate(node.base, item, evaluation);
      for (const filter of node.filters) value = applyFilter(filter, value, evaluation);
      return value;
    }
  }
}

function evaluateLogical(node: LogicalNode, item: Value, evaluation: Evaluation): boolean {
  const { ablation } = evaluation;
  const isDropped = (side: ProofNode) => ablation?.kind === 'drop-side' && ablation.node === side;
  const flag = (side: ProofNode) => flagOf(evaluate(side, item, evaluation), side, node.inPredicate) === true;
  if (isDropped(node.left)) return flag(node.right);
  if (isDropped(node.right)) return flag(node.left);
  return node.operator === 'and' ? flag(node.left) && flag(node.right) : flag(node.left) || flag(node.right);
}

function evaluatePath(path: PathNode, item: Value, evaluation: Evaluation): Value {
  const { steps } = path;
  const first = steps[0];
  const isAbsolute = first?.kind === 'expression' && startsAtVariable(first.expression);
  let input: readonly Value[] = Array.isArray(item) && !isAbsolute ? item : [item];
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    if (step.kind === 'order') {
      let ordered: Value = order(step, input as readonly JsonValue[], evaluation);
      for (const filter of step.filters) ordered = applyFilter(filter, ordered, evaluation);
      input = listOf(ordered);
      if (isLast) return ordered;
    } else {
      const found = evaluateStep(path, step, input, isLast, evaluation);
      if (isLast) return found;
      input = found;
    }
    if (input.length === 0) return undefined;
  }
  return undefined;
}

function startsAtVariable(expression: ProofNode): boolean {
  if (expression.kind === 'filtered') return startsAtVariable(expression.base);
  return expression.kind === 'variable';
}

/** The step applied to each item of the input, in one list. */
function evaluateStep(
  path: PathNode,
  step: NameStep | ExpressionStep,
  input: readonly Value[],
  isLast: boolean,
  evaluation: Evaluation,
): readonly JsonValue[] {
  const results: Exclude<Value, undefined>[] = [];
  for (const item of input) {
    burn(evaluation);
    let result =
      step.kind === 'name'
        ? unwrap(lookUp(path, step.name, item, isLast, evaluation))
        : step.isRow
          ? evaluateRow(step.expression, item, evaluation)
          : evaluate(step.expression, item, evaluation);
    for (const filter of step.filters) result = applyFilter(filter, result, evaluation);
    // JSONata takes predicates on a variable for the variable's own, not for the path's.
    if (step.kind === 'expression' && step.expression.kind === 'variable') result = unwrap(result);
    if (result !== undefined) results.push(result);
  }
  const [only] = results;
  if (isLast && results.length === 1 && isArray(only) && !isSequenceValue(only)) {
    // An array of the data that a path ends in is itself, and no sequence of one.
    return only;
  }
  const collected = createSequence();
  for (const result of results) {
    if (isArray(result) && !isRowValue(result)) {
      for (let index = 0; index < result.length; index++) collected.push(result[index] as JsonValue);
    } else {
      collected.push(result as JsonValue);
    }
  }
  return collected;
}

function isArray(value: Value): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function lookUp(path: PathNode, name: string, item: Value, isLast: boolean, evaluation: Evaluation): Value {
  if (Array.isArray(item)) {
    const found = createSequence();
    for (const element of item) {
      for (const value of listOf(lookUp(path, name, element, isLast, evaluation))) found.push(value);
    }
    return found.length === 0 ? undefined : found;
  }
  if (!isObject(item) || !Object.hasOwn(item, name)) return undefined;
  if (isLast) evaluation.watchRead?.(path, item, name);
  const value = item[name];
  return value === null && !evaluation.nullsCount && !(path.seesNull && isLast) ? undefined : value;
}

/** `[a, b]` of one item; each element is exactly one value, or the row would say less than it seems to. */
function evaluateRow(expression: ProofNode, item: Value, evaluation: Evaluation): Row {
  const row = createRow();
  for (const element of expression.kind === 'array' ? expression.items : []) {
    const value = evaluate(element, item, evaluation);
    if (!isScalar(value)) {
      throw new Rejection(`${print(element)} is not exactly one value for each item, as a row needs.`);
    }
    row.push(value);
  }
  return row;
}

function applyFilter(filter: Filter, value: Value, evaluation: Evaluation): Value {
  const kept = createSequence();
  const items: readonly Value[] = Array.isArray(value) ? value : [value];
  if (filter.kind === 'position') {
    const item = items.at(filter.index);
    if (Array.isArray(item)) return item;
    if (item !== undefined) kept.push(item as JsonValue);
    return kept;
  }
  const { ablation } = evaluation;
  const isDropped = ablation?.kind === 'drop-predicate' && ablation.predicate === filter;
  for (const item of items) {
    burn(evaluation);
    if (!isDropped && !meets(filter.expression, item, evaluation)) continue;
    if (item === undefined) {
      if (isDropped) continue;
      throw new Rejection(`[${print(filter.expression)}] selects from a list that does not exist.`);
    }
    kept.push(item as JsonValue);
  }
  return kept;
}

function meets(condition: ProofNode, item: Value, evaluation: Evaluation): boolean {
  const value = evaluate(condition, item, evaluation);
  // A bare field is a condition only where every item has it as true or false.
  const isField = condition.kind === 'path' || condition.kind === 'variable' || condition.kind === 'filtered';
  return flagOf(value, condition, !isField || item === undefined) === true;
}

function order(step: OrderStep, input: readonly JsonValue[], evaluation: Evaluation): Value {
  if (input.length <= 1) return input as Value;
  const keyed = input.map((item) => ({
    item,
    keys: step.terms.map((term) => evaluate(term.expression, item, evaluation)),
  }));
  for (const [index, term] of step.terms.entries()) {
    refuseUnsortable(
      term.expression,
      keyed.map(({ keys }) => keys[index]),
    );
  }
  keyed.sort((a, b) => {
    for (const [index, term] of step.terms.entries()) {
      const difference = compareKeys(a.keys[index], b.keys[index], term.descending);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

/** Missing keys come last, whatever the direction. */
function compareKeys(left: Value, right: Value, descending: boolean): number {
  if (left === right) return 0;
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  const ascending = (left as string | number) < (right as string | number) ? -1 : 1;
  return descending ? -ascending : ascending;
}

function refuseUnsortable(term: ProofNode, keys: readonly Value[]): void {
  const present = keys.filter((key) => key !== undefined);
  if (present.every((key) => typeof key === 'number')) return;
  const forms = new Set(present.map((key) => (typeof key === 'string' ? isoForm(key) : undefined)));
  if (forms.size === 1 && !forms.has(undefined)) return;
  const sample = present.find((key) => typeof key !== 'number');
  throw new Rejection(
    `^(${print(term)}) cannot order ${shown(sample)}: order-by takes numbers, or ISO dates and times of one form; for numbers in texts write $number(${print(term)}).`,
  );
}
