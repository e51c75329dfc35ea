// Asking for a field of an item that its list shows already: on many servers nothing but the list tells it.
import type { Entity, EntityList } from '../../../grounding/reading/entity.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { isColumnList } from '../scene/columns.ts';
import type { Scene } from '../scene/scene.ts';
import { itemsOf, type View } from '../scene/view.ts';
import { aboutThing, isWayThere, type ToldFact, telling } from './attribute.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';
import { edgeKeysOf } from './relation.ts';

/** Items of longer lists are not gone through one by one. */
const mostItems = 30;

function candidatesIn(view: View): readonly Candidate[] {
  if (view.wrote) return [];
  return view.things.lists.flatMap((list) =>
    itemsOf(view, list)
      .slice(0, mostItems)
      .filter((item) => item.facts.length > 1 && edgeKeysOf(item) === undefined)
      .flatMap((item) =>
        fieldsOf(view, list, item).map((told) => ({
          step: view.step.id,
          write: (referrer: Referrer) => write(referrer, view, told),
        })),
      ),
  );
}

/** Of a column, its type is worth asking for. */
function fieldsOf(view: View, list: EntityList, item: Entity): readonly ToldFact[] {
  const all = telling(view, item);
  return isColumnList(view, list) ? all.filter(({ fact }) => fact.key === 'type') : all;
}

function write(referrer: Referrer, view: View, told: ToldFact): Question | undefined {
  const item = told.fact.entity;
  // The only attendee of somebody's meeting is often that somebody.
  if (item.name !== undefined && isWayThere(referrer.scene, item.name)) return undefined;
  const ref = referrer.thing(view, item);
  // By a name the query gives, or by what the whole list shows; of the only one, nobody says which.
  if (ref === undefined || ref.reason === undefined) return undefined;
  if (factPath(view, told.fact, referrer.selects) === undefined) return undefined;
  return aboutThing(referrer, view, item, ref, [told]);
}

export const item: FormAuthor = {
  form: 'attribute',
  weight: 0.3,
  candidates: ({ views }: Scene) => views.flatMap(candidatesIn),
};
