// Reads JSONata's own syntax tree as a proof's, and refuses what is outside the language of proofs.
import {
  ARGUMENTS_VARIABLE,
  type ArithmeticOperator,
  type CallNode,
  type ComparisonOperator,
  type ExpressionStep,
  type Filter,
  FUNCTIONS,
  type FunctionName,
  type LogicalOperator,
  type PathNode,
  type PathStep,
  type ProofNode,
  STEP_VARIABLE,
} from './node.ts';
import { print } from './print.ts';
import { Rejection } from './rejection.ts';

/** A node as `jsonata(text).ast()` has it; its published types leave most members out. */
export interface SourceNode {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly steps?: readonly SourceNode[];
  readonly expressions?: readonly SourceNode[];
  readonly expression?: SourceNode;
  readonly expr?: SourceNode;
  readonly lhs?: SourceNode;
  readonly rhs?: SourceNode;
  readonly arguments?: readonly SourceNode[];
  readonly procedure?: SourceNode;
  readonly condition?: SourceNode;
  readonly then?: SourceNode;
  readonly else?: SourceNode;
  readonly stages?: readonly SourceNode[];
  readonly predicate?: readonly SourceNode[];
  readonly terms?: readonly { readonly descending: boolean; readonly expression: SourceNode }[];
  readonly group?: unknown;
  readonly keepArray?: boolean;
  readonly tuple?: boolean;
  readonly focus?: unknown;
  readonly index?: unknown;
}

const MAX_NODES = 200;
const MAX_DEPTH = 24;

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'in']);
const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '&']);

/** What each construct outside the language is called, and what to write instead. */
const FOREIGN: Readonly<Record<string, string>> = {
  wildcard: 'The wildcard * is not part of the proof language: name the field.',
  descendant: 'The wildcard ** is not part of the proof language: write the whole path.',
  parent: 'The parent operator % is not part of the proof language: start another path at $step_N.',
  regex: 'Regular expressions are not part of the proof language: use $contains with a text.',
  lambda: 'Functions of your own are not part of the proof language: write the expression itself.',
  partial: 'Partial application is not part of the proof language: give the function all its arguments.',
  transform: 'Transforms are not part of the proof language: a proof only reads.',
  bind: 'Assignments are not part of the proof language: write the expression in place of the variable.',
  apply: 'The operator ~> is not part of the proof language: write $count(list), not list ~> $count.',
};

interface Place {
  readonly depth: number;
  readonly inPredicate: boolean;
  readonly seesNull: boolean;
}

