// What a proof computes, in the terms of relation words: "cheapest" is a minimum, "all" two equal counts.

import type { Operation, RelationOperator } from '../text/sayings/relation.ts';
import type { EvaluatedProof } from './judged-proof.ts';
import type {
  ArithmeticNode,
  CallNode,
  ComparisonNode,
  ComparisonOperator,
  OrderStep,
  PathNode,
  PathStep,
  ProofNode,
} from './language/node.ts';
import { print } from './language/print.ts';
import { allNodes } from './language/walk.ts';
import { plainValue } from './proof-value.ts';
import { unitsOf } from './units/units-of.ts';

/** An operation as relation words are compared with it, and the sides of a comparison. */
export interface ProofOperation extends Operation {
  readonly labels: readonly string[];
  /** As JSONata: what is more or less, and than what. */
  readonly subject?: string;
  readonly than?: string;
}

const FLIPPED: Readonly<Partial<Record<ComparisonOperator, RelationOperator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Every operation of the proof that a relation word could say, outermost first. */
export function operationsOf(proof: EvaluatedProof): readonly ProofOperation[] {
  const ofRoot = quantified(proof);
  return [...ofRoot, ...allNodes(proof.root).flatMap((node) => operationsAt(node, proof))];
}

function operationsAt(node: ProofNode, proof: EvaluatedProof): readonly ProofOperation[] {
  switch (node.kind) {
    case 'path':
      return node.steps.flatMap((step) => (step.kind === 'order' ? ranked(step, proof) : placed(step)));
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

function ranked(step: OrderStep, proof: EvaluatedProof): readonly ProofOperation[] {
  const [term] = step.terms;
  if (term === undefined) return [];
  const position = step.filters.find((filter) => filter.kind === 'position');
  const index = position?.kind === 'position' ? position.index : 0;
  const operator = term.descending === index >= 0 ? 'max' : 'min';
  const rank = index >= 0 ? index + 1 : -index;
  return [{ operator, ...about([term.expression], proof), ...(rank > 1 && { rank }) }];
}

/** A place in a list whose order is promised: by what, the sample says. */
function placed(step: PathStep): readonly ProofOperation[] {
  return step.filters.flatMap((filter): readonly ProofOperation[] => {
    if (filter.kind !== 'position') return [];
    const rank = filter.index >= 0 ? filter.index + 1 : -filter.index;
    return (['min', 'max'] as const).map((operator) => ({ operator, labels: [], ...(rank > 1 && { rank }) }));
  });
}

function compared(node: ComparisonNode, proof: EvaluatedProof): readonly ProofOperation[] {
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
function countCompared({ operator, left, right }: ComparisonNode): RelationOperator | undefined {
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

function calculated(node: ArithmeticNode, proof: EvaluatedProof): readonly ProofOperation[] {
  const shared = about([node.left, node.right], proof);
  if (node.operator === '-') return [{ operator: 'difference', ...shared }];
  if (node.operator === '+') return [{ operator: 'sum', ...shared }];
  if (node.operator === '&') return [];
  const constant = [node.left, node.right].find((side) => side.kind === 'literal');
  const value = plainValue(proof.value);
  const factor = constant?.kind === 'literal' ? constant.value : node === proof.root ? value : undefined;
  if (typeof factor !== 'number') return [{ operator: 'times', ...shared }];
  const isInverse = node.operator === '/' && constant !== undefined && factor !== 0;
  const times = { operator: 'times', ...shared, factor: isInverse ? 1 / factor : factor } as const;
  // Three nights at 97 come to 291 in total.
  return node.operator === '*' ? [times, { operator: 'sum', ...shared }] : [times];
}

function called(node: CallNode, proof: EvaluatedProof): readonly ProofOperation[] {
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
function quantified(proof: EvaluatedProof): readonly ProofOperation[] {
  const { root, value } = proof;
  const isCount = (node: ProofNode | undefined) => node?.kind === 'call' && node.name === 'count';
  if (value.form === 'rows') return [];
  const [part, whole] = value.items;
  const shared = about([root], proof);
  if (part === null) return [{ operator: 'none', ...shared }];
  if (root.kind === 'path' && selects(root)) return [{ operator: 'only', ...shared }];
  // Of a whole list a count is "only" so many as well.
  if (isCount(root))
    return [
      { operator: counted(part), ...shared },
      { operator: 'only', ...shared },
    ];
  if (root.kind !== 'array' || !root.items.every(isCount)) return [];
  if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return [];
  const operators: RelationOperator[] = [counted(part)];
  if (part === whole) operators.push('all');
  if (part * 2 > whole) operators.push('most');
  return [
    ...operators.map((operator) => ({ operator, ...shared })),
    { operator: 'times', ...shared, factor: part / whole },
  ];
}

function counted(count: unknown): RelationOperator {
  return count === 0 ? 'none' : count === 1 ? 'only' : 'some';
}

/** These and no others: what a predicate has selected from a list. */
function selects(path: PathNode): boolean {
  return path.steps.some((step) => step.filters.some((filter) => filter.kind === 'predicate'));
}

function isTrue(proof: EvaluatedProof): boolean {
  return plainValue(proof.value) === true;
}

/** The fields and the unit that the nodes are about. */
function about(nodes: readonly ProofNode[], proof: EvaluatedProof): Pick<ProofOperation, 'labels' | 'unit'> {
  const places = nodes.flatMap(allNodes).map((node) => proof.survey.places.get(node));
  const names = places.find((place) => (place?.names?.length ?? 0) > 0)?.names ?? [];
  const units = [...new Set(nodes.flatMap((node) => [...unitsOf(node, proof)]))];
  const [unit] = units;
  return { labels: [...names].reverse(), ...(unit !== undefined && units.length === 1 && { unit }) };
}
