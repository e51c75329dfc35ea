// An item of a list that is called by its name, or by the name of what it is of.
import type { Entity } from '../../../grounding/reading/entity.ts';
import type { View } from '../scene/view.ts';
import { type Phrase, say, words } from '../words/phrase.ts';
import { byName, isCalledBare } from '../words/proper.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Reason } from './reasons.ts';
import type { Ref } from './ref.ts';
import { longName, possessiveIn } from './ref-words.ts';
import { asksInName } from './searched.ts';

/** "Order SO-2026-1116", "Kaldera Optics", "the loan of the book “Milkman”". */
export function namedItem(view: View, item: Entity, reason: Reason, np: NounPhrase, name: string): Ref {
  const behind = reason.by === 'named' ? reason.behind : undefined;
  const text = behind === undefined ? byName(np.noun, name) : `the ${np.noun} ${behind}`;
  const asks = asksInName(view, name);
  const isBare = behind === undefined && isCalledBare(np.noun, name);
  const own = words(text, { asks, steps: [view.step.id] });
  // Whose order it is has to be said where that is how it is found; so is where somebody plays, works or lives.
  const isAlone = np.isSearch || (isBare && !np.isNarrowed && np.owner?.isNamed !== true);
  const phrase = isAlone
    ? own
    : isBare && np.owner !== undefined
      ? ofOwner(own, np, np.owner)
      : np.named(own);
  const possessive = behind === undefined ? possessiveIn(phrase) : {};
  return {
    phrase,
    ...possessive,
    thing: item,
    noun: np.noun,
    isNamed: true,
    hops: np.isSearch ? 0 : np.hops,
    links: np.links,
    weight: (isAlone ? 0 : np.weight) + (possessive.possessive === undefined ? longName : 0),
    reason,
  };
}

/** "Ken Abara of Norbridge United": a name that stands by itself, with whom it is found through. */
function ofOwner(own: Phrase, np: NounPhrase, owner: Ref): Phrase {
  return /^(?:it|they|them)$/.test(owner.phrase.text)
    ? say`${owner.possessive ?? ''} ${np.noun} ${own}${np.behind}`
    : say`${own}${np.behind} ${np.preposition} ${owner.phrase}`;
}

/** Whether a thing gives the name to what it would be reached through: nobody looks up the loan of a book for the book. */
export function isNamedThrough({ reason }: Ref, { name }: Entity): boolean {
  return reason?.by === 'named' && reason.behind !== undefined && reason.name.pointer === name?.pointer;
}
