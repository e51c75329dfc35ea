// What is found on the way to what a query asks about, as its answer names it.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { View } from '../scene/view.ts';
import { type Found, type Phrase, proved, say, words } from '../words/phrase.ts';
import { headOf } from '../words/proper.ts';
import { factPath, type Selects } from './proof-path.ts';
import type { Reason } from './reasons.ts';
import { onlyOne, tieOf, toldName } from './told.ts';

interface Selecting {
  readonly selects: Selects;
}

/** An item that was singled out: "the smallest order". */
export function foundItem(
  { selects }: Selecting,
  view: View,
  item: Entity,
  reason: Exclude<Reason, { readonly by: 'named' }>,
  label: string,
  through: object | undefined,
  where: Phrase,
): Found {
  const only = reason.by === 'condition' ? onlyOne(view, item, reason.select, selects) : undefined;
  const own = reason.by === 'only' ? undefined : words(reason.adjective);
  const adjective = only === undefined || own === undefined ? own : say`${only} ${own}`;
  return foundAs(item, label, through, toldName(view, item, selects, true), { adjective, where });
}

/** A thing that another one refers to: "its customer". */
export function foundThing(
  { selects }: Selecting,
  view: View,
  thing: Entity,
  parent: Entity,
  label: string,
  through: object | undefined,
): Found {
  const whole = toldName(view, thing, selects);
  const alone = headOf(label) === headOf(thing.noun) ? toldName(view, thing, selects, true) : whole;
  // "Whose room is the Ancoats room": a bare name is not known to be one of its kind.
  const told = /[”\d]$|^the /.test(alone?.text ?? '') ? alone : whole;
  return foundAs(thing, label, through, told, { tie: tieOf(view, thing, parent, whole) });
}

/** A value that leads on by itself: "their city". */
export function foundValue(
  view: View,
  fact: Fact,
  selects: Selects,
  label: string,
  through: object | undefined,
): Found {
  const proof = factPath(view, fact, selects);
  const told = typeof fact.value === 'string' && proof !== undefined ? proved(fact.value, proof) : undefined;
  return foundAs(fact, label, through, told);
}

/** How it was singled out, or what ties it to what it was found through. */
interface FoundBy {
  readonly adjective?: Phrase | undefined;
  readonly where?: Phrase;
  readonly tie?: Phrase | undefined;
}

/** A thing that is found on the way. */
export function foundAs(
  thing: object,
  label: string,
  through: object | undefined,
  told: Phrase | undefined,
  { adjective, where, tie }: FoundBy = {},
): Found {
  return {
    thing,
    label,
    ...(through !== undefined && { through }),
    ...(told !== undefined && { told }),
    ...(adjective !== undefined && { adjective }),
    ...(where !== undefined && where.text !== '' && { where }),
    ...(tie !== undefined && { tie }),
  };
}
