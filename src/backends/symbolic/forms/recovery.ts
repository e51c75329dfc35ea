// A wish that is refused as it is put, and granted as it is put for that case: "to 7 March; if that day does not work, to the 9th".

import { getAt } from '../../../model/pointer.ts';
import { textOf } from '../../../model/tool.ts';
import type { Step } from '../../../model/workflow.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { circumstanceOfField } from '../words/circumstances.ts';
import { dateWords } from '../words/numbers.ts';
import { capitalised, echoed, type Phrase, proved, say, words } from '../words/phrase.ts';
import { sayValue } from '../words/say-value.ts';
import type { Asked } from '../words/sentences.ts';
import { type ToldFact, telling } from './attribute.ts';
import { circumstanceOf, tenseOf, whereAndWhen } from './circumstance.ts';
import { orderOf } from './order-words.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

/** A refused call and the one that repairs it, which differ in one day. */
interface Recovered {
  readonly failed: Step;
  /** The repairing call as the refused one was made: what the person wanted first. */
  readonly first: View;
  readonly view: View;
  readonly path: string;
  readonly refused: string;
  readonly taken: string;
}

function recoveredIn({ views, failed, today }: Scene): readonly Recovered[] {
  return views.flatMap((view): readonly Recovered[] => {
    const first = failed.find(({ id }) => id === view.step.repairs);
    if (first === undefined) return [];
    const differing = Object.keys(view.step.arguments).filter(
      (key) => view.step.arguments[key] !== first.arguments[key],
    );
    const [key = ''] = differing;
    const path = `/${key}`;
    const [refused, taken] = [first, view.step].map((step) =>
      dateWords(String(getAt(step.arguments, path)), { today }),
    );
    if (differing.length !== 1 || refused === undefined || taken === undefined) return [];
    return [{ failed: first, first: { ...view, step: first }, view, path, refused, taken }];
  });
}

/** The words for the refused call, which say the other's arguments, too, but for the day. */
function forBoth(phrase: Phrase, { failed, view: { step }, path }: Recovered): Phrase {
  const also = <T extends { readonly step: string; readonly path: string }>(
    items: readonly T[],
  ): readonly T[] => [
    ...items,
    ...items
      .filter((one) => one.step === failed.id && one.path !== path)
      .map((one) => ({ ...one, step: step.id })),
  ];
  return {
    ...phrase,
    asks: also(phrase.asks),
    choices: also(phrase.choices),
    steps: phrase.steps.map((id) => (id === failed.id ? step.id : id)),
  };
}

/** What a server says against a day, and how an answer says it: "is on a weekend". */
const reasons: readonly (readonly [RegExp, string, string])[] = [
  [/\bweekend\b/, 'is on a ', 'weekend'],
  [/\bworking day\b/, 'is not a ', 'working day'],
  [/\bin the past\b/, 'is ', 'in the past'],
];

/** What a server says against a day that it knows nothing of yet. */
const tooFar = /\b(?:between|range|ahead|beyond|up to|no later than|not available yet)\b/;

/** "7 March is on a weekend": why the first wish was not granted. */
function whyNot({ failed, path, refused }: Recovered): Phrase {
  const text = textOf(failed.result);
  const day = echoed(refused, failed.id, path);
  const reason = reasons.find(([pattern]) => pattern.test(text));
  if (reason === undefined)
    return tooFar.test(text) ? say`${day} is too far off` : say`${day} was not possible`;
  const [, before, said] = reason;
  return say`${day} ${before}${proved(said, `$said($${failed.id}, ${JSON.stringify(said)})`)}`;
}

/** "If that day does not work, take 9 March." */
function otherwise({ random }: Referrer, { view, path, taken }: Recovered): Phrase {
  const day = words(taken, { asks: [{ step: view.step.id, path, text: taken }] });
  if (!view.wrote)
    return random.pick([
      say` If that is too far off, take ${day}`,
      say` If that day is out of reach, ${day} will do`,
      say` Should that be too far ahead, use ${day} instead`,
    ]);
  return random.pick([
    say` If that day does not work, take ${day}`,
    say` Should that not be possible, use ${day} instead`,
    say` If they refuse that day, make it ${day}`,
    say` If that is not possible, then ${day}`,
  ]);
}

function writeChange(referrer: Referrer, recovered: Recovered): Question | undefined {
  const { first, view } = recovered;
  const wish = orderOf(referrer, first);
  const done = orderOf(referrer, view);
  if (wish === undefined || done === undefined) return undefined;
  const order = forBoth(wish.order, recovered);
  const asked = say`${referrer.random.pick(['Please ', '', 'Could you '])}${order}`;
  const report = `I have ${done.report.text}`;
  const isQuestion = asked.text.startsWith('Could');
  const whole = say`${asked}${isQuestion ? '?' : '.'}${otherwise(referrer, recovered)}`;
  return {
    form: ['recovery'],
    asked: { direct: whole, clause: whole, isOrder: true, isWhole: true },
    answer: capitalised(
      say`${whyNot(recovered)}, so ${words(report, { claims: [{ text: report, write: view.step.id }] })}`,
    ),
  };
}

function writeRead(referrer: Referrer, recovered: Recovered, told: ToldFact): Question | undefined {
  const { first, view } = recovered;
  const [wish, where] = [whereAndWhen(referrer, first), whereAndWhen(referrer, view)];
  const [text, proof] = [sayValue(told.fact, told.field), factPath(view, told.fact, referrer.selects)];
  if (wish === undefined || where === undefined || text === undefined || proof === undefined)
    return undefined;
  const circumstance = circumstanceOfField(told.field);
  if (circumstance === undefined) return undefined;
  const be = tenseOf(view, referrer.scene.today);
  const question: Asked = circumstance.ask(forBoth(wish.asked, recovered), be);
  const whole = say`${question.direct}?${otherwise(referrer, recovered)}`;
  return {
    form: ['recovery'],
    asked: { direct: whole, clause: whole, isWhole: true },
    answer: capitalised(say`${whyNot(recovered)}; ${circumstance.tell(where.told, proved(text, proof), be)}`),
  };
}

function candidates(scene: Scene): readonly Candidate[] {
  return recoveredIn(scene).flatMap((recovered): readonly Candidate[] => {
    const { view } = recovered;
    if (view.wrote) return [{ step: view.step.id, write: (referrer) => writeChange(referrer, recovered) }];
    const root = circumstanceOf(view);
    return root === undefined
      ? []
      : telling(view, root).map((told) => ({
          step: view.step.id,
          write: (referrer) => writeRead(referrer, recovered, told),
        }));
  });
}

export const recovery: FormAuthor = { form: 'recovery', weight: 4, candidates };
