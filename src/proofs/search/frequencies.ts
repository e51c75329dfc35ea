// "Once a day", "three times a week": how often, of a field that counts how often.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { thingMisfit } from './belongs.ts';
import type { Judged } from './candidate.ts';
import type { Objection } from './objection.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';

const counts: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};
const said = /\b(once|twice|([\p{L}\d]{1,12}) times)\s$/iu;
const written =
  /\b(once|twice|([\p{L}\d]{1,12}) times)\s(?:a|per|each|every)\s(day|week|month|year|hour)\b/giu;
const every = /^(?:a|an|per|each|every|one)\s+(day|week|month|year|hour)$/i;

/** Whether "a day" behind "once" is what a field such as `times_a_day` has; undefined where the results count nothing so. */
export function judgeFrequency(reading: AnswerReading, mention: Mention): Judged | undefined {
  const unit = every.exec(mention.text)?.[1]?.toLowerCase();
  const [, word = '', number] =
    said.exec(textBefore(reading.answered.response, mention.start, sentenceAt(reading, mention).start)) ?? [];
  return unit === undefined || word === '' ? undefined : judge(reading, mention, unit, number ?? word);
}

/** "Twice a day" reads as no figure of its own: how often it is said of what is so often. */
export function frequencyObjections(reading: AnswerReading): readonly Objection[] {
  return [...reading.answered.response.matchAll(written)].flatMap(
    ({ index, 0: text, 1: word = '', 2: number, 3: unit = '' }): readonly Objection[] => {
      const place: Mention = { kind: 'duration', start: index, end: index + text.length, text, readings: [] };
      const judged = judge(reading, place, unit.toLowerCase(), number ?? word);
      return judged !== undefined && 'what' in judged ? [{ text, start: index, ...judged }] : [];
    },
  );
}

function judge(reading: AnswerReading, place: Mention, unit: string, often: string): Judged | undefined {
  const count = counts[often.toLowerCase()] ?? Number(often);
  const facts = reading.scene.facts.filter(
    ({ key, value }) =>
      typeof value === 'number' &&
      new RegExp(`(?:^|_)(?:times|doses|frequency)_(?:a|per)_${unit}$|(?:^|_)per_${unit}$`, 'i').test(key),
  );
  if (facts.length === 0 || !Number.isFinite(count)) return undefined;
  const own = facts.find((fact) => fact.value === count && thingMisfit(reading, place, fact) === undefined);
  const proof = own === undefined ? undefined : pathToFact(reading, own);
  if (own !== undefined && proof !== undefined)
    return { candidate: { proof, kind: 'direct', facts: [own], members: own.members } };
  return {
    what: `${JSON.stringify(place.text)} is not how often the results say.`,
    instead: 'Say the figure of the results.',
  };
}
