// References put together: possessives that can be read, steps and choices that come along, a thing through another.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { meaningOf } from '../../../text/naming.ts';
import type { View } from '../scene/view.ts';
import { fieldOf } from '../words/field.ts';
import { type GivenChoice, type Phrase, say } from '../words/phrase.ts';
import { possessiveOf } from '../words/proper.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Ref } from './ref.ts';

/** Links that a reader follows in one reference. */
const mostLinks = 2;

/** "Kaldera Optics' city", "the account owner of the customer": what a thing has, as a thing; undefined where that is a link too many. */
export function throughOwner(owner: Ref, label: string, step: string): Ref | undefined {
  if (owner.links >= mostLinks) return undefined;
  const phrase =
    owner.possessive !== undefined && isSimple(owner)
      ? say`${owner.possessive} ${label}`
      : say`the ${label} of ${owner.phrase}`;
  return {
    noun: label,
    phrase: withSteps(phrase, [step]),
    isBare: false,
    isNamed: false,
    hops: owner.hops + 1,
    links: owner.links + 1,
  };
}

/** Whether a possessive of it can be read at a glance. */
function isSimple({ phrase }: Ref): boolean {
  return phrase.text.length <= 40 && !/['’]s? /.test(phrase.text);
}

/** A text with the part that a phrase says replaced by the phrase. */
export function splitAround(text: string, phrase: Phrase): readonly (string | Phrase)[] {
  const start = text.indexOf(phrase.text);
  return start === -1 ? [phrase] : [text.slice(0, start), phrase, text.slice(start + phrase.text.length)];
}

/** None behind a quotation, a possessive, or a noun with its name: "the room Ancoats". */
export function possessiveIn(phrase: Phrase): Pick<Ref, 'possessive'> {
  return /[”"]$| of |['’]s? |^the [\p{Ll} ]+ \p{Lu}\S*$/u.test(phrase.text)
    ? {}
    : { possessive: { ...phrase, text: possessiveOf(phrase.text) } };
}

export function withSteps(phrase: Phrase, steps: readonly string[]): Phrase {
  return { ...phrase, steps: [...new Set([...phrase.steps, ...steps])] };
}

export function withChoices(ref: Ref, choices: readonly GivenChoice[]): Ref {
  if (choices.length === 0) return ref;
  const add = (phrase: Phrase): Phrase => ({ ...phrase, choices: [...phrase.choices, ...choices] });
  return {
    ...ref,
    phrase: add(ref.phrase),
    ...(ref.possessive !== undefined && { possessive: add(ref.possessive) }),
  };
}

/** What a thing is to the thing that it is in: "account owner", "customer", "product". */
export function relationLabel(view: View, thing: Entity, parent: Entity): string {
  const fact = parent.facts.find(
    ({ pointer, value }) =>
      pointer === thing.name?.pointer ||
      (thing.name === undefined && pointer === thing.id?.pointer && value !== null),
  );
  if (fact === undefined) return thing.noun;
  const { label, kind } = fieldOf(view, fact);
  // "Contact at the customer" would be followed by whose it is once more.
  if (/ (?:at|of|for|in|on|to|with|by) /.test(label)) return meaningOf(fact.key, '').noun || thing.noun;
  return kind === 'identifier' ? meaningOf(fact.key, '').noun || thing.noun : label;
}

/** Whether nobody would call it "the" one: a slot without a name, one of all there are. */
export function isNothingInParticular({ id, name }: Entity, { clause }: NounPhrase): boolean {
  return (id === undefined && name === undefined) || clause !== '';
}
