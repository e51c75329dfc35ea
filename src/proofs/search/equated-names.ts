// "X is “Y”", "X's biggest invoice is Y": two names that the results do not put together in this way.
import { fold } from '../../text/sayings/tokens.ts';
import { factsAround, isText, type Meaning, meaningOf } from './linked-records.ts';
import { type Name, namesOf, objection } from './names-said.ts';
import type { Objection } from './objection.ts';
import { ownerOf } from './owners.ts';
import type { AnswerReading } from './reading.ts';

const equating = /^[”"'’»]?\s+(?:is|was)\s+[“"«]$/u;
const having =
  /^[”"»]?['’]s?\s+(?:\p{L}+\s+){0,6}?(?:\p{L}{3,}est|first|last|latest|next|only|(?:most|least)\s\p{L}+)\s+(?:\p{L}+\s+){1,5}(?:is|was|are|were)\s+(?:the\s+)?[“"«]?$/iu;

export function equatedNames(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const names = namesOf(reading);
  return names.flatMap((first, at): readonly Objection[] => {
    const second = names[at + 1];
    if (second === undefined || first.said === second.said) return [];
    const gap = response.slice(first.end, second.start);
    // A quotation mark may be a part of the second name.
    const between = /^[“"«]/.test(second.text) && !/[“"«]$/.test(gap) ? `${gap}“` : gap;
    const [a, b] = [meaningOf(reading, first), meaningOf(reading, second)];
    if (a.places.length === 0 || b.places.length === 0) return [];
    if (equating.test(between))
      return areBeside(reading, a, b)
        ? []
        : [objection(second, `is not ${JSON.stringify(first.text)} in the results`)];
    if (having.test(between)) return ownerObjection(reading, first, b);
    return [];
  });
}

/** Whether some record has both. */
function areBeside({ scene }: AnswerReading, a: Meaning, b: Meaning): boolean {
  return [...a.places, ...b.places].some((place) => {
    const texts = new Set(
      factsAround(scene, place).flatMap(({ value }) => (isText(value) ? [fold(String(value))] : [])),
    );
    return [...a.texts].some((text) => texts.has(text)) && [...b.texts].some((text) => texts.has(text));
  });
}

/** Of what a call has listed for somebody, only theirs is the latest or the biggest. */
function ownerObjection(reading: AnswerReading, first: Name, second: Meaning): readonly Objection[] {
  const owners = second.places.flatMap((place) => {
    const step = reading.byStep.get(place.step.id);
    const owner =
      step === undefined || !/\/\d+$/.test(place.record) ? undefined : ownerOf(reading.scene, step);
    return owner === undefined ? [] : [owner];
  });
  const isTheirs = owners.some(
    ({ texts, isSearched }) =>
      isSearched ||
      [...texts].some((text) => text.includes(first.said) || (text.length > 3 && first.said.includes(text))),
  );
  const [owner] = owners;
  return owner === undefined ||
    isTheirs ||
    owners.length < second.places.filter(({ record }) => /\/\d+$/.test(record)).length
    ? []
    : [objection(first, `is not whose that is: the call was made for ${JSON.stringify(owner.name)}`)];
}
