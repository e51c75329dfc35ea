// Things that have no name of their own and are known by whom or what they are for: a loan by its book, an appointment by its patient.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import { itemsOf, type View } from '../scene/view.ts';
import { fieldOf } from '../words/field.ts';
import { readsLikeName } from '../words/name-shape.ts';
import { isPerson } from '../words/pronoun.ts';
import { byName, headOf } from '../words/proper.ts';

export interface ThroughName {
  /** What names the other thing, a fact of this one. */
  readonly fact: Fact;
  /** "for Pepper", "of the book “Milkman”". */
  readonly behind: string;
}

/** What is of a thing, where for somebody it is for them. */
const taken = /^(?:loan|rental|hire|lease|copy|sale|delivery|inspection|repair|purchase)$/;

/** Undefined for what has a name itself, and where several of a list are of the same thing. */
export function throughName(view: View, item: Entity): ThroughName | undefined {
  if (
    item.list === undefined ||
    [item.name, item.id].some((own) => own !== undefined && readsLikeName(own, item))
  )
    return undefined;
  const others = itemsOf(view, item.list).filter((other) => other !== item);
  for (const fact of item.facts) {
    const other = view.things.things.find(
      ({ parent, name }) => parent === item && name?.pointer === fact.pointer,
    );
    if (
      other?.name === undefined ||
      fieldOf(view, fact).kind !== 'reference' ||
      !readsLikeName(other.name, other)
    )
      continue;
    const isShared = others.some(({ facts }) =>
      facts.some(({ key, value }) => key === fact.key && value === fact.value),
    );
    const preposition = taken.test(headOf(item.noun)) && !isPerson(other.noun) ? 'of' : 'for';
    if (!isShared) return { fact, behind: `${preposition} ${byName(other.noun, String(fact.value))}` };
  }
  return undefined;
}
