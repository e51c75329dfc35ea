// What a proof computes, in the terms of relation words: "cheapest" is a minimum, "all" two equal counts.
import type { EvaluatedProof } from './judged-proof.ts';
import type {
  ArithmeticNode,
  CallNode,
  ComparisonNode,
  ComparisonOperator,
  OrderStep,
  ProofNode,
} from './language/node.ts';
import { print } from './language/print.ts';
import { allNodes } from './language/walk.ts';
import { plainValue } from './proof-value.ts';
import { unitsOf } from './units/units-of.ts';

export type Operator =
  | 'min'
  | 'max'
  | '<'
  | '<='
  | '>'
  | '>='
  | '='
  | '!='
  /** Two counts are equal: "all", "every", "both". */
  | 'all'
  /** A count of 1: "only". */
  | 'only'
  /** A count of 0, or nothing found. */
  | 'none'
  /** More than half. */
  | 'most'
  /** A count above 0, or something found. */
  | 'some'
  /** A product or quotient by `factor`: "half", "twice". */
  | 'times'
  | 'sum'
  | 'average'
  | 'difference';

export interface Operation {
  readonly operator: Operator;
  /** Names of the fields that are compared, the nearest first. */
  readonly labels: readonly string[];
  readonly unit?: string;
  /** 2 for the second; absent where it is the first. */
  readonly rank?: number;
  readonly factor?: number;
  /** The sides of a comparison, as JSONata: what is more or less, and than what. */
  readonly subject?: string;
  readonly than?: string;
}

const FLIPPED: Readonly<Partial<Record<ComparisonOperator, Operator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Every operation of the proof that a relation word could say, outermost first. */
export function operationsOf(proof: EvaluatedProof): readonly Operation[] {
  const ofRoot = quantified(proof);
  return [...ofRoot, ...allNodes(proof.root).flatMap((node) => operationsAt(node, proof))];
}

function operationsAt(node: ProofNode, proof: EvaluatedProof): readonly Operation[] {
  switch (node.kind) {
    case 'path':
      return node.steps.flatMap((step) => (step.kind === 'order' ? ranked(step, proof) : []));
    case 'comparison':
      return compared(node, proof);
    case 'arithmetic':
      return calculated(node, proof);
    case 'call':
      return called(node, proof);
    default:
      return [];
  }
}

function ranked(step: OrderStep, proof: EvaluatedProof): readonly Operation[] {
  const [term] = step.terms;
  if (term === undefined) return [];
  const position = step.filters.find((filter) => filter.kind === 'position');
  const index = position?.kind === 'position' ? position.index : 0;
  const operator = term.descending === index >= 0 ? 'max' : 'min';
  const rank = index >= 0 ? index + 1 : -index;
  return [{ operator, ...about([term.expression], proof), ...(rank > 1 && { rank }) }];
}

function compared(node: ComparisonNode, proof: EvaluatedProof): readonly Operation[] {
  const { left, right, operator } = node;
  const count = countCompared(node);
  if (count !== undefined) return [{ operator: count, ...about([left, right], proof) }];
  if (operator === 'in') return [{ operator: 'some', ...about([right], proof) }];
  const shared = about([left, right], proof);
  const flipped = FLIPPED[operator];
  if (flipped === undefined) return [{ operator, ...shared }];
  const sides = { subject: print(left), than: print(right) };
  // A fixed value is what the other side is more or less than.
  if (left.kind === 'literal')
    return [{ operator: flipped, ...shared, subject: sides.than, than: sides.subject }];
  if (right.kind === 'literal') return [{ operator, ...shared, ...sides }];
  return [
    { operator, ...shared, ...sides },
    { operator: flipped, ...shared, subject: sides.than, than: sides.subject },
  ];
}

/** What comparing counts comes to: with another count, with 0, with 1. */
function countCompared({ operator, left, right }: ComparisonNode): Operator | undefined {
  const counts = [left, right].filter((side) => side.kind === 'call' && side.name === 'count');
  if (counts.length === 2 && operator === '=') return 'all';
  if (counts.length === 2 || counts.length === 0) return undefined;
  const bound = left.kind === 'literal' ? left.value : right.kind === 'literal' ? right.value : undefined;
  if (operator === '=' && bound === 0) return 'none';
  if (operator === '=' && bound === 1) return 'only';
  if ((operator === '>' || operator === '!=') && bound === 0) return 'some';
  const isHalf = right.kind === 'arithmetic' && right.operator === '/' && print(right.right) === '2';
  return operator === '>' && isHalf ? 'most' : undefined;
}

function calculated(node: ArithmeticNode, proof: EvaluatedProof): readonly Operation[] {
  const shared = about([node.left, node.right], proof);
  if (node.operator === '-') return [{ operator: 'difference', ...shared }];
  if (node.operator === '+') return [{ operator: 'sum', ...shared }];
  if (node.operator === '&') return [];
  const constant = [node.left, node.right].find((side) => side.kind === 'literal');
  const value = plainValue(proof.value);
  const factor = constant?.kind === 'literal' ? constant.value : node === proof.root ? value : undefined;
  if (typeof factor !== 'number') return [{ operator: 'times', ...shared }];
  const isInverse = node.operator === '/' && constant !== undefined && factor !== 0;
  return [{ operator: 'times', ...shared, factor: isInverse ? 1 / factor : factor }];
}

function called(node: CallNode, proof: EvaluatedProof): readonly Operation[] {
  const shared = about(node.arguments, proof);
  switch (node.name) {
    case 'min':
    case 'max':
    case 'sum':
    case 'average':
      return [{ operator: node.name, ...shared }];
    case 'days':
    case 'minutes':
      return [{ operator: 'difference', ...shared }];
    case 'exists':
      return [{ operator: proof.root === node && !isTrue(proof) ? 'none' : 'some', ...shared }];
    case 'not':
      return node.arguments[0]?.kind === 'call' ? [{ operator: 'none', ...shared }] : [];
    default:
      return [];
  }
}

/** What the counts at the root come to, by their values: none of them, all, most, only one. */
function quantified(proof: EvaluatedProof): readonly Operation[] {
  const { root, value } = proof;
  const isCount = (node: ProofNode | undefined) => node?.kind === 'call' && node.name === 'count';
  if (value.form === 'rows') return [];
  const [part, whole] = value.items;
  const shared = about([root], proof);
  if (isCount(root)) return [{ operator: counted(part), ...shared }];
  if (root.kind !== 'array' || !root.items.every(isCount)) return [];
  if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return [];
  const operators: Operator[] = [counted(part)];
  if (part === whole) operators.push('all');
  if (part * 2 > whole) operators.push('most');
  return [
    ...operators.map((operator) => ({ operator, ...shared })),
    { operator: 'times', ...shared, factor: part / whole },
  ];
}

function counted(count: unknown): Operator {
  return count === 0 ? 'none' : count === 1 ? 'only' : 'some';
}

function isTrue(proof: EvaluatedProof): boolean {
  return plainValue(proof.value) === true;
}

/** The fields and the unit that the nodes are about. */
function about(nodes: readonly ProofNode[], proof: EvaluatedProof): Pick<Operation, 'labels' | 'unit'> {
  const places = nodes.flatMap(allNodes).map((node) => proof.survey.places.get(node));
  const names = places.find((place) => (place?.names?.length ?? 0) > 0)?.names ?? [];
  const units = [...new Set(nodes.flatMap((node) => [...unitsOf(node, proof)]))];
  const [unit] = units;
  return { labels: [...names].reverse(), ...(unit !== undefined && units.length === 1 && { unit }) };
}
