// Condition 4: what is added, compared or put in order comes in one unit or currency.

import type { Condition, JudgedProof } from '../judged-proof.ts';
import type { ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { allNodes } from '../language/walk.ts';
import { unitsOf } from '../units/units-of.ts';

const COMBINING: ReadonlySet<string> = new Set(['sum', 'min', 'max', 'average', 'sort']);

export const oneUnit: Condition = (proof) => {
  for (const node of allNodes(proof.root)) {
    for (const [parts, verb] of combined(node)) {
      const units = [...new Set(parts.flatMap((part) => [...unitsOf(part, proof)]))].sort();
      if (units.length > 1) return complaint(node, verb, units, proof);
    }
  }
  return undefined;
};

/** The parts of a node whose values meet, and what it does with them. */
function combined(node: ProofNode): readonly (readonly [readonly ProofNode[], string])[] {
  switch (node.kind) {
    case 'comparison':
      return node.operator === 'in' ? [] : [[[node.left, node.right], 'compares']];
    case 'arithmetic':
      return node.operator === '+' || node.operator === '-'
        ? [[[node.left, node.right], 'calculates with']]
        : [];
    case 'call':
      return COMBINING.has(node.name) ? [[node.arguments, 'combines']] : [];
    case 'path':
      return node.steps.flatMap((step) =>
        step.kind === 'order' ? step.terms.map((term) => [[term.expression], 'orders'] as const) : [],
      );
    default:
      return [];
  }
}

function complaint(node: ProofNode, verb: string, units: readonly string[], proof: JudgedProof): string {
  const isMoney = units.every((unit) => /^[A-Z]{3}$/.test(unit));
  const hint = isMoney
    ? `select one currency first, [currency='${units[0]}']`
    : 'bring them to one unit first';
  const shown = node === proof.root ? 'The proof' : print(node);
  return `${shown} ${verb} values in ${units.join(' and ')}: ${hint}.`;
}
