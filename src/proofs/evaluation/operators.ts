// Comparisons, arithmetic and logic on single values. Where JSONata would go on with a guess, these refuse.
import { isScalar, type JsonScalar } from '../../model/json.ts';
import type { ArithmeticNode, ComparisonNode, ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { NotOne, Rejection } from '../language/rejection.ts';
import { isoForm } from './dates.ts';
import { checkedNumber, IMPLEMENTATIONS, shown } from './functions.ts';
import { listOf, type Value } from './sequence.ts';

/** Whether the comparison holds; undefined where JSONata has no answer, which a predicate takes as false. */
export function compare(node: ComparisonNode, left: Value, right: Value): boolean | undefined {
  if (node.operator === 'in') return isMember(node, left, right);
  const isEquality = node.operator === '=' || node.operator === '!=';
  if (isEquality && (left === null || right === null)) {
    // Whatever is there is not null; what is missing is neither null nor anything else.
    const [given, other] = left === null ? [right, node.right] : [left, node.left];
    if (given !== undefined) return (given === null) === (node.operator === '=');
    if (node.inPredicate) return false;
    throw missing(node, other);
  }
  const one = single(node, left, node.left);
  const other = single(node, right, node.right);
  if (one === undefined || other === undefined) {
    if (!node.inPredicate) throw missing(node, one === undefined ? node.left : node.right);
    if (isEquality) return false;
    // What has no order has none beside a missing field either.
    const given = one === undefined ? other : one;
    if (given === null || typeof given === 'boolean')
      throw new Rejection(`${print(node)} compares ${shown(given)}, which has no order.`);
    return undefined;
  }
  if (node.operator === '=') return one === other;
  if (node.operator === '!=') return one !== other;
  refuseUnordered(node, one, other);
  const [a, b] = [one as string | number, other as string | number];
  switch (node.operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

export function calculate(node: ArithmeticNode, left: Value, right: Value): JsonScalar | undefined {
  const one = single(node, left, node.left);
  const other = single(node, right, node.right);
  if (one === undefined || other === undefined) {
    // Joined texts would silently lose a part; figures make the comparison around them false.
    if (node.inPredicate && node.operator !== '&') return undefined;
    throw missing(node, one === undefined ? node.left : node.right);
  }
  if (node.operator === '&') return join(node, textOf(one), textOf(other));
  if (typeof one !== 'number' || typeof other !== 'number') {
    const wrong = typeof one === 'number' ? other : one;
    const hint =
      typeof wrong === 'string' && isoForm(wrong) !== undefined ? 'use $days or $minutes' : 'use $number';
    throw new Rejection(`${print(node)} calculates with ${shown(wrong)}, which is no number: ${hint}.`);
  }
  return checkedNumber(apply(node.operator, one, other));
}

/** The value of a condition; undefined only in a predicate, where a field is missing. */
export function flagOf(value: Value, node: ProofNode, inPredicate: boolean): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === undefined && inPredicate) return undefined;
  const shownAs = print(node);
  if (value === undefined) throw new NotOne(`${shownAs} evaluates to nothing where true or false is needed.`);
  const what = Array.isArray(value) ? `${value.length} values` : shown(value);
  throw new Rejection(`${shownAs} is ${what}, neither true nor false: compare it, or use $exists.`);
}

function apply(operator: '+' | '-' | '*' | '/', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}

function isMember(node: ComparisonNode, left: Value, right: Value): boolean {
  const one = single(node, left, node.left);
  if (one === undefined || right === undefined) {
    if (node.inPredicate) return false;
    throw missing(node, one === undefined ? node.left : node.right);
  }
  return listOf(right).some((member) => member === one);
}

/** The side's only value; throws where it has several or is an object. */
function single(node: ComparisonNode | ArithmeticNode, value: Value, side: ComparisonNode['left']) {
  if (value === undefined || isScalar(value)) return value;
  if (Array.isArray(value)) {
    const hint = node.operator === '=' && node.inPredicate ? '; write value in list' : '';
    throw new NotOne(
      `${print(side)} has ${value.length} values, and ${node.operator} takes one on each side${hint}.`,
    );
  }
  throw new Rejection(
    `${print(side)} is an object, and ${node.operator} takes single values: name one of its fields.`,
  );
}

function missing(node: ComparisonNode | ArithmeticNode, side: ComparisonNode['left']): Rejection {
  const hint =
    side.kind === 'call' && side.name === 'sum' ? '; over what may be empty write $sum([0, list.field])' : '';
  return new NotOne(
    `${print(side)} evaluates to nothing, and ${node.operator} takes one value on each side${hint}.`,
  );
}

function refuseUnordered(node: ComparisonNode, left: JsonScalar, right: JsonScalar): void {
  if (typeof left === 'number' && typeof right === 'number') return;
  if (typeof left === 'string' && typeof right === 'string') {
    const form = isoForm(left);
    if (form !== undefined && form === isoForm(right)) return;
    throw new Rejection(
      `${print(node)} compares ${shown(left)} with ${shown(right)}: texts are ordered only where both are ISO dates or times of one form; use $number, $days or $minutes.`,
    );
  }
  const hint = [left, right].some((side) => typeof side === 'string') ? ': use $number' : '';
  throw new Rejection(
    `${print(node)} compares ${shown(left)} with ${shown(right)}, which are of two types${hint}.`,
  );
}

/** Two texts in one; figures that touch would make another figure. */
function join(node: ArithmeticNode, left: string, right: string): string {
  if (/\p{N}$/u.test(left) && /^\p{N}/u.test(right)) {
    throw new Rejection(`${print(node)} makes one figure of two: claim each by itself.`);
  }
  return left + right;
}

function textOf(value: JsonScalar): string {
  return String(IMPLEMENTATIONS.string([value]));
}
