// What tells an item of a list from the others: its name, what only it has, or its place.
import { entitiesIn } from '../../../grounding/entities.ts';
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { JsonScalar } from '../../../model/json.ts';
import { scalarsIn } from '../../../model/pointer.ts';
import type { Step } from '../../../model/workflow.ts';
import { shapeOf } from '../../../text/identifier-shape.ts';
import { wordsOf } from '../../../text/naming.ts';
import { labelOf } from './say.ts';
import type { Story } from './story.ts';

const words = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** "first", "tenth", "11th", "22nd": the place behind so many others. */
function ordinal(index: number): string {
  const known = words[index];
  if (known !== undefined) return known;
  const count = index + 1;
  const ending = /1\d$/.test(String(count)) ? undefined : ['st', 'nd', 'rd'][(count % 10) - 1];
  return `${count}${ending ?? 'th'}`;
}

/** The place of one of several; '' for the only one. */
export function ordinalOf({ place }: Entity): string {
  return place === undefined || place.length < 2 ? '' : ordinal(place.index);
}

/** The items of the list that a thing stands in, itself included. */
function listOf(entity: Entity, step: Step): readonly Entity[] {
  return entitiesIn(step.result, step.tool).filter(
    ({ place, noun, parent }) =>
      place !== undefined &&
      place.length === entity.place?.length &&
      noun === entity.noun &&
      parent === entity.parent,
  );
}

/** The place of an item among those of its list that have the very same name; '' where no other has. */
export function ordinalAmongNamesakes(entity: Entity, step: Step): string {
  if (entity.place === undefined) return '';
  const name = String(entity.name?.value).toLowerCase();
  const namesakes = listOf(entity, step).filter((other) => String(other.name?.value).toLowerCase() === name);
  return namesakes.length < 2 ? '' : ordinal(namesakes.indexOf(entity));
}

/** Fields that people tell things apart by, likeliest first. */
const telling = ['plate', 'number', 'email', 'date'];

/** How well a field tells things apart, less being better; -1 where it does not. */
function rankOf({ key, value }: Fact): number {
  if (typeof value !== 'string' || value.length > 40) return -1;
  const last = wordsOf(key).at(-1) ?? '';
  return telling.indexOf(shapeOf(value) === 'date' ? 'date' : last);
}

/** What only this item of its list has, where people tell such things by it; no value that a call is given. */
export function tellingFact(entity: Entity, step: Step, { steps, toolOf }: Story): Fact | undefined {
  const given = new Set<JsonScalar>(
    steps.flatMap((other) => [...scalarsIn(other.arguments)].map(({ value }) => value)),
  );
  const others = listOf(entity, step).filter((other) => other !== entity);
  const isOwn = (fact: Fact) =>
    fact !== entity.id &&
    fact !== entity.name &&
    rankOf(fact) >= 0 &&
    labelOf(fact, toolOf(step)).split(' ').length <= 2 &&
    !given.has(fact.value) &&
    others.every(({ facts }) => facts.every(({ value }) => value !== fact.value));
  return entity.facts.filter(isOwn).sort((a, b) => rankOf(a) - rankOf(b))[0];
}
