// "Once a day", "three times a week": how often, of a field that counts how often.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { thingMisfit } from './belongs.ts';
import type { Judged } from './candidate.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';

const counts: Readonly<Record<string, number>> = {
  once: 1, twice: 2, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12,
};
const said = /\b(once|twice|([\p{L}\d]+) times)\s+$/iu;
const every = /^(?:a|an|per|each|every|one)\s+(day|week|month|year|hour)$/i;

/** Whether "a day" behind "once" is what a field such as `times_a_day` has; undefined where the results count nothing so. */
export function judgeFrequency(reading: AnswerReading, mention: Mention): Judged | undefined {
  const unit = every.exec(mention.text)?.[1]?.toLowerCase();
  const [, word = '', number] =
    said.exec(textBefore(reading.answered.response, mention.start, sentenceAt(reading, mention).start)) ?? [];
  if (unit === undefined || word === '') return undefined;
  const count = counts[(number ?? word).toLowerCase()] ?? Number(number);
  const facts = reading.scene.facts.filter(
    ({ key, value }) =>
      typeof value === 'number' &&
      new RegExp(`(?:^|_)(?:times|doses|frequency)_(?:a|per)_${unit}$|(?:^|_)per_${unit}$`, 'i').test(key),
  );
  if (facts.length === 0 || !Number.isFinite(count)) return undefined;
  const own = facts.find(
    (fact) => fact.value === count && thingMisfit(reading, mention, fact) === undefined,
  );
  const proof = own === undefined ? undefined : pathToFact(reading, own);
  if (own !== undefined && proof !== undefined)
    return { candidate: { proof, kind: 'direct', facts: [own], members: own.members } };
  return {
    what: `${JSON.stringify(`${word} ${mention.text}`)} is not how often the results say.`,
    instead: 'Say the figure of the results.',
  };
}
