// What the syntax tree alone can show to be wrong with a proof.
import {
  AGGREGATES,
  ARGUMENTS_VARIABLE,
  type CallNode,
  type ComparisonNode,
  type FunctionName,
  type PathNode,
  type ProofNode,
  STEP_VARIABLE,
} from './node.ts';
import { print } from './print.ts';
import { Rejection } from './rejection.ts';
import { refuseFixedResult } from './result-position.ts';
import { allNodes, childrenOf, isConstant, predicatesOf, readsItem, readsStep, variableOf } from './walk.ts';

const PREDICATE_FUNCTIONS: ReadonlySet<FunctionName> = new Set([
  'exists',
  'not',
  'boolean',
  'contains',
  'same',
]);
/** Functions that compare two values, of which one may be fixed. */
const COMPARING: ReadonlySet<FunctionName> = new Set(['days', 'minutes', 'same']);
const DATE_UNITS = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;

export interface RuleOptions {
  /** An argument in prose, which may join results with words that hold no figure and no name. */
  readonly prose?: boolean;
}

/** Throws a Rejection where the syntax breaks a rule of the language. */
export function applyRules(root: ProofNode, options: RuleOptions = {}): void {
  refuseArrays(root);
  for (const node of allNodes(root)) {
    switch (node.kind) {
      case 'variable':
        refuseUnknownVariable(node.name);
        break;
      case 'path':
        refusePathOfFixedValues(node);
        for (const predicate of node.steps.flatMap((step) => predicatesOf(step.filters))) {
          refusePredicate(predicate);
        }
        break;
      case 'filtered':
        for (const predicate of predicatesOf(node.filters)) refusePredicate(predicate);
        break;
      case 'comparison':
        refuseComparison(node);
        break;
      case 'logical':
        for (const side of [node.left, node.right]) refuseUnlessCondition(side, `"${node.operator}"`);
        break;
      case 'conditional':
        refuseUnlessCondition(node.condition, 'a conditional');
        refuseBranch(node.then);
        refuseBranch(node.otherwise);
        break;
      case 'call':
        refuseCall(node);
        break;
      default:
    }
    refuseStrayFlags(node);
  }
  if (!readsStep(root)) {
    throw new Rejection('The proof reads no result: it needs a path that starts at $step_N.');
  }
  refuseFixedResult(root, options.prose === true);
}

function refuseUnknownVariable(name: string): void {
  const known = name === '' || name === '$' || name === 'today';
  if (known || STEP_VARIABLE.test(name) || ARGUMENTS_VARIABLE.test(name)) return;
  throw new Rejection(`There is no $${name}: a proof reads $step_1, $step_2, …, $args_1, …, and $today.`);
}

function refusePathOfFixedValues(path: PathNode): void {
  const first = path.steps[0];
  if (first?.kind === 'expression' && isConstant(first.expression)) {
    throw new Rejection(`${print(path)} starts at a fixed value: a path starts at $step_N.`);
  }
}

function refusePredicate(expression: ProofNode): void {
  const shown = `[${print(expression)}]`;
  const form = conditionForm(expression);
  if (form === undefined) {
    throw new Rejection(
      `${shown} is no predicate: write a comparison, such as [status = 'open'], or a field that is true or false.`,
    );
  }
  if (!readsItem(expression)) {
    throw new Rejection(`${shown} says nothing about the items of the list: compare one of their fields.`);
  }
}

/** What makes the expression a condition; undefined where it is none. */
function conditionForm(node: ProofNode): 'comparison' | 'logical' | 'function' | 'field' | undefined {
  if (node.kind === 'comparison' || node.kind === 'logical') return node.kind;
  if (node.kind === 'path' || node.kind === 'filtered') return 'field';
  if (node.kind === 'variable' && node.name !== 'today') return 'field';
  return node.kind === 'call' && PREDICATE_FUNCTIONS.has(node.name) ? 'function' : undefined;
}

function refuseUnlessCondition(node: ProofNode, where: string): void {
  if (conditionForm(node) !== undefined) return;
  throw new Rejection(
    `${print(node)} in ${where} is neither a comparison nor a field that is true or false.`,
  );
}

function refuseComparison(node: ComparisonNode): void {
  const shown = print(node);
  if (isConstant(node.left) && isConstant(node.right)) {
    throw new Rejection(`${shown} compares nothing from a result: it is the same whatever the tools return.`);
  }
  if (print(node.left) === print(node.right)) {
    throw new Rejection(`${shown} compares a value with itself.`);
  }
  const lists = node.operator === 'in' ? [node.left] : [node.left, node.right];
  if (lists.some((side) => side.kind === 'array')) {
    throw new Rejection(
      `${shown} compares with a list: ${node.operator} takes single values; use "in", or a tuple.`,
    );
  }
}

