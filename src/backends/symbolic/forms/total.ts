// What a field of a complete list adds up to.
import { fieldPath } from '../refer/proof-path.ts';
import { measuresOf } from '../refer/reasons.ts';
import type { Referrer } from '../refer/referrer.ts';
import { factOf } from '../scene/view.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, proved, say } from '../words/phrase.ts';
import { sayAs } from '../words/say-value.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';

/** Fields whose sum means something: money, hours, pieces; no ratings, prices of one piece, temperatures. */
const addable = /^(?:total|subtotal|amount|amount due|balance|sum|value|line total|cost|hours|budget|spent)$/;

function write(referrer: Referrer, listed: Listed, key: string): Question | undefined {
  const { random } = referrer;
  const found = readList(referrer, listed);
  const measure = measuresOf(listed.view, listed.items).find(({ fact }) => fact.key === key);
  if (found === undefined || measure === undefined) return undefined;
  const { np, path } = found;
  const { fact, field } = measure;
  const field_ = fieldPath(fact.entity, fact);
  const values = listed.items.map((item) => factOf(item, key)?.value);
  if (field_ === undefined || values.some((value) => typeof value !== 'number')) return undefined;
  const sum = (values as readonly number[]).reduce((total, value) => total + value, 0);
  const text = sayAs(Math.round(sum * 100) / 100, fact, field);
  if (text === undefined) return undefined;
  const many = np.many();
  const isMain = /^(?:total|amount|sum|value|cost)$/.test(field.words.join(' '));
  const adjectives = np.before
    .map(({ text: word }) => word)
    .filter((word) => word !== '')
    .join(' ');
  const noun = `${adjectives === '' ? '' : `${adjectives} `}${np.bareNoun}`;
  const all = say`the ${proved(countWords(values.length), `$count(${path})`)} ${noun}${np.carried}`;
  const amount = proved(text, `$sum(${path}.${field_})`);
  return {
    form: ['total'],
    asked: isMain
      ? random.pick([
          { direct: say`What do ${many} add up to`, clause: say`what ${many} add up to` },
          {
            direct: say`How much do ${many} come to in total`,
            clause: say`how much ${many} come to in total`,
          },
          { direct: say`What are ${many} worth altogether`, clause: say`what ${many} are worth altogether` },
        ])
      : {
          direct: say`What is the total ${field.label} of ${many}`,
          clause: say`what the total ${field.label} of ${many} is`,
          noun: say`the total ${field.label} of ${many}`,
        },
    answer: capitalised(
      isMain
        ? random.pick([say`${all} add up to ${amount}`, say`${all} come to ${amount} in total`])
        : say`the total ${field.label} of ${all} is ${amount}`,
    ),
  };
}

export const total: FormAuthor = {
  form: 'total',
  weight: 1,
  candidates: (scene) =>
    listsOf(scene).flatMap((listed) =>
      listed.items.length < 2
        ? []
        : measuresOf(listed.view, listed.items)
            .filter(
              ({ field }) =>
                addable.test(field.words.join(' ')) &&
                (field.kind === 'money' ||
                  (field.kind === 'amount' && field.unit?.kind === 'duration') ||
                  /^(?:hours|minutes)$/.test(field.words.join(' '))),
            )
            .map(({ fact }) => ({
              step: listed.view.step.id,
              write: (referrer: Referrer) => write(referrer, listed, fact.key),
            })),
    ),
};
