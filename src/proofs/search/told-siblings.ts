// Whether the same field of another thing of the list is told right before a figure.
import type { Mention } from '../../text/sayings/mention.ts';
import { saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading, Sentence } from './reading.ts';

/** "Ancoats seats 12, twice as many as Castlefield (6)": the field is the one that was told of the other thing. */
export function isSiblingTold(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): boolean {
  const own = fact.members.at(-1);
  // "X leads with 18,240 views. Y follows with 9,120."
  const earlier = reading.sentences.findLast(({ end }) => end <= sentence.start) ?? sentence;
  const told = reading.mentions.findLast(
    (other) =>
      other !== mention &&
      other.end <= mention.start &&
      other.start >= earlier.start &&
      other.kind === mention.kind,
  );
  if (own === undefined || told === undefined) return false;
  return own.group.members.some(
    (member) =>
      member !== own &&
      member.facts.some((other) => other.key === fact.key && saysFact(reading, told, other)),
  );
}
