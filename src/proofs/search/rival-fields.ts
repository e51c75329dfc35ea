// Which other fields the words beside a value may mean, and which are not spoken of.
import { fieldFit } from '../../text/field-words.ts';
import { singular } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { unitOf } from '../../text/sayings/units.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import type { Fact } from './facts.ts';
import { classOf } from './field-class.ts';
import type { Near } from './field-said.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import { sideOf } from './sides.ts';

/** Whether two values are of one thing of a list. */
export const isOfSame = (a: Fact, b: Fact) => a.step === b.step && b.members.at(-1) === a.members.at(-1);

export function saysMoney(reading: AnswerReading, mention: Mention): boolean {
  const { start, end } = sentenceAt(reading, mention);
  return reading.mentions.some((other) => other.kind === 'money' && other.start >= start && other.end <= end);
}

/** Whether a rival is of a list of which the answer names nothing and the query means nothing: its fields are not spoken of. */
export function isOfNoneSaid({ anchors, chosen }: AnswerReading, fact: Fact, { members }: Fact): boolean {
  return members.some(
    (member) =>
      member.group.members.length > 1 &&
      !fact.members.some(({ group }) => group === member.group) &&
      !member.group.members.some((each) => chosen.has(each)) &&
      !anchors.some((anchor) => anchor.members.some(({ group }) => group === member.group)),
  );
}

/** "5 mg" of a `dose_mg`: the unit of the figure is in the name of the field. */
export function isInOwnUnit({ readings }: Mention, { key }: Fact): boolean {
  const own = measureOf([key], undefined)?.unit;
  const isTime = /^(?:time|months)$/.test(unitOf(own ?? '')?.dimension ?? '');
  return (
    own !== undefined &&
    readings.some(
      (each) => (each.as === 'quantity' && each.unit === own) || (each.as === 'duration' && isTime),
    )
  );
}

/** "Published on 7 February": the state that a thing is in, and the field of its record that says since when. */
export function isDatedState({ scene }: AnswerReading, fact: Fact, word: string): boolean {
  return (
    classOf(fact) === 'date' &&
    scene.facts.some(
      (other) =>
        other.step === fact.step &&
        other.record === fact.record &&
        classOf(other) === 'date' &&
        fieldFit(word, other.key) === 1,
    )
  );
}

/** Whether the things of a fact's result come from and go to something. */
export function hasSide({ scene }: AnswerReading, { step }: Fact, side: string): boolean {
  return scene.facts.some(
    (other) => other.step === step && typeof other.value === 'string' && sideOf(other.key) === side,
  );
}

/** "The longest boat is Petrel": behind the noun of what it names, a name is no `boat_type`. */
export function withoutNoun(near: readonly Near[], { members, value }: Fact): readonly Near[] {
  const member = members.at(-1);
  const noun = member?.group.noun.split(' ').at(-1);
  return member?.names.includes(String(value)) === true
    ? near.filter(({ word }) => singular(word) !== noun)
    : near;
}
