// Conditions 5 and 6: the claim's text says the value, and its relation words say what the proof computes.
import { shown } from '../evaluation/functions.ts';
import type { Condition, JudgedProof } from '../judged-proof.ts';
import { operationsOf } from '../operations.ts';
import { plainValue } from '../proof-value.ts';
import { unitsOf } from '../units/units-of.ts';
import type { WordsContext } from '../words.ts';

export const saysItsValue: Condition = (proof) => {
  const { text, value, words } = proof;
  if (text === undefined) return undefined;
  const plain = plainValue(value);
  if (words.says(text, plain, contextOf(proof))) return undefined;
  return `"${text}" does not say ${shown(plain)}, which its proof evaluates to.`;
};

export const saysItsRelation: Condition = (proof) => {
  const { text, value, words } = proof;
  if (text === undefined) return undefined;
  return words.misfit(text, plainValue(value), operationsOf(proof), contextOf(proof));
};

function contextOf(proof: JudgedProof): WordsContext {
  const { root, evidence, query, sentence, survey, value } = proof;
  const places = [...survey.places.values()].filter(({ names }) => names !== undefined && names.length > 0);
  const [unit, ...others] = unitsOf(root, proof);
  const own = survey.places.get(root);
  return {
    today: evidence.today,
    query,
    labels: [...(own?.names ?? places[0]?.names ?? [])].reverse(),
    unordered: value.form === 'bag' || value.form === 'rows',
    ...(sentence !== undefined && { sentence }),
    ...(unit !== undefined && others.length === 0 && { unit }),
  };
}