/** The proof's syntax; throws a Rejection with one sentence where it uses more than the language has. */
export function readSyntax(source: SourceNode): ProofNode {
  let nodes = 0;

  const read = (node: SourceNode, above: Place): ProofNode => {
    nodes += 1;
    const place = { ...above, depth: above.depth + 1, seesNull: false };
    if (nodes > MAX_NODES || place.depth > MAX_DEPTH) {
      throw new Rejection('The proof is too long: claim a smaller piece of the text, or take a shorter way.');
    }
    refuseDecorations(node);
    const base = readBare(node, above, place);
    const filters = readFilters(node.predicate, place, false);
    // What starts at a step is a path, however short: `$step_1`, `$step_1[x = 1]`.
    if (base.kind === 'variable' && isBinding(base.name)) {
      const step: ExpressionStep = { kind: 'expression', expression: base, filters, isRow: false };
      return { kind: 'path', steps: [step], seesNull: above.seesNull };
    }
    return filters.length === 0 ? base : { kind: 'filtered', base, filters };
  };

  const readBare = (node: SourceNode, above: Place, place: Place): ProofNode => {
    const { inPredicate } = above;
    switch (node.type) {
      case 'string':
      case 'number':
      case 'value':
        return { kind: 'literal', value: node.value as string | number | boolean | null };
      case 'variable':
        return { kind: 'variable', name: String(node.value) };
      case 'path':
        return readPath(node, above, place);
      case 'block': {
        const [only, ...more] = node.expressions ?? [];
        if (only === undefined || more.length > 0) {
          throw new Rejection('Parentheses hold exactly one expression in a proof.');
        }
        return read(only, above);
      }
      case 'unary':
        if (node.value === '[') {
          const items = (node.expressions ?? []).map((item) => read(item, place));
          return { kind: 'array', items };
        }
        if (node.value === '-' && node.expression !== undefined) {
          return { kind: 'negation', operand: read(node.expression, place), inPredicate };
        }
        throw new Rejection(
          'Objects cannot be made in a proof: it evaluates to single values or lists of them.',
        );
      case 'binary':
        return readBinary(node, place);
      case 'condition':
        return readConditional(node, place);
      case 'function':
        return readCall(node, place);
      default:
        throw new Rejection(
          FOREIGN[node.type] ??
            `A proof cannot use ${node.type} expressions: see the list of what it may use.`,
        );
    }
  };

  const readPath = (node: SourceNode, above: Place, place: Place): PathNode => {
    const inside = { ...place, inPredicate: false };
    const sources = node.steps ?? [];
    const steps = sources.map((step, index): PathStep => {
      nodes += 1;
      refuseDecorations(step);
      const filters = readFilters(step.stages, place, step.type === 'sort');
      if (step.type === 'name') return { kind: 'name', name: String(step.value), filters };
      if (step.type === 'sort') {
        const terms = (step.terms ?? []).map((term) => ({
          expression: read(term.expression, inside),
          descending: term.descending === true,
        }));
        return { kind: 'order', terms, filters };
      }
      const isRow = step.type === 'unary' && step.value === '[';
      if (isRow && (index === 0 || index < sources.length - 1)) {
        throw new Rejection(
          'A list in brackets within a path may only be its last step: hotels.[name, stars].',
        );
      }
      const expression = read({ ...step, stages: [] }, inside);
      if (index === 0 && expression.kind === 'path') return startingStep(expression, filters);
      return { kind: 'expression', expression, filters, isRow };
    });
    return { kind: 'path', steps, seesNull: above.seesNull };
  };

  const readFilters = (
    stages: readonly SourceNode[] | undefined,
    place: Place,
    afterOrder: boolean,
  ): readonly Filter[] =>
    (stages ?? []).map((stage, index): Filter => {
      if (stage.type !== 'filter' || stage.expr === undefined) {
        throw new Rejection('The operators @ and # are not part of the proof language.');
      }
      if (stage.expr.type === 'number') {
        if (!Number.isSafeInteger(stage.expr.value))
          throw new Rejection('A rank is a whole number: [0], [-1].');
        return { kind: 'position', index: Number(stage.expr.value), isRank: afterOrder && index === 0 };
      }
      return { kind: 'predicate', expression: read(stage.expr, { ...place, inPredicate: true }) };
    });

  const readBinary = (node: SourceNode, place: Place): ProofNode => {
    const operator = String(node.value);
    const { inPredicate } = place;
    if (node.lhs === undefined || node.rhs === undefined) throw new Rejection('An operator lacks a side.');
    if (COMPARISONS.has(operator)) {
      const testsNull = operator === '=' || operator === '!=';
      const side = (own: SourceNode, other: SourceNode) =>
        read(own, { ...place, seesNull: testsNull && isNull(other) });
      const left = side(node.lhs, node.rhs);
      const right = side(node.rhs, node.lhs);
      return { kind: 'comparison', operator: operator as ComparisonOperator, left, right, inPredicate };
    }
    const left = read(node.lhs, place);
    const right = read(node.rhs, place);
    if (ARITHMETIC.has(operator)) {
      return { kind: 'arithmetic', operator: operator as ArithmeticOperator, left, right, inPredicate };
    }
    if (operator === 'and' || operator === 'or') {
      return { kind: 'logical', operator: operator as LogicalOperator, left, right, inPredicate };
    }
    throw new Rejection(`The operator ${operator} is not part of the proof language.`);
  };

  const readConditional = (node: SourceNode, place: Place): ProofNode => {
    if (node.condition === undefined || node.then === undefined || node.else === undefined) {
      throw new Rejection('A conditional needs both branches: condition ? path : path.');
    }
    const condition = read(node.condition, place);
    const then = read(node.then, place);
    // `a ?: b` and `a ?? b` are read by the parser as conditionals with `a` twice.
    if (print(condition) === print(then) || print(condition) === `$exists(${print(then)})`) {
      throw new Rejection('The operators ?: and ?? are not part of the proof language.');
    }
    return { kind: 'conditional', condition, then, otherwise: read(node.else, place) };
  };

  const readCall = (node: SourceNode, place: Place): CallNode => {
    const { procedure } = node;
    if (procedure?.type !== 'variable') {
      throw new Rejection('A function is called by its name: $count(…).');
    }
    const name = String(procedure.value);
    if (!isFunctionName(name)) {
      throw new Rejection(
        `$${name} is not part of the proof language. Functions: ${Object.keys(FUNCTIONS)
          .map((known) => `$${known}`)
          .join(' ')}.`,
      );
    }
    const sources = node.arguments ?? [];
    const [least, most] = FUNCTIONS[name];
    if (sources.length < least || sources.length > most) {
      const count = least === most ? `${least}` : `${least} or ${most}`;
      throw new Rejection(`$${name} takes ${count} argument${most === 1 ? '' : 's'}, not ${sources.length}.`);
    }
    const given = sources.map((argument) => read(argument, place));
    return { kind: 'call', name, arguments: given, inPredicate: place.inPredicate };
  };

  return read(source, { depth: 0, inPredicate: false, seesNull: false });
}

/** The first step of a longer path that starts at a step: its variable, with the predicates on it. */
function startingStep(path: PathNode, filters: readonly Filter[]): PathStep {
  const [only, ...more] = path.steps;
  if (only?.kind === 'expression' && more.length === 0 && only.expression.kind === 'variable') {
    return { ...only, filters: [...only.filters, ...filters] };
  }
  return { kind: 'expression', expression: path, filters, isRow: false };
}

function isBinding(name: string): boolean {
  return STEP_VARIABLE.test(name) || ARGUMENTS_VARIABLE.test(name);
}

function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

function isNull(node: SourceNode): boolean {
  return node.type === 'value' && node.value === null;
}

function refuseDecorations(node: SourceNode): void {
  if (node.keepArray === true) {
    throw new Rejection('Empty brackets [] are not part of the proof language: leave them out.');
  }
  if (node.group !== undefined) {
    throw new Rejection('Grouping with {…} is not part of the proof language: select with a predicate.');
  }
  if (node.tuple === true || node.focus !== undefined || node.index !== undefined) {
    throw new Rejection('The operators @ and # are not part of the proof language.');
  }
}
