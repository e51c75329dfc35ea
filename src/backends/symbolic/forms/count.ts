// How many things a complete list has.

import type { NounPhrase } from '../refer/noun-phrase.ts';
import type { Referrer } from '../refer/referrer.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, type Phrase, proved, say } from '../words/phrase.ts';
import { pronounFor } from '../words/pronoun.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';

/** "They have three open tickets", "There are three hotels": the count as a claim. */
export function countSentence(np: NounPhrase, count: number, proof: string, behind = ''): Phrase {
  const text = countWords(count);
  const number = proved(text, proof);
  const things = count === 1 ? np.noun : undefined;
  const noun = things ?? np.bareNoun;
  const adjectives = np.before
    .map(({ text: word }) => word)
    .filter((word) => word !== '')
    .join(' ');
  const counted = say`${number}${adjectives === '' ? '' : ` ${adjectives}`} ${noun}${behind}`;
  if (np.owner === undefined) return say`there ${count === 1 ? 'is' : 'are'} ${counted}${np.carried}`;
  return say`${pronounFor(np.owner.noun).have} ${counted}`;
}

function write(referrer: Referrer, listed: Listed): Question | undefined {
  const found = readList(referrer, listed);
  if (found === undefined) return undefined;
  const { np, path } = found;
  const count = listed.items.length;
  const bare = np.bare();
  const owner = np.owner?.phrase;
  const asked =
    owner === undefined
      ? {
          direct: say`How many ${bare} are there${np.clause}`,
          clause: say`how many ${bare} there are${np.clause}`,
        }
      : { direct: say`How many ${bare} does ${owner} have`, clause: say`how many ${bare} ${owner} has` };
  return { form: ['count'], asked, answer: capitalised(countSentence(np, count, `$count(${path})`)) };
}

/** Whether the items are bare texts: amenities, languages, days of the week are asked for, and not counted. */
function isOfTexts({ items }: Listed): boolean {
  return items.every(
    ({ facts, id, name }) =>
      facts.length === 1 ||
      (id === undefined &&
        name === undefined &&
        !facts.some(({ value }) => typeof value === 'string' && /^\d\d?:\d\d$/.test(value))),
  );
}

export const count: FormAuthor = {
  form: 'count',
  weight: 1,
  candidates: (scene) =>
    listsOf(scene).flatMap((listed) =>
      listed.items.length < 2 || isOfTexts(listed)
        ? []
        : [{ step: listed.view.step.id, write: (referrer: Referrer) => write(referrer, listed) }],
    ),
};
