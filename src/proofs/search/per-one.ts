// What one of something comes to: "€18 per meal", "8.5 tonnes per hectare", "six pallets, about 357 kg each".
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import type { Candidate } from './candidate.ts';
import { computed, saysComputed } from './computed.ts';
import { isMoneyField } from './fact-unit.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading } from './reading.ts';

/** "Six pallets with 2,140 kg in all, about 357 kg each": two figures of one record that the sentence says, one by the other. */
export function eaches(
  reading: AnswerReading,
  mention: Mention,
  facts: readonly Fact[],
): readonly Candidate[] {
  return facts.flatMap((whole) =>
    facts.flatMap((count): readonly Candidate[] => {
      const isPair =
        count !== whole &&
        count.step === whole.step &&
        count.record === whole.record &&
        Number.isInteger(count.value) &&
        Number(count.value) > 1;
      return isPair && saysComputed(reading, mention, whole, Number(whole.value) / Number(count.value))
        ? computed(reading, 'ratio', [whole, count], ' / ')
        : [];
    }),
  );
}

/** "Roughly €18 per meal": an amount of money by a count of the same record. */
export function rates(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  if (mention.kind !== 'money') return [];
  const figures = reading.scene.facts.filter(({ value }) => typeof value === 'number' && value > 0);
  return figures.flatMap((whole) => {
    if (!isMoneyField(whole.key)) return [];
    return figures.flatMap((count): readonly Candidate[] => {
      const isCount =
        count.step === whole.step &&
        count.record === whole.record &&
        !isMoneyField(count.key) &&
        Number.isInteger(count.value);
      if (!isCount || !saysComputed(reading, mention, whole, Number(whole.value) / Number(count.value)))
        return [];
      return computed(reading, 'ratio', [whole, count], ' / ');
    });
  });
}

/** "8.5 tonnes per hectare": two figures of one record, by the one that is named behind "per". */
export function densities(reading: AnswerReading, mention: Mention, text: string): readonly Candidate[] {
  const by = /\bper\s+(\p{L}{2,})/iu.exec(text)?.[1];
  if (by === undefined || mention.kind === 'money') return [];
  const figures = reading.scene.facts.filter(({ value }) => typeof value === 'number' && value > 0);
  return figures.flatMap((divisor) => {
    if (!wordsOf(divisor.key).some((word) => stemOf(word) === stemOf(by))) return [];
    return figures.flatMap((whole): readonly Candidate[] => {
      const isBeside = whole !== divisor && whole.step === divisor.step && whole.record === divisor.record;
      if (!isBeside || !saysComputed(reading, mention, whole, Number(whole.value) / Number(divisor.value)))
        return [];
      return computed(reading, 'ratio', [whole, divisor], ' / ');
    });
  });
}