function refuseBranch(branch: ProofNode): void {
  if (
    (branch.kind === 'path' || branch.kind === 'variable' || branch.kind === 'filtered') &&
    readsStep(branch)
  ) {
    return;
  }
  throw new Rejection(`${print(branch)} is a branch of a conditional: both branches are paths from $step_N.`);
}

function refuseCall(call: CallNode): void {
  const [first, second, third] = call.arguments;
  if (AGGREGATES.has(call.name)) refuseAggregate(call);
  if (call.name === 'round' && second !== undefined && !isWholeNumber(second, 0, 10)) {
    throw new Rejection('The second argument of $round is a number of decimals from 0 to 10.');
  }
  if (
    call.name === 'plus' &&
    (third?.kind !== 'literal' || !DATE_UNITS.some((unit) => unit === third.value))
  ) {
    throw new Rejection(
      `The third argument of $plus is one of ${DATE_UNITS.map((unit) => `'${unit}'`).join(', ')}.`,
    );
  }
  if (call.name === 'said' && (second?.kind !== 'literal' || typeof second.value !== 'string')) {
    throw new Rejection('The second argument of $said is the words in quotes, as they stand in the text.');
  }
  if (call.name === 'substringBefore' || call.name === 'substringAfter') {
    if (second?.kind !== 'literal' || typeof second.value !== 'string' || second.value === '') {
      throw new Rejection(`The second argument of $${call.name} is a text in quotes.`);
    }
  }
  if (call.name === 'not' || call.name === 'boolean') {
    if (first !== undefined) refuseUnlessCondition(first, `$${call.name}`);
  }
  if (first !== undefined && first.kind === 'literal' && !COMPARING.has(call.name)) {
    throw new Rejection(`${print(call)} works on a fixed value instead of a result.`);
  }
}

function refuseAggregate(call: CallNode): void {
  const [argument] = call.arguments;
  if (argument === undefined) return;
  const fails = (node: ProofNode) =>
    new Rejection(
      `$${call.name}(${print(node)}): $${call.name} takes a list, written as a path from $step_N.`,
    );
  if (argument.kind === 'array') {
    for (const [index, item] of argument.items.entries()) {
      const isZero = item.kind === 'literal' && item.value === 0;
      if (call.name === 'sum' && index === 0 && isZero && argument.items.length > 1) continue;
      if (!readsStep(item)) throw fails(argument);
    }
    return;
  }
  const isList =
    argument.kind === 'path' ||
    argument.kind === 'filtered' ||
    (argument.kind === 'variable' && STEP_VARIABLE.test(argument.name)) ||
    (argument.kind === 'call' && (argument.name === 'distinct' || argument.name === 'sort'));
  if (!isList) throw fails(argument);
  if (argument.kind === 'path') {
    const variable = variableOf(argument);
    const isItem = variable === '' && argument.steps.length === 1;
    if (isItem || (variable !== undefined && variable !== '' && !STEP_VARIABLE.test(variable))) {
      throw fails(argument);
    }
  }
}

/** Arrays stand at the root, as an aggregate's list, as a row, and right of "in"; never in one another. */
function refuseArrays(root: ProofNode): void {
  const visit = (node: ProofNode, allowed: boolean) => {
    if (node.kind === 'array') {
      if (!allowed) {
        throw new Rejection(`${print(node)} is a list inside the proof: a tuple is the whole of its proof.`);
      }
      if (node.items.length === 0) throw new Rejection('An empty list proves nothing.');
    }
    const rows = node.kind === 'path' && node === root ? node.steps.at(-1) : undefined;
    for (const child of childrenOf(node)) {
      const isRow = rows?.kind === 'expression' && rows.isRow && rows.expression === child;
      const isMembers = node.kind === 'comparison' && node.operator === 'in' && node.right === child;
      const isAggregated = node.kind === 'call' && AGGREGATES.has(node.name);
      visit(child, isRow || isMembers || isAggregated);
    }
  };
  visit(root, true);
}

/** True, false and null stand only where a field is compared with them. */
function refuseStrayFlags(node: ProofNode): void {
  const compares = node.kind === 'comparison' && (node.operator === '=' || node.operator === '!=');
  for (const child of childrenOf(node)) {
    if (child.kind !== 'literal' || typeof child.value === 'string' || typeof child.value === 'number')
      continue;
    if (!compares) {
      throw new Rejection(`${print(node)}: ${child.value} may only be compared with a field by = or !=.`);
    }
  }
}

function isWholeNumber(node: ProofNode, least: number, most: number): boolean {
  if (node.kind !== 'literal' || typeof node.value !== 'number') return false;
  return Number.isInteger(node.value) && node.value >= least && node.value <= most;
}
