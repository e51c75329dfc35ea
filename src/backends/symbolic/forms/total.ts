// What a field of a complete list adds up to.
import type { Random } from '../../../model/random.ts';
import { fieldPath } from '../refer/proof-path.ts';
import { measuresOf } from '../refer/reasons.ts';
import type { Referrer } from '../refer/referrer.ts';
import { factOf } from '../scene/view.ts';
import type { Field } from '../words/field.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, type Phrase, proved, say } from '../words/phrase.ts';
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
  // What the thing that they are in says already is no sum to be worked out.
  const whole = listed.items[0]?.parent?.facts.some(({ value }) => value === sum) === true;
  const text = whole ? undefined : sayAs(Math.round(sum * 100) / 100, fact, field);
  if (text === undefined) return undefined;
  const many = np.many();
  const noun = `${np.adjectives}${np.bareNoun}`;
  // What is due on one that is paid is nothing.
  const isDueOnAll = values.every((value) => value !== 0);
  const all = say`the ${proved(countWords(values.length), `$count(${path})`)} ${noun}${np.carried}${np.whose}`;
  const amount = proved(text, `$sum(${path}.${field_})`);
  return { form: ['total'], ...summed(field, { noun: np.noun, many, all, isDueOnAll }, amount, random) };
}

/** The things of a list, as they are asked about and told. */
interface Summed {
  readonly noun: string;
  readonly many: Phrase;
  readonly all: Phrase;
  /** Whether none of them has nothing of it. */
  readonly isDueOnAll: boolean;
}

/** How a sum is asked for and told: what things cost, come to, or are still owed. */
function summed(
  { words, label }: Field,
  { noun, many, all, isDueOnAll }: Summed,
  amount: Phrase,
  random: Random,
): Pick<Question, 'asked' | 'answer'> {
  // "The total line total" is what the lines come to.
  const name = words.join(' ').replace(/^.* (?=total$)/, '');
  if (/^(?:amount due|balance due|outstanding|open amount)$/.test(name))
    return {
      asked: {
        direct: say`How much is still due on ${many} in total`,
        clause: say`how much is still due on ${many} in total`,
      },
      answer: capitalised(say`in total, ${amount} is still due${isDueOnAll ? say` on ${all}` : ''}`),
    };
  if (!/^(?:total|amount|sum|value|cost)$/.test(name)) {
    const total = say`the total ${label} of ${many}`;
    return {
      asked: { direct: say`What is ${total}`, clause: say`what ${total} is`, noun: total },
      answer: capitalised(say`the total ${label} of ${all} is ${amount}`),
    };
  }
  const isPaid = /(?:booking|reservation|trip|stay|ticket|subscription|expense)$/.test(noun);
  const isWorth = /(?:deal|opportunity|contract|offer|asset)$/.test(noun);
  const [base, past] = isPaid
    ? ['cost', 'cost']
    : isWorth
      ? ['add up to', 'add up to']
      : ['come to', 'come to'];
  const asked = isWorth
    ? { direct: say`What are ${many} worth in total`, clause: say`what ${many} are worth in total` }
    : random.pick([
        { direct: say`How much do ${many} ${base} in total`, clause: say`how much ${many} ${base} in total` },
        { direct: say`What do ${many} ${base} altogether`, clause: say`what ${many} ${base} altogether` },
      ]);
  return {
    asked,
    answer: capitalised(say`${all} ${past} ${amount}${past === 'add up to' ? '' : ' in total'}`),
  };
}

export const total: FormAuthor = {
  form: 'total',
  weight: 4,
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
