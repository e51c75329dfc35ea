// "The warranty on X is 36 months": a figure that was shown of something else than the name before it.
import { fold } from '../../text/sayings/tokens.ts';
import { directCandidates } from './direct.ts';
import type { Fact } from './facts.ts';
import { factsAround, isText, meaningOf } from './linked-records.ts';
import { namesOf, objection } from './names-said.ts';
import type { Objection } from './objection.ts';
import { ownerOf } from './owners.ts';
import { type AnswerReading, figuresBut, isName } from './reading.ts';

const lead = /\bthe\s+(?:\p{L}+\s+){1,4}(?:of|on|for)\s+(?:the\s+)?[“"'‘«]?$/iu;
const copula = /^[”"'’»]?\s+(?:is|was|are|were)\s+(?:only\s+|just\s+|on\s+|at\s+)?$/i;

export function figureOfObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const figures = [...figuresBut(reading), ...reading.mentions.filter(isName)].sort(
    (a, c) => a.start - c.start,
  );
  return namesOf(reading).flatMap((name): readonly Objection[] => {
    const figure = figures.find(({ start }) => start >= name.end);
    if (figure === undefined || !copula.test(response.slice(name.end, figure.start))) return [];
    if (!lead.test(response.slice(Math.max(0, name.start - 80), name.start))) return [];
    const { texts, places } = meaningOf(reading, name);
    const shown = directCandidates(reading, figure).flatMap(({ facts }) => facts);
    if (shown.length === 0 || places.length === 0) return [];
    const says = (text: string) => texts.has(text) || (name.said.length > 3 && text.includes(name.said));
    return shown.some((fact) => textsOf(reading, fact).some(says))
      ? []
      : [objection(name, 'is not what that was shown of')];
  });
}

/** What the item of a value says, and what the call that showed it was made for. */
function textsOf({ scene, byStep }: AnswerReading, fact: Fact): readonly string[] {
  const step = byStep.get(fact.step.id);
  const owner = step === undefined ? undefined : ownerOf(scene, step);
  const around = factsAround(scene, fact).flatMap(({ value }) =>
    isText(value) ? [fold(String(value))] : [],
  );
  return [...around, ...(owner?.texts ?? [])];
}
