// Names in a place that another one has: where something was measured, from and to which it goes, where somebody was seen.
import { scalarsIn } from '../../model/pointer.ts';
import { parameterOf } from '../../schemas/schema-source.ts';
import { wordsOf } from '../../text/naming.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { textBehind } from '../../text/span.ts';
import { directCandidates } from './direct.ts';
import type { Fact } from './facts.ts';
import { isSaid, type Name, objection } from './names-said.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import { type Side, sideOf, sideSaid } from './sides.ts';

const placeNoun =
  /\b(?:room|building|city|town|country|hotel|site|folder|directory|warehouse|branch|store|shop|library|office|venue|place|region|station|airport|park|table|shelf|repository)$/;
const placeKey =
  /(?:^|_)(?:city|town|country|region|state|location|place|room|building|venue|site|area|district|island|continent|address|street|folder|directory|path|repo|repository|shelf|zone)(?:_|$)|[a-z](?:City|Location|Place|Room)$/;

const placeSaid =
  /\b(?:(?:seen|located|based|held)\s+(?:in|at)|(?:city|town|country|destination|airport|region)\s+(?:of\s+[^.;:]{2,60}\s+)?(?:is|was))\s+(?:the\s+)?$/i;

/** "I've enrolled Peter Vogt in Italian for Beginners": no place. */
const takingPart =
  /\b(?:enrol|regist|sign|includ|book|list|interest|particip|specialis|specializ|involv|invest)\p{L}*\s[^.;:]{0,30}\bin\s+$/iu;

/** "Last seen in X", "flights from X": a name in a place that another field says. */
export function placeObjection(reading: AnswerReading, name: Name): Objection | undefined {
  const { answered, scene } = reading;
  const before = answered.response.slice(Math.max(0, name.start - 40), name.start);
  const side = sideSaid(answered.response, name);
  const inside = /(\p{L}+)\s+in\s+$/u.exec(before)?.[1];
  const isDescribing =
    /^\p{L}+$/u.test(name.text) && /^\s\p{Ll}{3,}/u.test(textBehind(answered.response, name.end));
  const isIn =
    !isDescribing &&
    !takingPart.test(before) &&
    inside !== undefined &&
    !/(?:[^e]ed|en)$/.test(inside) &&
    !/^[“"'‘«]/.test(name.text);
  const isPlace = isIn || placeSaid.test(before);
  if (side === undefined && !isPlace) return undefined;
  const other = side === undefined ? undefined : sideOfParent(reading, name);
  if (other !== undefined && other !== side)
    return objection(name, `is said as where it is ${side}, and the results have it ${other}`);
  const isOf = (key: string) => (side === undefined ? placeKey.test(key) : sideOf(key) === side);
  const isThere = (fact: Fact) =>
    isOf(fact.key) ||
    (side === undefined &&
      /name$|title$/i.test(fact.key) &&
      fact.members.some(({ group }) => placeNoun.test(group.noun)));
  const places = scene.facts.filter(
    (fact) =>
      typeof fact.value === 'string' &&
      isThere(fact) &&
      // Where candidates come from by their `source`, "referral", is no place.
      (side === undefined || /[\p{Lu}\d]/u.test(fact.value)),
  );
  const given = scene.steps.flatMap(({ step }) =>
    [...scalarsIn(step.arguments)].filter(
      ({ pointer, value }) => typeof value === 'string' && isOf(parameterOf(pointer)),
    ),
  );
  if (places.length === 0 && (side !== undefined || given.length === 0)) return undefined;
  const measured = side === undefined ? placeMeasured(reading, name) : undefined;
  if (measured !== undefined && scene.facts.some((fact) => isSaid(fact, name)))
    return objection(name, `is not the place that was measured: that is ${measured}`);
  // "It is in German"
  if (
    scene.facts.some(
      (fact) => /language|currency|nationality|format|color|colour/.test(fact.key) && isSaid(fact, name),
    )
  )
    return undefined;
  if (
    places.some((fact) => isSaid(fact, name)) ||
    given.some(({ value }) => fold(String(value)) === name.said)
  )
    return undefined;
  // Only what the results know can be in the place of another.
  return scene.facts.some((fact) => isSaid(fact, name))
    ? objection(name, 'is not the place that is meant there')
    : undefined;
}

/** Where a name stands in an object that says a side: the city of `ship_to`. */
function sideOfParent({ scene }: AnswerReading, name: Name): Side | undefined {
  const sides = scene.facts.flatMap((fact) => {
    if (!isSaid(fact, name)) return [];
    const words = wordsOf(fact.record.slice(fact.record.lastIndexOf('/') + 1));
    return words.some((word) => /^(?:to|destination|delivery|recipient|shipping)$/.test(word))
      ? ['to' as const]
      : words.some((word) => /^(?:from|origin|sender|pickup)$/.test(word))
        ? ['from' as const]
        : [undefined];
  });
  const [first, ...rest] = sides;
  return rest.every((each) => each === first) ? first : undefined;
}

/** "The low in X on 9 March is 3 °C": another place that the call was made for which shows the figure. */
function placeMeasured(reading: AnswerReading, name: Name): string | undefined {
  const sentence = sentenceAt(reading, name);
  const figure = reading.mentions.find(
    ({ kind, start, end }) =>
      start >= name.end && end <= sentence.end && /^(?:quantity|percent|number)$/.test(kind),
  );
  if (figure === undefined) return undefined;
  const places = directCandidates(reading, figure).flatMap(({ facts }) =>
    facts.map(({ step }) =>
      [...scalarsIn(step.arguments)].flatMap(({ pointer, value }) =>
        typeof value === 'string' && placeKey.test(parameterOf(pointer)) ? [value] : [],
      ),
    ),
  );
  const isIts = (place: string) => fold(place).includes(name.said) || name.said.includes(fold(place));
  // What some call shows that was made for no place may be of any.
  if (places.some((each) => each.length === 0 || each.some(isIts))) return undefined;
  return places[0]?.[0];
}
