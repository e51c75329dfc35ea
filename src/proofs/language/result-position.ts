// No fixed value may stand where a proof's result comes from: it would say what no tool has returned.
import type { CallNode, FunctionName, ProofNode } from './node.ts';
import { print } from './print.ts';
import { Rejection } from './rejection.ts';
import { isConstant, readsItem, readsStep } from './walk.ts';

/** Functions whose result is a truth about their arguments, not a value made of them. */
const JUDGING: ReadonlySet<FunctionName> = new Set(['exists', 'not', 'boolean', 'contains', 'same']);

/** Throws a Rejection where a literal, or what is made of literals alone, leads to the root. */
export function refuseFixedResult(root: ProofNode, prose: boolean): void {
  const refuse = (node: ProofNode): void => {
    if (isConstant(node)) {
      throw new Rejection(
        `${print(node)} is a fixed value in the result: every part of a result comes from a step, or from the query at * or /.`,
      );
    }
    switch (node.kind) {
      case 'array':
        for (const item of node.items) {
          refuse(item);
          if (!readsStep(item)) {
            throw new Rejection(
              `${print(item)} in the tuple reads no result: each element needs a path from $step_N.`,
            );
          }
        }
        break;
      case 'conditional':
        refuse(node.then);
        refuse(node.otherwise);
        break;
      case 'arithmetic':
        refuseOperands(node);
        break;
      case 'negation':
        refuse(node.operand);
        break;
      case 'call':
        refuseArguments(node);
        break;
      case 'filtered':
        refuse(node.base);
        break;
      case 'path': {
        const last = node.steps.at(-1);
        if (last?.kind !== 'expression') break;
        if (last.isRow && last.expression.kind === 'array') {
          for (const item of last.expression.items) refuse(item);
        } else if (last.expression.kind !== 'variable') {
          refuse(last.expression);
        }
        break;
      }
      default:
    }
  };

  const refuseOperands = (node: ProofNode & { readonly kind: 'arithmetic' }): void => {
    const { left, right, operator } = node;
    if (operator === '*' || operator === '/') {
      for (const side of [left, right]) if (!isConstant(side)) refuse(side);
      return;
    }
    for (const side of [left, right]) {
      if (prose && operator === '&' && isPlainWords(side)) continue;
      refuse(side);
    }
  };

  const refuseArguments = (call: CallNode): void => {
    if (JUDGING.has(call.name)) return;
    const [first] = call.arguments;
    if (first === undefined) return;
    if (call.name === 'sum' && first.kind === 'array') {
      for (const item of first.items.slice(isZero(first.items[0]) ? 1 : 0)) refuse(item);
      return;
    }
    if (call.name === 'days' || call.name === 'minutes') {
      for (const argument of call.arguments) if (!isConstant(argument)) refuse(argument);
      return;
    }
    refuse(first);
  };

  refuse(root);
  if (root.kind !== 'array' && !readsStep(root) && !readsItem(root)) {
    throw new Rejection('The proof reads no result: it needs a path that starts at $step_N.');
  }
}

function isZero(node: ProofNode | undefined): boolean {
  return node?.kind === 'literal' && node.value === 0;
}

/** Words that claim nothing: no figure, and no word with a capital inside a sentence. */
function isPlainWords(node: ProofNode): boolean {
  return node.kind === 'literal' && typeof node.value === 'string' && !/[\p{N}\p{Lu}]/u.test(node.value);
}
