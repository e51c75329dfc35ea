// A field of a thing that a result shows, asked for and told in the words of the rule-based author.
import { isOutdated, type ToldFact, telling } from '../backends/symbolic/forms/attribute.ts';
import { factPath } from '../backends/symbolic/refer/proof-path.ts';
import { possessiveIn } from '../backends/symbolic/refer/ref-words.ts';
import { toldName } from '../backends/symbolic/refer/told.ts';
import type { View } from '../backends/symbolic/scene/view.ts';
import { capitalised, say, words } from '../backends/symbolic/words/phrase.ts';
import { isPerson, pronounFor } from '../backends/symbolic/words/pronoun.ts';
import { sayAs } from '../backends/symbolic/words/say-value.ts';
import { askField, isPastDay, type Subject, tellField } from '../backends/symbolic/words/sentences.ts';
import type { Entity } from '../grounding/reading/entity.ts';
import type { Claim } from '../model/claim.ts';
import type { Random } from '../model/random.ts';
import { placeClaims } from '../proofs/place-claims.ts';
import { foldText } from '../text/words.ts';

/** How a thing is spoken of by the question and by the answer. */
export interface SpokenOf {
  readonly asked: Subject;
  readonly told: Subject;
  /** Its name with its noun; undefined where a pronoun stands for it. */
  readonly name?: string;
}

/** A question about a field, and its answer. */
export interface FieldQuestion {
  /** "Who is in charge of it", without its question mark. */
  readonly direct: string;
  /** "who is in charge of it", behind "tell me". */
  readonly clause: string;
  readonly response: string;
  readonly claims: readonly Claim[];
}

/** A thing by its name, as the author calls it; undefined where it has none that nothing else has. */
export function byItsName(view: View, thing: Entity): SpokenOf | undefined {
  const told = toldName(view, thing, new Map());
  if (told === undefined) return undefined;
  const asked = words(told.text);
  const own = possessiveIn(told).possessive;
  return {
    name: told.text,
    asked: { x: asked, ...(own !== undefined && { xs: words(own.text) }) },
    told: { x: told, ...(own !== undefined && { xs: own }) },
  };
}

/** A thing as "it" or "they". A verb would have to agree with "they", so people are possessors only. */
export function byPronoun({ noun }: Entity): SpokenOf {
  const { subject = '', possessive } = pronounFor(noun);
  const spoken = { x: subject, xs: possessive };
  return { asked: spoken, told: spoken };
}

/** A thing that the question before was about: "it", but people by their names. */
export function again(thing: Entity, spoken: SpokenOf): SpokenOf {
  return isPerson(thing.noun) ? spoken : byPronoun(thing);
}

/** A thing with a long title as "that meeting", by a question that comes behind the title; the answer says "it". */
export function byItsNoun(thing: Entity, spoken: SpokenOf): SpokenOf {
  const isTitle = spoken.name?.includes('“') === true;
  if (!isTitle || isPerson(thing.noun)) return spoken;
  return {
    ...spoken,
    asked: { x: `that ${thing.noun}`, xs: `that ${thing.noun}'s` },
    told: byPronoun(thing).told,
  };
}

/** The longest value that is told in passing, in characters. */
const longest = 60;

/** The fields of a thing that nothing has said yet, neither by their names nor by their values. */
export function openFields(view: View, thing: Entity, said: string, today: string): readonly ToldFact[] {
  const { folded } = foldText(said);
  const isOpen = (text: string) => !folded.includes(foldText(text).folded);
  return telling(view, thing).filter((told) => {
    const { fact, field } = told;
    const text = sayAs(fact.value, fact, field);
    return (
      text !== undefined &&
      text.length <= longest &&
      isOpen(text) &&
      isOpen(String(fact.value)) &&
      isOpen(field.label) &&
      !isOutdated(told, today)
    );
  });
}

/** The question about a field and its answer; undefined where there are no words or no proof for it. */
export function askAbout(
  view: View,
  { fact, field }: ToldFact,
  spoken: SpokenOf,
  random: Random,
  today: string,
): FieldQuestion | undefined {
  const proof = factPath(view, fact);
  if (proof === undefined) return undefined;
  const isPast = isPastDay(fact, field, today);
  const asked = askField(field, spoken.asked, random, isPast);
  const told = tellField(fact, field, spoken.told, proof, random, isPast);
  if (asked === undefined || told === undefined) return undefined;
  const answer = capitalised(say`${told}.`);
  const claims = placeClaims(answer.text, answer.claims);
  return { direct: asked.direct.text, clause: asked.clause.text, response: answer.text, claims };
}

/** A question that comes behind an answer. */
export function askedOn({ direct, clause }: FieldQuestion, random: Random): string {
  const lower = `${direct.charAt(0).toLowerCase()}${direct.slice(1)}`;
  const upper = `${direct.charAt(0).toUpperCase()}${direct.slice(1)}`;
  return random.pick([
    `And ${lower}?`,
    `Thanks. ${upper}?`,
    `Could you also tell me ${clause}?`,
    `One more thing: ${lower}?`,
    `I also need to know ${clause}.`,
  ]);
}
