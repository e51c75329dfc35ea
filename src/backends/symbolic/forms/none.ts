// Whether there are any: of an empty list, complete and narrowed in words, that there are none.

import type { Entity } from '../../../grounding/reading/entity.ts';
import type { NounPhrase } from '../refer/noun-phrase.ts';
import { listPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { takenFrom } from '../scene/scene.ts';
import { isWhole } from '../scene/view.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, enumerated, proved, say } from '../words/phrase.ts';
import { headOf } from '../words/proper.ts';
import { holdingOf } from './holding.ts';
import { detailsOf, mostItems, toldItems } from './list.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';

function writeNone(referrer: Referrer, listed: Listed): Question | undefined {
  const np = referrer.list(listed.view, listed.list);
  const path = listPath(listed.view, listed.list, referrer.selects);
  if (np === undefined || path === undefined || !isNarrowed(np)) return undefined;
  const holding = holdingOf(np);
  if (holding === undefined) return undefined;
  const no = proved(`no ${np.adjectives}${np.bareNoun}`, `$count(${path})`);
  const plain = holding.tell(no, false);
  return {
    form: ['none'],
    asked: holding.any(),
    answer: capitalised(referrer.random.real() < 0.5 ? plain : say`No, ${plain}`),
  };
}

/** Whether it is known that there is one: whoever comes from a customer's ticket does not ask whether they have any. */
function isObvious({ scene }: Referrer, { view }: Listed, noun: string): boolean {
  return takenFrom(scene, view.step).some(({ fact }) => {
    for (let thing: Entity | undefined = fact.entity; thing !== undefined; thing = thing.parent)
      if (headOf(thing.noun) === headOf(noun)) return true;
    return false;
  });
}

/** Whether the words say whose they are or which: of all there is, nobody asks whether there is any. */
function isNarrowed(np: NounPhrase): boolean {
  return np.owner !== undefined || np.before.length > 0 || np.after.length > 0;
}

function writeSome(referrer: Referrer, listed: Listed): Question | undefined {
  const np = referrer.list(listed.view, listed.list);
  const path = listPath(listed.view, listed.list, referrer.selects);
  if (np === undefined || path === undefined || !isNarrowed(np) || readList(referrer, listed) === undefined)
    return undefined;
  if (isObvious(referrer, listed, np.noun)) return undefined;
  // A table always has some.
  if (np.noun === 'column') return undefined;
  // Of what is in a thing, nobody asks whether there is any.
  if (listed.items.some(({ parent }) => parent !== undefined)) return undefined;
  const { items, view } = listed;
  const details = detailsOf(view, items, referrer.scene.today).slice(0, 1);
  const each = toldItems(referrer, view, items, details);
  // Of what has no names, how many there are is all that can be told.
  const isNamed = each !== undefined;
  const holding = holdingOf(np);
  if (holding === undefined || (!isNamed && items.some(({ name }) => name !== undefined))) return undefined;
  const yes = proved('Yes', `$count(${path}) > 0`);
  const number = proved(countWords(items.length), `$count(${path})`);
  return {
    form: ['yes-no'],
    asked: holding.any(),
    answer: isNamed
      ? say`${yes}, ${number}${np.carried}: ${enumerated(each)}`
      : say`${yes}, ${number}${np.carried}`,
  };
}

export const none: FormAuthor = {
  form: 'none',
  weight: 2,
  candidates: (scene) =>
    scene.views.flatMap((view) =>
      view.wrote
        ? []
        : view.things.lists
            .filter((list) => list.length === 0 && isWhole(view, list))
            .map((list) => ({
              step: view.step.id,
              write: (referrer: Referrer) => writeNone(referrer, { view, list, items: [] }),
            })),
    ),
};

/** Yes, there are: the other half of `none`. */
export const some: FormAuthor = {
  form: 'yes-no',
  weight: 0.4,
  candidates: (scene) =>
    listsOf(scene).flatMap((listed) =>
      listed.items.length === 0 || listed.items.length > mostItems - 1
        ? []
        : [{ step: listed.view.step.id, write: (referrer: Referrer) => writeSome(referrer, listed) }],
    ),
};
