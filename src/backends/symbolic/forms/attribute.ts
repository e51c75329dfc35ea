// Asking for a field or two of a thing that is named, singled out, or reached through a link.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { Form } from '../../../model/claim.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { isPersonNoun } from '../../../text/person-nouns.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Ref } from '../refer/ref.ts';
import type { Referrer } from '../refer/referrer.ts';
import { type Scene, takenFrom } from '../scene/scene.ts';
import { isLasting, isOfCall, rootOf, type View } from '../scene/view.ts';
import { type Field, fieldOf } from '../words/field.ts';
import { dayOf } from '../words/numbers.ts';
import { capitalised, joined, type Part, type Phrase, say } from '../words/phrase.ts';
import { isPerson } from '../words/pronoun.ts';
import { type Asked, askField, isPastDay, tellField } from '../words/sentences.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';
import { itemOf, openAnswer } from './subject.ts';

export interface ToldFact {
  readonly fact: Fact;
  readonly field: Field;
}

/** Fields worth asking for of the thing that a view is about: not what it was called with, nor what is already said of it. */
export function telling(view: View, thing: Entity): readonly ToldFact[] {
  const given = new Set(Object.values(view.step.arguments));
  const parameters = propertiesOf(view.tool.inputSchema);
  const isRoot = thing.list === undefined && thing.parent === undefined;
  return thing.facts.flatMap((fact): readonly ToldFact[] => {
    if (fact.value === null || typeof fact.value === 'boolean' || given.has(fact.value)) return [];
    if (fact === thing.name || fact === thing.id || (isRoot && parameters.has(fact.key))) return [];
    if (isOfCall(view, fact) || !isLasting(view, fact)) return [];
    const field = fieldOf(view, fact);
    return ['identifier', 'none', 'name'].includes(field.kind) || field.label === '' ? [] : [{ fact, field }];
  });
}

/** The thing of a detail view and what it was singled out by, which is no question any more. */
function candidatesIn(scene: Scene, view: View): readonly Candidate[] {
  const root = rootOf(view);
  if (root === undefined || view.wrote) return [];
  return telling(view, root).map(({ fact, field }) => ({
    step: view.step.id,
    write: (referrer) => askAbout(scene, referrer, view, root, { fact, field }),
  }));
}

function askAbout(
  scene: Scene,
  referrer: Referrer,
  view: View,
  root: Entity,
  told: ToldFact,
): Question | undefined {
  const ref = referrer.subject(view);
  if (ref === undefined) return undefined;
  // Its own name says it: "Valfiore Powertrain: acceptance test plan".
  const called = String(itemOf(referrer, view)?.thing.name?.value ?? '');
  if (typeof told.fact.value === 'string' && called.includes(told.fact.value)) return undefined;
  // It is called so already.
  if (itemOf(referrer, view)?.thing.name?.value === told.fact.value) return undefined;
  // The list it was chosen from may have shown it already: then this step would be for nothing.
  if (isKnownBefore(scene, view, told.fact)) return undefined;
  const second = referrer.random.real() < 0.45 ? anotherOf(scene, referrer, view, root, told) : undefined;
  return aboutThing(referrer, view, root, ref, second === undefined ? [told] : [told, second]);
}

/** Whether an earlier result shows the same value of the thing under the same name, or, where that says what it is, under another. */
export function isKnownBefore(scene: Scene, view: View, fact: Fact): boolean {
  return scene.views.some(
    (other) =>
      other !== view &&
      other.things.things.some((thing) =>
        thing.facts.some((one) => isSameValue(one, fact) && isSameThing(thing, fact.entity)),
      ),
  );
}

/** "Hannah Doyle" is who owns it whatever that is called; "9 years" are nine of `years`. */
function isSameValue(one: Fact, { key, value }: Fact): boolean {
  if (one.key === key) return one.value === value;
  const isTelling = typeof value === 'string' && value.length >= 4 && /\p{Lu}|\d/u.test(value);
  return isTelling && (one.value === value || `${one.value} ${one.key}` === value);
}

function isSameThing(a: Entity, b: Entity): boolean {
  if (a.id !== undefined && b.id !== undefined) return a.id.value === b.id.value;
  return a.name !== undefined && a.name.value === b.name?.value;
}

function anotherOf(
  scene: Scene,
  referrer: Referrer,
  view: View,
  root: Entity,
  told: ToldFact,
): ToldFact | undefined {
  const others = telling(view, root).filter(
    ({ fact, field }) =>
      fact !== told.fact &&
      field.label !== told.field.label &&
      !isKnownBefore(scene, view, fact) &&
      !sharesWords(field, told.field) &&
      // "Who is their contact, and what is their income?" may ask for the contact's.
      !(isPerson(root.noun) && isPersonNoun(told.field.label)),
  );
  return others.length === 0 ? undefined : referrer.random.pick(others);
}

