// The syntax of a proof after it has been checked: the part of JSONata that proofs may use, and nothing else.

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '&';
export type LogicalOperator = 'and' | 'or';

export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** `$` has an empty name, `$$` is `$`; the others are `today`, `step_N` and `args_N`. */
export interface VariableNode {
  readonly kind: 'variable';
  readonly name: string;
}

export interface PathNode {
  readonly kind: 'path';
  readonly steps: readonly PathStep[];
  /** Compared with null, so that null is a value to it and not the absence of one. */
  readonly seesNull: boolean;
}

export interface NegationNode {
  readonly kind: 'negation';
  readonly operand: ProofNode;
  readonly inPredicate: boolean;
}

export interface ComparisonNode {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: ProofNode;
  readonly right: ProofNode;
  /** Straight in a predicate, where a missing field makes it false instead of failing the proof. */
  readonly inPredicate: boolean;
}

export interface ArithmeticNode {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: ProofNode;
  readonly right: ProofNode;
  readonly inPredicate: boolean;
}

export interface LogicalNode {
  readonly kind: 'logical';
  readonly operator: LogicalOperator;
  readonly left: ProofNode;
  readonly right: ProofNode;
  readonly inPredicate: boolean;
}

export interface ConditionalNode {
  readonly kind: 'conditional';
  readonly condition: ProofNode;
  readonly then: ProofNode;
  readonly otherwise: ProofNode;
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly items: readonly ProofNode[];
}

export interface CallNode {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly arguments: readonly ProofNode[];
  readonly inPredicate: boolean;
}

/** Predicates on what is no path: `($step_1.a)[x = 1]`, `$step_1[x = 1]`. */
export interface FilteredNode {
  readonly kind: 'filtered';
  readonly base: ProofNode;
  readonly filters: readonly Filter[];
}

export type ProofNode =
  | LiteralNode
  | VariableNode
  | PathNode
  | NegationNode
  | ComparisonNode
  | ArithmeticNode
  | LogicalNode
  | ConditionalNode
  | ArrayNode
  | CallNode
  | FilteredNode;

export interface Predicate {
  readonly kind: 'predicate';
  readonly expression: ProofNode;
}

/** A bare number: a rank after an order-by, else a position in a list. */
export interface Position {
  readonly kind: 'position';
  readonly index: number;
  readonly isRank: boolean;
}

export type Filter = Predicate | Position;

export interface NameStep {
  readonly kind: 'name';
  readonly name: string;
  readonly filters: readonly Filter[];
}

/** The variable a path starts from, a function or parentheses applied to each item, or the row at its end. */
export interface ExpressionStep {
  readonly kind: 'expression';
  readonly expression: ProofNode;
  readonly filters: readonly Filter[];
  /** `.[a, b]` at the end of a path: one row for each item. */
  readonly isRow: boolean;
}

export interface OrderTerm {
  readonly expression: ProofNode;
  readonly descending: boolean;
}

export interface OrderStep {
  readonly kind: 'order';
  readonly terms: readonly OrderTerm[];
  readonly filters: readonly Filter[];
}

export type PathStep = NameStep | ExpressionStep | OrderStep;

export type FunctionName =
  | 'count'
  | 'sum'
  | 'min'
  | 'max'
  | 'average'
  | 'round'
  | 'floor'
  | 'ceil'
  | 'abs'
  | 'exists'
  | 'not'
  | 'boolean'
  | 'string'
  | 'number'
  | 'lowercase'
  | 'uppercase'
  | 'trim'
  | 'contains'
  | 'length'
  | 'distinct'
  | 'sort'
  | 'substringBefore'
  | 'substringAfter'
  | 'days'
  | 'minutes'
  | 'plus'
  | 'same'
  | 'said';

/** Functions that reduce a list to one value. */
export const AGGREGATES: ReadonlySet<FunctionName> = new Set(['count', 'sum', 'min', 'max', 'average']);

/** How many arguments each function takes: [least, most]. */
export const FUNCTIONS: Readonly<Record<FunctionName, readonly [number, number]>> = {
  count: [1, 1],
  sum: [1, 1],
  min: [1, 1],
  max: [1, 1],
  average: [1, 1],
  round: [1, 2],
  floor: [1, 1],
  ceil: [1, 1],
  abs: [1, 1],
  exists: [1, 1],
  not: [1, 1],
  boolean: [1, 1],
  string: [1, 1],
  number: [1, 1],
  lowercase: [1, 1],
  uppercase: [1, 1],
  trim: [1, 1],
  contains: [2, 2],
  length: [1, 1],
  distinct: [1, 1],
  sort: [1, 1],
  substringBefore: [2, 2],
  substringAfter: [2, 2],
  days: [2, 2],
  minutes: [2, 2],
  plus: [3, 3],
  same: [2, 2],
  said: [2, 2],
};

/** The variables of steps and their arguments: `step_2`, `args_2`. */
export const STEP_VARIABLE = /^step_\d{1,4}$/;
export const ARGUMENTS_VARIABLE = /^args_\d{1,4}$/;
