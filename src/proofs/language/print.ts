// Writes a node of a proof as JSONata again, for messages that quote a part of it.
import type { Filter, PathStep, ProofNode } from './node.ts';

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const WORDS = new Set(['and', 'or', 'in', 'true', 'false', 'null']);

/** The node as JSONata, with no more spaces and parentheses than it needs. */
export function print(node: ProofNode): string {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? quoted(node.value) : String(node.value);
    case 'variable':
      return `$${node.name}`;
    case 'path':
      return node.steps.map(printStep).join('');
    case 'negation':
      return `-${operand(node.operand)}`;
    case 'comparison':
    case 'arithmetic':
    case 'logical':
      return `${operand(node.left)} ${node.operator} ${operand(node.right)}`;
    case 'conditional':
      return `${operand(node.condition)} ? ${operand(node.then)} : ${operand(node.otherwise)}`;
    case 'array':
      return `[${node.items.map(print).join(', ')}]`;
    case 'call':
      return `$${node.name}(${node.arguments.map(print).join(', ')})`;
    case 'filtered':
      return `${operand(node.base)}${node.filters.map(printFilter).join('')}`;
  }
}

/** A field's name as JSONata writes it: in backticks where it is no plain word. */
export function printName(name: string): string {
  return PLAIN_NAME.test(name) && !WORDS.has(name) ? name : `\`${name}\``;
}

function printStep(step: PathStep, index: number): string {
  const filters = step.filters.map(printFilter).join('');
  const dot = index === 0 ? '' : '.';
  if (step.kind === 'name') return `${dot}${printName(step.name)}${filters}`;
  if (step.kind === 'expression') return `${dot}${operand(step.expression)}${filters}`;
  const terms = step.terms.map((term) => `${term.descending ? '>' : ''}${print(term.expression)}`);
  return `^(${terms.join(', ')})${filters}`;
}

function printFilter(filter: Filter): string {
  return `[${filter.kind === 'position' ? filter.index : print(filter.expression)}]`;
}

function operand(node: ProofNode): string {
  const compound = ['comparison', 'arithmetic', 'logical', 'conditional'].includes(node.kind);
  return compound ? `(${print(node)})` : print(node);
}

function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}
