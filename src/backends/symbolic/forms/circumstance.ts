// Asking for what holds somewhere or on a day, which is a field of no thing: "the wind speed in Lyon on 11 March".
import type { Entity } from '../../../grounding/reading/entity.ts';
import { toolNoun } from '../../../text/naming.ts';
import { narrowed } from '../refer/noun-phrase.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { View } from '../scene/view.ts';
import { capitalised, joined, type Phrase, proved, say } from '../words/phrase.ts';
import { sayValue } from '../words/say-value.ts';
import type { Asked } from '../words/sentences.ts';
import { bothAsked, type ToldFact, telling } from './attribute.ts';
import { sidesOf } from './conversion.ts';
import type { FormAuthor, Question } from './question.ts';

/** The result as a whole, where it has no identity and its call is told by places and days alone. */
export function circumstanceOf(view: View): Entity | undefined {
  const root = view.things.things.find(({ pointer, list }) => pointer === '' && list === undefined);
  if (root === undefined || view.wrote || root.id !== undefined || root.name !== undefined) return undefined;
  return view.step.bindings.length > 0 && sidesOf(view) === undefined ? root : undefined;
}

/** " in Lyon on 11 March": the words of a call that has no owner; undefined where it has one. */
export function whereAndWhen(
  referrer: Referrer,
  view: View,
): { readonly asked: Phrase; readonly told: Phrase } | undefined {
  const found = narrowed(referrer, view, toolNoun(view.tool.tool));
  if (found === undefined || found.owner !== undefined || found.before.length > 0 || found.after.length === 0)
    return undefined;
  return { asked: joined(...found.after), told: joined(...found.where) };
}

/** "rain probability", in a sentence that speaks of a coming day. */
function askCircumstance({ field }: ToldFact, where: Phrase): Asked {
  const label = circumstanceLabel(field.label, field.unit?.kind);
  return {
    direct: say`What is the ${label}${where}`,
    clause: say`what the ${label}${where} is`,
    noun: say`the ${label}${where}`,
  };
}

export function circumstanceLabel(label: string, unit: string | undefined): string {
  return unit === 'temperature' && !/temperature/.test(label) ? `${label} temperature` : label;
}

function tellCircumstance(
  referrer: Referrer,
  view: View,
  { fact, field }: ToldFact,
  where: Phrase,
): Phrase | undefined {
  const text = sayValue(fact, field);
  const proof = factPath(view, fact, referrer.selects);
  if (text === undefined || proof === undefined) return undefined;
  return say`the ${circumstanceLabel(field.label, field.unit?.kind)}${where} is ${proved(text, proof)}`;
}

function write(referrer: Referrer, view: View, root: Entity, told: ToldFact): Question | undefined {
  const where = whereAndWhen(referrer, view);
  if (where === undefined) return undefined;
  const { random } = referrer;
  const answer = tellCircumstance(referrer, view, told, where.told);
  if (answer === undefined) return undefined;
  const others = telling(view, root).filter(({ field }) => field.label !== told.field.label);
  const second = others.length > 0 && random.real() < 0.5 ? random.pick(others) : undefined;
  const text = second === undefined ? undefined : sayValue(second.fact, second.field);
  const proof = second === undefined ? undefined : factPath(view, second.fact, referrer.selects);
  const form = where.asked.steps.length > 1 ? ('join' as const) : ('attribute' as const);
  const first = askCircumstance(told, where.asked);
  if (second === undefined || text === undefined || proof === undefined)
    return { form: [form], asked: first, answer: capitalised(answer) };
  const label = circumstanceLabel(second.field.label, second.field.unit?.kind);
  return {
    form: [form],
    asked: bothAsked([first, { direct: say`what is the ${label}`, clause: say`what the ${label} is` }]),
    answer: capitalised(say`${answer}, and the ${label} is ${proved(text, proof)}`),
  };
}

export const circumstance: FormAuthor = {
  form: 'attribute',
  weight: 0.5,
  candidates: (scene) =>
    scene.views.flatMap((view) => {
      const root = circumstanceOf(view);
      return root === undefined
        ? []
        : telling(view, root).map((told) => ({
            step: view.step.id,
            write: (referrer: Referrer) => write(referrer, view, root, told),
          }));
    }),
};
