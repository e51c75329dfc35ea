// "Two people ahead of you", of who is third in a queue: how many are in front of a place, and never the place itself.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBehind } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Fact } from './facts.ts';
import { pathToFact } from './paths.ts';
import type { AnswerReading } from './reading.ts';

const placeKey = /(?:^|_)(?:position|place|rank|queue|turn)$/i;
const ahead =
  /^\s+(?:\p{Ll}+\s+){0,2}(?:ahead of|in front of|before)\s+(?:you|him|her|them|me|us|it|that|your|his|their)\b/iu;

/** Whether a number says how many come before somebody. */
export function isAhead({ answered }: AnswerReading, { kind, end }: Mention): boolean {
  return kind === 'number' && ahead.test(textBehind(answered.response, end));
}

/** Whether a field says which place something has in a queue. */
const isPlace = ({ key }: Fact): boolean => placeKey.test(key);

/** Places with one more than the number in them. */
export function aheadCandidates(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  if (!isAhead(reading, mention)) return [];
  return reading.scene.facts.flatMap((fact): readonly Candidate[] => {
    const { value, members } = fact;
    const isOneMore =
      isPlace(fact) &&
      typeof value === 'number' &&
      mention.readings.some((each) => each.as === 'number' && each.value === value - 1);
    const path = isOneMore ? pathToFact(reading, fact) : undefined;
    return path === undefined ? [] : [{ proof: `${path} - 1`, kind: 'share', facts: [fact], members }];
  });
}
