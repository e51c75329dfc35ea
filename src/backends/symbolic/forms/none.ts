// Whether there are any: of an empty list, complete and narrowed in words, that there are none.

import type { NounPhrase } from '../refer/noun-phrase.ts';
import { listPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { isWhole } from '../scene/view.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, enumerated, proved, say } from '../words/phrase.ts';
import { pronounFor } from '../words/pronoun.ts';
import { detailsOf, mostItems, toldItem } from './list.ts';
import { type Listed, listsOf } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';

/** "Are there any direct flights from Lyon to Graz", "Does Kaldera Optics have any open tickets". */
function askWhether(np: NounPhrase): Question['asked'] {
  const bare = np.bare();
  const owner = np.owner?.phrase;
  return owner === undefined
    ? {
        direct: say`Are there any ${bare}${np.clause}`,
        clause: say`whether there are any ${bare}${np.clause}`,
      }
    : { direct: say`Does ${owner} have any ${bare}`, clause: say`whether ${owner} has any ${bare}` };
}

function nounOf(np: NounPhrase): string {
  const adjectives = np.before
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ');
  return `${adjectives === '' ? '' : `${adjectives} `}${np.bareNoun}`;
}

function writeNone(referrer: Referrer, listed: Listed): Question | undefined {
  const np = referrer.list(listed.view, listed.list);
  const path = listPath(listed.view, listed.list, referrer.selects);
  if (np === undefined || path === undefined || !isNarrowed(np)) return undefined;
  const no = proved(`no ${nounOf(np)}`, `$count(${path})`);
  const plain =
    np.owner === undefined ? say`there are ${no}${np.where}` : say`${pronounFor(np.owner.noun).have} ${no}`;
  return {
    form: ['none'],
    asked: askWhether(np),
    answer: capitalised(referrer.random.real() < 0.5 ? plain : say`No, ${plain}`),
  };
}

/** Whether the words say whose they are or which: of all there is, nobody asks whether there is any. */
function isNarrowed(np: NounPhrase): boolean {
  return np.owner !== undefined || np.before.length > 0 || np.after.length > 0;
}

function writeSome(referrer: Referrer, listed: Listed): Question | undefined {
  const np = referrer.list(listed.view, listed.list);
  const path = listPath(listed.view, listed.list, referrer.selects);
  if (np === undefined || path === undefined || !isNarrowed(np) || np.isSearch) return undefined;
  // Of what is in a thing, nobody asks whether there is any.
  if (listed.items.some(({ parent }) => parent !== undefined)) return undefined;
  const { items, view } = listed;
  const details = detailsOf(view, items).slice(0, 1);
  const each = items
    .map((item) => toldItem(referrer, view, item, details))
    .filter((one) => one !== undefined);
  if (each.length < items.length) return undefined;
  const yes = proved('Yes', `$count(${path}) > 0`);
  const number = proved(countWords(items.length), `$count(${path})`);
  return {
    form: ['yes-no'],
    asked: askWhether(np),
    answer: say`${yes}, ${number}${np.carried}: ${enumerated(each)}`,
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
