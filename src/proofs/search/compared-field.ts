// Which field a comparison compares: "larger, by 4: 8 against 12" compares the seats, and not the floors.
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { dimensionsOf, relationClass } from '../../text/sayings/relation-class.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

/** "8 against 4": one of two figures that are compared. */
function isSide({ answered }: AnswerReading, { start, end }: Mention): boolean {
  return (
    /^\s*(?:\p{L}+\s+)?(?:against|versus|vs\.?)\s/iu.test(textBehind(answered.response, end)) ||
    /\b(?:against|versus|vs\.?)\s+$/i.test(textBefore(answered.response, start))
  );
}

/** "Smaller, by 2: 6 against 8": what is compared is the field of that measure. */
export function isCompared(reading: AnswerReading, { key }: Fact, sentence: Sentence): boolean {
  const said = reading.relations.filter((relation) => isWithin(relation, sentence));
  return [...said, ...relationClass(reading.answered.query)].some(({ readings }) =>
    readings.some(
      ({ operator, dimension }) =>
        /^(?:min|max|[<>]=?)$/.test(operator) &&
        dimension !== undefined &&
        dimensionsOf([key], undefined).has(dimension),
    ),
  );
}

/** The field of the same record that is compared, where a figure that is one side of the comparison is another one. */
export function comparedInstead(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): Fact | undefined {
  // "By 2 berths: 6 against 4": the words say what is compared.
  const isCalled = reading.mentions.some(
    (other) =>
      isWithin(other, sentence) && (other.noun ?? '').split(' ').some((word) => fieldFit(word, fact.key) > 0),
  );
  if (!isSide(reading, mention) || isCalled) return undefined;
  return reading.scene.facts.find(
    (other) =>
      other.step === fact.step &&
      other.record === fact.record &&
      typeof other.value === 'number' &&
      other.value !== fact.value &&
      isCompared(reading, other, sentence),
  );
}
