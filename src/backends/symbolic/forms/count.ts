// How many things a complete list has.

import type { NounPhrase } from '../refer/noun-phrase.ts';
import type { Referrer } from '../refer/referrer.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, type Phrase, proved, say } from '../words/phrase.ts';
import { type Holding, holdingOf } from './holding.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';

/** "Kaldera Optics has three open tickets", "there are three hotels in Graz": the count as a claim. */
export function countSentence(holding: Holding, np: NounPhrase, count: number, proof: string): Phrase {
  const noun = count === 1 ? np.noun : np.bareNoun;
  const counted = say`${proved(countWords(count), proof)} ${np.adjectives}${noun}`;
  return holding.tell(counted, count === 1);
}

function write(referrer: Referrer, listed: Listed): Question | undefined {
  const found = readList(referrer, listed);
  if (found === undefined) return undefined;
  const { np, path } = found;
  const holding = holdingOf(np);
  if (holding === undefined) return undefined;
  const sentence = countSentence(holding, np, listed.items.length, `$count(${path})`);
  return { form: ['count'], asked: holding.howMany(), answer: capitalised(sentence) };
}

/** What has so many fields is something, also without a name: an entry of a log. */
const leastTelling = 3;

/** Whether the items are bare texts: amenities, languages, days of the week are asked for, and not counted. */
function isOfTexts({ items }: Listed): boolean {
  return items.every(
    ({ facts, id, name }) =>
      facts.length === 1 ||
      (id === undefined &&
        name === undefined &&
        facts.length < leastTelling &&
        !facts.some(({ value }) => typeof value === 'string' && /^\d\d?:\d\d$/.test(value))),
  );
}

export const count: FormAuthor = {
  form: 'count',
  weight: 0.6,
  candidates: (scene) =>
    listsOf(scene).flatMap((listed) =>
      listed.items.length < 2 || isOfTexts(listed)
        ? []
        : [{ step: listed.view.step.id, write: (referrer: Referrer) => write(referrer, listed) }],
    ),
};
