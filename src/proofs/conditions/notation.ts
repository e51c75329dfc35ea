// Condition 1, second half: a literal is written as the data write it, or another casing would prove an absence.
import type { JsonScalar } from '../../model/json.ts';
import { shown } from '../evaluation/functions.ts';
import { said } from '../evaluation/said.ts';
import { fold, same } from '../evaluation/same.ts';
import type { CallNode, ComparisonNode, LiteralNode, ProofNode } from '../language/node.ts';
import { print } from '../language/print.ts';
import { allNodes } from '../language/walk.ts';
import type { Survey } from '../survey.ts';

/** The first literal that the compared field writes otherwise; undefined where there is none. */
export function findOtherNotation(root: ProofNode, survey: Survey): string | undefined {
  for (const node of allNodes(root)) {
    const problem = problemAt(node, survey);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemAt(node: ProofNode, survey: Survey): string | undefined {
  if (node.kind === 'comparison') return otherSpelling(node, survey);
  if (node.kind !== 'call') return undefined;
  if (node.name === 'contains') return unprovenAbsence(node, survey);
  return node.name === 'said' ? absentWords(node, survey) : undefined;
}

/** The literals of a comparison, on either side or in the list right of "in". */
function literalsOf(node: ComparisonNode): readonly LiteralNode[] {
  return [node.left, node.right].flatMap((side) => {
    if (side.kind === 'literal') return [side];
    return side.kind === 'array' ? side.items.filter((item) => item.kind === 'literal') : [];
  });
}

function otherSpelling(node: ComparisonNode, survey: Survey): string | undefined {
  if (!['=', '!=', 'in'].includes(node.operator)) return undefined;
  const values = survey.compared.get(node) ?? [];
  for (const { value } of literalsOf(node)) {
    if (value === null) continue;
    const other = values.find((each) => each !== value && same(each, value));
    if (other !== undefined) {
      return `${print(node)} writes ${shown(value)}, and the result writes ${shown(other)}: compare with that.`;
    }
    const longer = values.includes(value) ? undefined : values.find((each) => holdsWords(each, value));
    if (longer !== undefined) {
      return `${print(node)} compares the whole text, and the result writes ${shown(longer)}: compare with that, or use $contains.`;
    }
  }
  return undefined;
}

/** Whether a literal is one of the names that a longer value consists of: "Palais" of "Schlossgarten Palais". */
function holdsWords(value: JsonScalar, literal: JsonScalar): boolean {
  if (typeof value !== 'string' || typeof literal !== 'string') return false;
  const words = fold(literal);
  return words !== '' && ` ${fold(value)} `.includes(` ${words} `);
}

/** That words are missing in a text says nothing: it may have others for the same. */
function absentWords(call: CallNode, survey: Survey): string | undefined {
  const words = call.arguments[1];
  if (words?.kind !== 'literal' || typeof words.value !== 'string') return undefined;
  const literal = words.value;
  const texts = (survey.compared.get(call) ?? []).filter((value) => typeof value === 'string');
  if (texts.length === 0 || texts.some((text) => said(text, literal) !== undefined)) return undefined;
  return `${print(call)}: the text does not hold these words whole, with their sign, decimals and unit; quote what stands there.`;
}

function unprovenAbsence(call: CallNode, survey: Survey): string | undefined {
  const [text, part] = call.arguments;
  if (text === undefined || part?.kind !== 'literal' || typeof part.value !== 'string') return undefined;
  const words = part.value;
  const values = survey.compared.get(call) ?? [];
  const isFound = values.some((value) => typeof value === 'string' && value.includes(words));
  if (isFound || (isLowercase(text) && words === words.toLowerCase())) return undefined;
  return `${print(call)} finds nothing, which another casing would explain: write $contains($lowercase(field), ${shown(words.toLowerCase())}).`;
}

function isLowercase(node: ProofNode): boolean {
  return node.kind === 'call' && node.name === 'lowercase';
}
