// References put together: possessives that can be read, steps and choices that come along, a thing through another.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { numberedNoun } from '../../../grounding/reference.ts';
import type { Random } from '../../../model/random.ts';
import { meaningOf, wordsOf } from '../../../text/naming.ts';
import { isPersonNoun } from '../../../text/person-nouns.ts';
import type { View } from '../scene/view.ts';
import { type Field, fieldOf } from '../words/field.ts';
import { type Found, type Phrase, say } from '../words/phrase.ts';
import { isPerson } from '../words/pronoun.ts';
import { headOf, possessiveOf } from '../words/proper.ts';
import { isPlaceName } from './narrow.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Ref } from './ref.ts';

/** What a name as long as a title asks of a reader. */
export const longName = 0.8;

/** "Kaldera Optics' city", "the account owner", where the customer was just spoken of: what a thing has, as a thing. */
export function throughOwner(owner: Ref, label: string, step: string, isThing: boolean, random: Random): Ref {
  const { phrase, weight } = wordsThrough(owner, label, isThing, random);
  const own = withSteps(phrase, [step]);
  return {
    noun: label,
    phrase: own,
    ...possessiveIn(own),
    isNamed: false,
    hops: owner.hops + 1,
    links: owner.links + 1,
    weight,
  };
}

/** What there are several of wherever there is one: "the team" would be anybody's. */
const anybodys = /(?:^| )(?:team|department|group|unit|division|squad|category|zone|region)$/;

function wordsThrough(
  owner: Ref,
  label: string,
  isThing: boolean,
  random: Random,
): { readonly phrase: Phrase; readonly weight: number } {
  // Of a ticket that was just spoken of, "the customer" is its customer.
  const isKnown =
    owner.isFocus === true &&
    isThing &&
    !isPerson(owner.noun) &&
    !label.includes(owner.noun) &&
    !anybodys.test(label);
  if (isKnown && random.real() < 0.65)
    return { phrase: { ...owner.phrase, text: `the ${label}` }, weight: 0.5 };
  if (owner.possessive !== undefined && isSimple(owner))
    return {
      phrase: say`${owner.possessive} ${label}`,
      weight: owner.isFocus === true ? 0.5 : owner.weight + 1,
    };
  return { phrase: say`the ${label} of ${owner.phrase}`, weight: owner.weight + 1.25 };
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

/** None behind a quotation, a possessive, a place ("the flat in Lyon's landlord"), or a noun with its name: "the room Ancoats". */
export function possessiveIn(phrase: Phrase): Pick<Ref, 'possessive'> {
  return /[”"](?:$| )| (?:of|in|at|on|for|from|with|about|mentioning) |['’]s? /u.test(phrase.text)
    ? {}
    : { possessive: { ...phrase, text: possessiveOf(phrase.text) } };
}

export function withSteps(phrase: Phrase, steps: readonly string[]): Phrase {
  return { ...phrase, steps: [...new Set([...phrase.steps, ...steps])] };
}

/** The words with one more thing that is found on the way to what they mean. */
export function withFound(phrase: Phrase, found: Found): Phrase {
  return { ...phrase, found: [...phrase.found.filter(({ thing }) => thing !== found.thing), found] };
}

/** The reference with the thing that it is about as the last that is found on the way. */
export function withWay(ref: Ref, found: Found): Ref {
  return {
    ...ref,
    phrase: withFound(ref.phrase, found),
    ...(ref.possessive !== undefined && { possessive: withFound(ref.possessive, found) }),
  };
}

/** The reference with the name of a thing on its way, where that was not known yet; with `isBetter`, in place of the one that was. */
export function withTold(ref: Ref, thing: object, told: Phrase, isBetter: boolean): Ref {
  const name = (phrase: Phrase): Phrase => ({
    ...phrase,
    found: phrase.found.map((one) =>
      one.thing === thing && (one.told === undefined || isBetter) ? { ...one, told } : one,
    ),
  });
  return {
    ...ref,
    phrase: name(ref.phrase),
    ...(ref.possessive !== undefined && { possessive: name(ref.possessive) }),
  };
}

/** What a thing is to the thing that it is in: "account owner", "customer", "product". */
export function relationLabel(view: View, thing: Entity, parent: Entity): string {
  const naming = thing.name ?? thing.id;
  if (naming === undefined) return thing.noun;
  // Whoever asks for the boats of Ada Lowe does not ask whose they are.
  if (Object.values(view.step.arguments).includes(naming.value)) return '';
  const fact = parent.facts.find(
    ({ pointer, value }) =>
      pointer === thing.name?.pointer ||
      (thing.name === undefined && pointer === thing.id?.pointer && value !== null),
  );
  if (fact === undefined) return thing.noun;
  const { label, kind } = fieldOf(view, fact);
  const numbered = numberedNoun(fact.key);
  if (numbered !== undefined) return roleIn(wordsOf(fact.key).slice(0, -1));
  // "Contact at the customer" would be followed by whose it is once more.
  if (/ (?:at|of|for|in|on|to|with|by) /.test(label)) return meaningOf(fact.key, '').noun || thing.noun;
  return kind === 'identifier' ? meaningOf(fact.key, '').noun || thing.noun : label;
}

/** Whose number a field holds: "supplier" of a `supplier_no`, "manager" of a `manager_employee_no`. */
function roleIn(words: readonly string[]): string {
  const isRole = words.length > 1 && isPersonNoun(words.at(-1) ?? '');
  return (isRole ? words.slice(0, -1) : words).join(' ');
}

/** Whether a thing is none, and only groups fields of the one that it is in. */
export function isGrouping({ id, name, noun }: Entity): boolean {
  return (
    id === undefined &&
    name === undefined &&
    /^(?:address|location|place|detail|info|profile|contact|attribute|meta|metadata)$/.test(headOf(noun))
  );
}

/** Whether a label says nothing of what a thing is to another. */
export function saysNothing(label: string): boolean {
  return /^(?:|person|item|object|entity|record|thing|data|user|account|node|parent|child|value|element)$/.test(
    label,
  );
}

/** Whether a field's value is something by itself, which other calls may be about: somebody, a place, an amount. */
export function standsAlone({ kind, label, words }: Field): boolean {
  return (
    ['reference', 'name', 'money', 'amount'].includes(kind) ||
    isPlaceName(words.at(-1) ?? '') ||
    (isPerson(label) && ['category', 'text'].includes(kind))
  );
}

/** Whether a list is narrowed by the name that is looked up, and by nothing that was found first. */
export function isNarrowedByNameAlone({ hops, before, after }: NounPhrase): boolean {
  return (
    hops === 0 && before.length === 0 && !after.some(({ text }) => /^ (?:with|about|mentioning) /.test(text))
  );
}

/** Whether nobody would call it "the" one: a slot without a name, one of all there are, what happens to be all there is. */
export function isNothingInParticular({ id, name }: Entity, np: NounPhrase): boolean {
  const isAnyOne = np.owner === undefined && !np.isNarrowed && !np.isSearch;
  return (id === undefined && name === undefined) || np.clause !== '' || isAnyOne;
}
