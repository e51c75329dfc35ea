// Days that have nothing to do with what their sentence says: another booking's date at a forecast, another's at a free room.
import { scalarsIn } from '../../model/pointer.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { directCandidates } from './direct.ts';
import type { Fact } from './facts.ts';
import { areLinked, type Meaning, meaningOf } from './linked-records.ts';
import { mayMean } from './match-fact.ts';
import { namesOf } from './names-said.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, figuresBut, isWithin, readQuery, type Sentence, sentenceAt } from './reading.ts';

/** "It is on 17 March", right behind the name of what it is. */
const pointing = /^[”"'’»]?[;,]\s+(?:and\s+)?(?:it|which|that)\s+(?:is|was)\s+(?:\p{L}+\s+){0,2}on\s+$/u;
/** "On 3 March is -10 °C", "on 6 March: NY 1378" */
const leading = /^(?:\s+(?:is|was|are|were|will be)\s+(?:\p{L}+\s+){0,2}|:\s+[“"'‘«]?)$/u;

const measured: ReadonlySet<Mention['kind']> = new Set(['quantity', 'money', 'percent', 'duration']);

export function dayObjections(reading: AnswerReading): readonly Objection[] {
  const { scene, mentions } = reading;
  return mentions.flatMap((mention): readonly Objection[] => {
    const { kind, text, start } = mention;
    // "In ten days" is a time from now and nothing's day.
    if (kind !== 'date' || !/\d/.test(text) || /^(?:in|within|for|next|last)\b/i.test(text)) return [];
    const given = scene.steps.flatMap(({ step }) => [...scalarsIn(step.arguments)]);
    if (given.some(({ value }) => value !== null && mayMean(mention, value))) return [];
    if (readQuery(reading).mentions.some((asked) => asked.kind === 'date' && asked.text === text)) return [];
    const days = directCandidates(reading, mention).flatMap(({ facts }) => facts);
    if (days.length === 0) return [];
    const beside = meaningsBeside(reading, mention).filter(({ places }) => places.length > 0);
    const own = meaningOfFacts(days);
    if (beside.length === 0 || beside.some((other) => areLinked(scene, own, other))) return [];
    return [
      {
        text,
        start,
        what: `${JSON.stringify(text)} has nothing to do with the rest of its sentence in the results.`,
        instead: 'Say the day that the results have for it.',
      },
    ];
  });
}

/** What a day is said of: what it is right behind or in front of, else any name or measure of its sentence. */
function meaningsBeside(reading: AnswerReading, day: Mention): readonly Meaning[] {
  const { response } = reading.answered;
  const sentence = sentenceAt(reading, day);
  const names = namesOf(reading).filter((name) => isWithin(name, sentence));
  const measures = figuresBut(reading, day).filter(
    ({ kind, ...figure }) => measured.has(kind) && isWithin(figure, sentence),
  );
  const before = names.findLast(({ end }) => end <= day.start);
  if (before !== undefined && pointing.test(response.slice(before.end, day.start)))
    return [meaningOf(reading, before)];
  const isNext = ({ start }: Sentence) => start >= day.end && leading.test(response.slice(day.end, start));
  const figure = measures.find(isNext);
  if (figure !== undefined) return [meaningOfFigure(reading, figure)];
  const name = names.find(isNext);
  if (name !== undefined) return [meaningOf(reading, name)];
  return [
    ...names.map((each) => meaningOf(reading, each)),
    ...measures.map((each) => meaningOfFigure(reading, each)),
  ];
}

const meaningOfFigure = (reading: AnswerReading, figure: Mention) =>
  meaningOfFacts(directCandidates(reading, figure).flatMap(({ facts }) => facts));

const meaningOfFacts = (facts: readonly Fact[]): Meaning => ({
  places: facts,
  texts: new Set(facts.flatMap(({ value }) => (typeof value === 'string' ? [fold(value)] : []))),
});
