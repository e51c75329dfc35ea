// "Six days later than before", of a change that reports what was and what is: only these two days count.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBehind } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Fact } from './facts.ts';
import { pathToFact } from './paths.ts';
import type { AnswerReading } from './reading.ts';

const behind =
  /^\s+(?:later|earlier|sooner|longer|shorter)\s+than\s+(?:before|planned|originally|it was|previously)\b/i;
const oldKey = /^(?:old|previous|prior|former|original)_/;

/** The days between the old and the new value of a change; undefined where the words do not compare with what was before. */
export function movedBy(reading: AnswerReading, mention: Mention): readonly Candidate[] | undefined {
  if (!behind.test(textBehind(reading.answered.response, mention.end))) return undefined;
  const pairs = reading.scene.facts.flatMap((old): readonly (readonly [Fact, Fact])[] => {
    if (!oldKey.test(old.key) || !isDay(old)) return [];
    const key = old.key.replace(oldKey, '');
    const now = reading.scene.facts.find(
      (fact) =>
        fact.step === old.step &&
        fact.record === old.record &&
        (fact.key === `new_${key}` || fact.key === key) &&
        isDay(fact),
    );
    return now === undefined ? [] : [[old, now]];
  });
  if (pairs.length === 0) return undefined;
  return pairs.flatMap(([old, now]): readonly Candidate[] => {
    const days = Math.abs(dayOf(now) - dayOf(old));
    const isIt = mention.readings.some(
      (each) => each.as === 'duration' && each.months === 0 && each.seconds === days * 86_400,
    );
    const [from, to] = dayOf(now) > dayOf(old) ? [old, now] : [now, old];
    const [left, right] = [pathToFact(reading, from), pathToFact(reading, to)];
    return isIt && left !== undefined && right !== undefined
      ? [{ proof: `$days(${left}, ${right})`, kind: 'distance', facts: [from, to], members: [] }]
      : [];
  });
}

const isDay = ({ value }: Fact) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);

const dayOf = ({ value }: Fact) => Date.parse(`${String(value).slice(0, 10)}T00:00:00Z`) / 86_400_000;