function sharesWords(a: Field, b: Field): boolean {
  return a.words.some((word) => b.words.includes(word));
}

/** Whether something was expected on a day that has passed: nobody expects it any more. */
export function isOutdated({ fact, field }: ToldFact, today: string): boolean {
  return (
    /^(?:expected|planned|estimated|next|scheduled)$/.test(field.words[0] ?? '') &&
    (field.kind === 'date' || field.kind === 'moment') &&
    dayOf(fact.value) < today
  );
}

function phraseOf(part: Part): string {
  return typeof part === 'string' ? part : part.text;
}

/** Whether a value is the name or the number of a thing that the calls were led on by: whom the contact of a customer works for. */
export function isWayThere(scene: Scene, { value }: Fact): boolean {
  return scene.views.some(({ step }) =>
    takenFrom(scene, step).some(
      ({ fact }) => typeof value === 'string' && (fact.value === value || fact.entity.name?.value === value),
    ),
  );
}

/** Whether the calls have led from a thing through others back to itself: the booking of a booking's guest. */
function isBackThere(scene: Scene, view: View, thing: Entity, isFirst = true): boolean {
  return takenFrom(scene, view.step).some(({ view: from, fact }) => {
    // What is taken from the thing itself leads to more of it.
    let owner = isFirst ? fact.entity.parent : fact.entity;
    for (; owner !== undefined; owner = owner.parent) if (isSameThing(owner, thing)) return true;
    return from !== view && isBackThere(scene, from, thing, false);
  });
}

/** The question for one or two fields of a thing, and its answer. */
export function aboutThing(
  referrer: Referrer,
  view: View,
  thing: Entity,
  ref: Ref,
  fields: readonly ToldFact[],
  form?: readonly Form[],
): Question | undefined {
  const { random } = referrer;
  const opening = openAnswer(referrer, view, thing, ref);
  if (opening === undefined || isBackThere(referrer.scene, view, thing)) return undefined;
  // What singled it out is said already.
  const singledBy = ref.reason !== undefined && 'field' in ref.reason ? ref.reason.field.key : undefined;
  const adjective = ref.reason !== undefined && 'adjective' in ref.reason ? ref.reason.adjective : '';
  if (fields.some(({ field }) => field.key === singledBy || field.words.includes(adjective)))
    return undefined;
  // Neither who the thing is found through nor what it is called is news of it.
  const introduced = referrer.discourse.intros.map(({ phrase }) => phrase.text).join(' ');
  const said = `${introduced} ${ref.phrase.text} ${phraseOf(opening.subject.x)}`;
  const isNews = ({ fact }: ToldFact) =>
    typeof fact.value !== 'string' || !(said.includes(fact.value) || isWayThere(referrer.scene, fact));
  if (!fields.every(isNews) || fields.some((told) => isOutdated(told, referrer.scene.today)))
    return undefined;
  const subjects = [
    { x: ref.phrase, ...(ref.possessive !== undefined && { xs: ref.possessive }) },
    opening.again,
  ];
  const { today } = referrer.scene;
  const asked = fields.map(({ fact, field }, index) =>
    askField(field, subjects[index] ?? opening.again, random, isPastDay(fact, field, today)),
  );
  const told = fields.map(({ fact, field }, index) => {
    const proof = factPath(view, fact, referrer.selects);
    const subject = index === 0 ? opening.subject : opening.again;
    return proof === undefined
      ? undefined
      : tellField(fact, field, subject, proof, random, isPastDay(fact, field, today));
  });
  const wishes = asked.filter((one) => one !== undefined);
  const facts = told.filter((one) => one !== undefined);
  if (wishes.length !== fields.length || facts.length !== fields.length) return undefined;
  return {
    form: form ?? [ref.links > 0 ? 'join' : 'attribute'],
    asked: bothAsked(wishes),
    answer: told_(opening.lead, facts),
  };
}

/** Two wishes in one sentence. */
export function bothAsked(wishes: readonly Asked[]): Asked {
  const [first, second] = wishes;
  if (first === undefined) throw new Error('There is no wish.');
  if (second === undefined) return first;
  return {
    direct: say`${first.direct}, and ${lowered(second.direct)}`,
    clause: say`${first.clause} and ${second.clause}`,
  };
}

function lowered(phrase: Phrase): Phrase {
  return { ...phrase, text: phrase.text.charAt(0).toLowerCase() + phrase.text.slice(1) };
}

function told_(lead: Phrase | undefined, facts: readonly Phrase[]): Phrase {
  const [first = say``, second] = facts;
  const body: Part = second === undefined ? first : say`${first}, and ${second}`;
  return capitalised(lead === undefined ? joined(body) : say`${lead}; ${body}`);
}

export const attribute: FormAuthor = {
  form: 'attribute',
  weight: 0.45,
  candidates: (scene) => scene.views.flatMap((view) => candidatesIn(scene, view)),
};
