// Conditions 5 and 6: the claim's text says the value, and its relation words say what the proof computes.
import { isScalar, type JsonScalar } from '../../model/json.ts';
import type { SayingContext } from '../../text/sayings/context.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { relationClass, relationFits } from '../../text/sayings/relation-class.ts';
import { saysValue } from '../../text/sayings/says-value.ts';
import { shown } from '../evaluation/functions.ts';
import type { Condition, JudgedProof } from '../judged-proof.ts';
import type { ProofNode } from '../language/node.ts';
import { allNodes } from '../language/walk.ts';
import { operationsOf } from '../operations.ts';
import { plainValue } from '../proof-value.ts';
import { unitsOf } from '../units/units-of.ts';
import { findIncomplete } from './complete.ts';

/** Values of a field that a name is told apart from. */
const MAX_SIBLINGS = 200;

export const saysItsValue: Condition = (proof) => {
  const { text } = proof;
  if (text === undefined) return undefined;
  const value = plainValue(proof.value);
  if (saysValue(text, value, sayingContext(proof))) return undefined;
  return `${shown(text)} does not say ${shown(value)}, which its proof evaluates to, or says more than that.`;
};

const amountKinds: ReadonlySet<string> = new Set([
  'number',
  'money',
  'quantity',
  'percent',
  'duration',
  'time',
  'date',
]);

export const saysItsRelation: Condition = (proof) => {
  const { text, value } = proof;
  if (text === undefined) return undefined;
  const operations = operationsOf(proof);
  const own = value.form === 'rows' ? [] : value.items.map(String);
  const amounts = readMentions(text, { today: proof.evidence.today }).filter(({ kind }) =>
    amountKinds.has(kind),
  );
  for (const relation of relationClass(text)) {
    // "An hour and a half" halves nothing.
    if (
      amounts.some(
        ({ start, end }) =>
          start <= relation.start && relation.end <= end && end - start > relation.end - relation.start,
      )
    )
      continue;
    if (own.some((name) => name.toLowerCase().includes(relation.text.toLowerCase()))) continue;
    // "No units" is how a field says zero.
    if (own.length === 1 && own[0] === '0' && /^no(?:ne)?$/i.test(relation.text)) continue;
    const fitting = operations.filter((operation) => relationFits(relation, operation));
    const partial = fitting.every(({ operator }) => operator === 'only') ? findListedPart(proof) : undefined;
    if (fitting.length > 0 && partial === undefined) continue;
    if (partial !== undefined) return `"${relation.text}" needs the whole list: ${partial}`;
    const computed =
      [...new Set(operations.map(({ operator }) => operator))].join(', ') || 'nothing of the kind';
    return `"${relation.text}" in ${shown(text)} is not what the proof computes (${computed}): prove the relation, or leave the word out.`;
  }
  return undefined;
};

/** "Only" these: the list that they are selected from is there as a whole. */
function findListedPart(proof: JudgedProof): string | undefined {
  return proof.root.kind === 'path' ? findIncomplete(proof.root, proof) : undefined;
}

/** What is known of the value, for whoever looks whether words say it. */
export function sayingContext(
  proof: JudgedProof,
): SayingContext & { readonly literals: readonly JsonScalar[] } {
  const { root, evidence, query, sentence, survey, value } = proof;
  const [unit, ...others] = unitsOf(root, proof);
  const labels = labelsOf(proof);
  const own = survey.places.get(root)?.values.filter(isScalar) ?? [];
  const values = value.form === 'rows' ? value.rows.flat() : value.items;
  return {
    today: evidence.today,
    query,
    labels,
    otherLabels: otherFields(proof).filter((field) => !labels.includes(field)),
    siblings: own.filter((each) => !values.includes(each)).slice(0, MAX_SIBLINGS),
    unordered: value.form === 'bag' || value.form === 'rows',
    literals: literalsIn(root),
    ...(sentence !== undefined && { sentence }),
    ...(unit !== undefined && others.length === 0 && { unit }),
  };
}

/** Names of the fields that the value comes from, the nearest first; of a yes or no, its predicates' words as well. */
function labelsOf({ root, survey, value }: JudgedProof): readonly string[] {
  const places = allNodes(root).flatMap((node) => survey.places.get(node) ?? []);
  const names = places.map((place) => place.names ?? []).filter((each) => each.length > 0);
  const [nearest = []] = names;
  const outer = [...nearest].reverse();
  const isFlag = value.form !== 'rows' && value.items.every((item) => typeof item === 'boolean');
  if (!isFlag) return outer;
  const inner = names.slice(1).flatMap((each) => each.slice(-1));
  const words = literalsIn(root).filter((literal) => typeof literal === 'string');
  return [...new Set([...outer.slice(0, 1), ...words, ...inner, ...outer.slice(1)])];
}

/** Names of the other fields of the things that the proof reads. */
function otherFields({ reads }: JudgedProof): readonly string[] {
  const objects = [...reads.values()].flatMap((each) => each.slice(0, 3).map(({ object }) => object));
  return [...new Set(objects.flatMap((object) => Object.keys(object)))];
}

function literalsIn(root: ProofNode): readonly JsonScalar[] {
  return allNodes(root).flatMap((node) =>
    node.kind === 'literal' && node.value !== null && typeof node.value !== 'boolean' ? [node.value] : [],
  );
}
