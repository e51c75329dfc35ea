// What an amount is in another currency or unit, and what the rate between two is.
import type { Fact } from '../../../grounding/reading/entity.ts';
import { getAt } from '../../../model/pointer.ts';
import { wordsOf } from '../../../text/naming.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { takenFrom } from '../scene/scene.ts';
import { rootOf, type View } from '../scene/view.ts';
import { conceptOf } from '../words/concepts.ts';
import { fieldOf } from '../words/field.ts';
import { digits, money } from '../words/numbers.ts';
import { capitalised, echoed, type Phrase, proved, say, words } from '../words/phrase.ts';
import { askField, tellField } from '../words/sentences.ts';
import type { FormAuthor, Question } from './question.ts';
import { openAnswer } from './subject.ts';

interface Sides {
  readonly from: string;
  readonly to: string;
  readonly amount?: string;
}

/** The parameters of a conversion: two that begin with "from" and "to", and perhaps an amount; nothing else. */
export function sidesOf(view: View): Sides | undefined {
  const names = view.step.bindings.map(({ path }) => path.slice(1));
  const from = names.find((name) => wordsOf(name)[0] === 'from' || wordsOf(name)[0] === 'source');
  const to = names.find((name) => wordsOf(name)[0] === 'to' || wordsOf(name)[0] === 'target');
  const amount = names.find((name) => typeof view.step.arguments[name] === 'number');
  const isAll = names.every((name) => name === from || name === to || name === amount);
  if (from === undefined || to === undefined || !isAll || view.wrote) return undefined;
  const isCode = [from, to].every((name) => /^[A-Za-z°/²³]{1,12}$/.test(String(view.step.arguments[name])));
  return isCode ? { from, to, ...(amount !== undefined && { amount }) } : undefined;
}

function resultOf(view: View, { amount }: Sides): Fact | undefined {
  const root = rootOf(view);
  const numbers = root?.facts.filter(({ key, value }) => typeof value === 'number' && key !== amount) ?? [];
  const named = numbers.find(({ key }) =>
    (amount === undefined ? /rate/ : /convert|result|output/).test(key),
  );
  return named ?? (numbers.length === 1 ? numbers[0] : undefined);
}

function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}

function written(value: number, unit: string): string {
  return isCurrency(unit) ? money(value, unit) : `${digits(value)} ${unit}`;
}

/** The amount and, as an echo, its unit. */
function converted(view: View, { to: parameter }: Sides, value: number, to: string, path: string): Phrase {
  const amount = isCurrency(to) ? money(value, 'XXX').replace(' XXX', '') : digits(value);
  return say`${proved(amount, path)} ${echoed(to, view.step.id, `/${parameter}`)}`;
}

function write(referrer: Referrer, view: View, sides: Sides): Question | undefined {
  const fact = resultOf(view, sides);
  const path = fact === undefined ? undefined : factPath(view, fact, referrer.selects);
  if (fact === undefined || path === undefined || typeof fact.value !== 'number') return undefined;
  const { step } = view;
  const [from, to] = [String(step.arguments[sides.from]), String(step.arguments[sides.to])];
  const ask = (name: string, text: string): Phrase =>
    words(text, { asks: [{ step: step.id, path: `/${name}`, text }], steps: [step.id] });
  if (sides.amount === undefined) {
    // A currency that a result shows is no currency that somebody asks for.
    if (!isCurrency(from) || !isCurrency(to) || takenFrom(referrer.scene, step).length > 0) return undefined;
    const pair = say`${ask(sides.from, from)} to ${ask(sides.to, to)} exchange rate`;
    const told = say`${echoed(from, step.id, `/${sides.from}`)} to ${echoed(to, step.id, `/${sides.to}`)} exchange rate`;
    return {
      form: ['attribute'],
      asked: { direct: say`What is the ${pair}`, clause: say`what the ${pair} is`, noun: say`the ${pair}` },
      answer: say`The ${told} is ${proved(digits(fact.value), path)}`,
    };
  }
  const result = converted(view, sides, fact.value, to, path);
  const amount = getAt(step.arguments, `/${sides.amount}`);
  if (typeof amount !== 'number') return undefined;
  const carried = takenFrom(referrer.scene, step).find(({ binding }) => binding.path === `/${sides.amount}`);
  if (carried === undefined) {
    const text = written(amount, from);
    const both = say`${words(text, {
      asks: [
        { step: step.id, path: `/${sides.amount}`, text },
        { step: step.id, path: `/${sides.from}`, text },
      ],
      steps: [step.id],
    })}`;
    const into = ask(sides.to, to);
    return {
      form: ['attribute'],
      asked: { direct: say`How much is ${both} in ${into}`, clause: say`how much ${both} is in ${into}` },
      answer: say`${text} is ${result}`,
    };
  }
  const taken = referrer.argument(view, `/${sides.amount}`);
  // The amount's own currency, and no other thing's.
  const beside = takenFrom(referrer.scene, step).find(({ binding }) => binding.path === `/${sides.from}`);
  if (beside !== undefined && beside.fact.entity !== carried.fact.entity) return undefined;
  const currency = beside === undefined ? 'none' : referrer.choice(view, `/${sides.from}`);
  if (currency === undefined) return undefined;
  const field = fieldOf(carried.view, carried.fact);
  const source = factPath(carried.view, carried.fact, referrer.selects);
  const { entity } = carried.fact;
  const owner = referrer.thing(carried.view, entity) ?? referrer.subject(carried.view);
  const [told] = conceptOf(field).tells;
  if (owner === undefined || source === undefined || taken === undefined || told === undefined)
    return undefined;
  const opening = openAnswer(referrer, carried.view, entity, owner);
  const original = tellField(carried.fact, field, opening?.subject ?? { x: '' }, source, referrer.random);
  const asked = askField(
    field,
    { x: owner.phrase, ...(owner.possessive !== undefined && { xs: owner.possessive }) },
    referrer.random,
  );
  // Only what is asked by a verb takes another currency behind it: "What does it cost in PLN".
  if (opening === undefined || original === undefined || asked === undefined || asked.noun !== undefined)
    return undefined;
  const into = { ...ask(sides.to, to), choices: currency === 'none' ? [] : [currency] };
  // "A night" would be read as the converted amount's, too.
  if (/ a \w+$/.test(original.text)) return undefined;
  const answer = say`${original}, which is ${result}`;
  return {
    form: ['join'],
    asked: { direct: say`${asked.direct} in ${into}`, clause: say`${asked.clause} in ${into}` },
    answer: capitalised(opening.lead === undefined ? answer : say`${opening.lead}; ${answer}`),
  };
}

export const conversion: FormAuthor = {
  form: 'attribute',
  weight: 0.3,
  candidates: (scene) =>
    scene.views.flatMap((view) => {
      const sides = sidesOf(view);
      return sides === undefined
        ? []
        : [{ step: view.step.id, write: (referrer: Referrer) => write(referrer, view, sides) }];
    }),
};
