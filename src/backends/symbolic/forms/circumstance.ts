// Asking for what holds somewhere or on a day, which is a field of no thing: "the wind speed in Lyon on 11 March".
import type { Entity } from '../../../grounding/reading/entity.ts';
import { toolNoun } from '../../../text/naming.ts';
import { narrowed } from '../refer/narrowed.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { rootOf, type View } from '../scene/view.ts';
import { circumstanceOfField, type Tense } from '../words/circumstances.ts';
import { isoDate } from '../words/numbers.ts';
import { capitalised, joined, type Phrase, proved, say } from '../words/phrase.ts';
import { sayValue } from '../words/say-value.ts';
import { bothAsked, type ToldFact, telling } from './attribute.ts';
import { sidesOf } from './conversion.ts';
import type { FormAuthor, Question } from './question.ts';

/** The result as a whole, where it has no identity and its call is told by places and days alone. */
export function circumstanceOf(view: View): Entity | undefined {
  const root = rootOf(view);
  if (root === undefined || view.wrote || root.id !== undefined || root.name !== undefined) return undefined;
  return view.step.bindings.length > 0 && sidesOf(view) === undefined ? root : undefined;
}

/** " in Lyon on 11 March": the words of a call that has no owner; undefined where it has one. */
export function whereAndWhen(
  referrer: Referrer,
  view: View,
): { readonly asked: Phrase; readonly told: Phrase } | undefined {
  const found = narrowed(referrer, view, toolNoun(view.tool.tool), 1.5);
  if (found === undefined || found.owner !== undefined || found.before.length > 0 || found.after.length === 0)
    return undefined;
  return { asked: joined(...found.after), told: joined(...found.where) };
}

/** A circumstance's words, its value as a claim; undefined where it has none. */
function saidOf(referrer: Referrer, view: View, { fact, field }: ToldFact): Phrase | undefined {
  const [text, proof] = [sayValue(fact, field), factPath(view, fact, referrer.selects)];
  return text === undefined || proof === undefined ? undefined : proved(text, proof);
}

/** Of which day a result is, by the day that its call was given: what is to come will be. */
export function tenseOf({ step }: View, today: string): Tense {
  const day = Object.values(step.arguments).find((value) => typeof value === 'string' && isoDate.test(value));
  if (typeof day !== 'string' || day === today) return 'is';
  return day > today ? 'will be' : 'was';
}

function write(referrer: Referrer, view: View, root: Entity, told: ToldFact): Question | undefined {
  const where = whereAndWhen(referrer, view);
  const value = saidOf(referrer, view, told);
  if (where === undefined || value === undefined) return undefined;
  const { random } = referrer;
  const words = circumstanceOfField(told.field);
  if (words === undefined) return undefined;
  const form = where.asked.steps.length > 1 ? ('join' as const) : ('attribute' as const);
  const be = tenseOf(view, referrer.scene.today);
  const asked = words.ask(where.asked, be);
  const answer = words.tell(where.told, value, be);
  const others = telling(view, root).filter(
    ({ field }) => field.label !== told.field.label && circumstanceOfField(field) !== undefined,
  );
  const second = others.length > 0 && random.real() < 0.45 ? random.pick(others) : undefined;
  const also = second === undefined ? undefined : saidOf(referrer, view, second);
  const other = second === undefined ? undefined : circumstanceOfField(second.field);
  if (other === undefined || also === undefined) return { form: [form], asked, answer: capitalised(answer) };
  return {
    form: [form],
    asked: bothAsked([asked, other.ask('', be)]),
    answer: capitalised(say`${answer}, and ${other.again(also, be)}`),
  };
}

export const circumstance: FormAuthor = {
  form: 'attribute',
  weight: 0.4,
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
