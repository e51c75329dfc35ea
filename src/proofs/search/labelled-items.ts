// "His work number": which of several values of one kind is meant, by the label that each has in a field.
import { stemOf } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading } from './reading.ts';

const labelKey = /^(?:type|kind|label)$/;

/** "The €2,150 salary", "Rent was €1,120": a figure beside a word that its row alone has in a field. */
export function isBesideOwnWord(
  { answered, scene }: AnswerReading,
  { start, end }: Mention,
  fact: Fact,
): boolean {
  const row = fact.members.at(-1);
  if (row === undefined || row.group.members.length < 2) return false;
  const behind = /^\s+(\p{L}{4,})/u.exec(textBehind(answered.response, end))?.[1];
  const before = /(\p{L}{4,})\s+(?:is|was|were|are|of|at)\s+$/u.exec(
    textBefore(answered.response, start),
  )?.[1];
  return scene.facts.some(
    ({ step, record, value, key }) =>
      step === fact.step &&
      record === fact.record &&
      typeof value === 'string' &&
      [behind, before].some((word) => word !== undefined && value.toLowerCase() === word.toLowerCase()) &&
      row.group.members.every(
        (other) => other === row || !other.facts.some((each) => each.key === key && each.value === value),
      ),
  );
}

/** Why a value is not the one that is labelled as the words right before it say. */
export function labelledAs(
  { answered, scene }: AnswerReading,
  { start }: Mention,
  fact: Fact,
): string | undefined {
  const own = scene.facts.find(
    ({ key, step, record, value }) =>
      step === fact.step && record === fact.record && labelKey.test(key) && typeof value === 'string',
  );
  if (own === undefined || own === fact) return undefined;
  const clause = /[^,;:.!?()]*[,:]?\s*$/.exec(answered.response.slice(Math.max(0, start - 40), start))?.[0];
  const said = new Set(tokenize(clause ?? '').map(({ word }) => stemOf(word)));
  const isSaid = ({ value }: Fact) => said.has(stemOf(String(value)));
  if (isSaid(own)) return undefined;
  const other = scene.facts.find(
    (each) => each.step === own.step && each.key === own.key && each.value !== own.value && isSaid(each),
  );
  return other === undefined
    ? undefined
    : `is labelled ${JSON.stringify(own.value)}, and said as ${JSON.stringify(other.value)}`;
}
