// The same of two: independent calls of one tool that differ in one argument, asked about in one breath.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { canonical } from '../../../model/json.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import { factOf, type View } from '../scene/view.ts';
import { fieldOf } from '../words/field.ts';
import { capitalised, type Phrase, proved, repeated, say } from '../words/phrase.ts';
import { sayValue } from '../words/say-value.ts';
import { tellField } from '../words/sentences.ts';
import { type ToldFact, telling } from './attribute.ts';
import { circumstanceLabel, circumstanceOf, whereAndWhen } from './circumstance.ts';
import type { FormAuthor, Question } from './question.ts';
import { openAnswer } from './subject.ts';

/** Two views of the same tool whose calls differ in exactly one argument. */
function twinsIn(scene: Scene): readonly (readonly [View, View])[] {
  return scene.views.flatMap((a, index) =>
    scene.views.slice(index + 1).flatMap((b): readonly (readonly [View, View])[] => {
      if (a.step.name !== b.step.name || a.wrote) return [];
      const keys = new Set([...Object.keys(a.step.arguments), ...Object.keys(b.step.arguments)]);
      const differing = [...keys].filter(
        (key) => canonical(a.step.arguments[key] ?? null) !== canonical(b.step.arguments[key] ?? null),
      );
      return differing.length === 1 ? [[a, b]] : [];
    }),
  );
}

function rootOf(view: View): Entity | undefined {
  return view.things.things.find(({ pointer, list }) => pointer === '' && list === undefined);
}

/** Places and days that both calls share, and in which they differ: " in Lyon and Graz" with " on 11 March". */
function circumstances(
  referrer: Referrer,
  a: View,
  b: View,
): { readonly both: Phrase; readonly each: readonly [Phrase, Phrase] } | undefined {
  const [one, two] = [whereAndWhen(referrer, a)?.asked, whereAndWhen(referrer, b)?.asked];
  if (one === undefined || two === undefined) return undefined;
  // Both are named by the query, or neither would be a twin of the other.
  if (one.asks.length !== two.asks.length || one.steps.length > 1 || two.steps.length > 1) return undefined;
  const own = (first: Phrase, second: Phrase) =>
    first.asks.find(({ text }) => second.asks.every((ask) => ask.text !== text));
  const [askA, askB] = [own(one, two), own(two, one)];
  if (askA === undefined || askB === undefined) return undefined;
  const at = one.text.indexOf(askA.text);
  const preposition = /(\w+) $/.exec(one.text.slice(0, at))?.[1] ?? 'in';
  const shared = two.asks.filter((ask) => ask !== askB);
  const text = `${one.text.slice(0, at)}${askA.text} and ${preposition} ${askB.text}${one.text.slice(at + askA.text.length)}`;
  const both: Phrase = {
    ...one,
    text,
    asks: [...one.asks, ...[askB, ...shared]],
    steps: [...one.steps, ...two.steps],
  };
  return {
    both,
    each: [one, two].map((phrase, index) => onlyAsk(phrase, index === 0 ? askA : askB, preposition)) as [
      Phrase,
      Phrase,
    ],
  };
}

/** " in Lyon" alone, in an answer. */
function onlyAsk(phrase: Phrase, ask: Phrase['asks'][number], preposition: string): Phrase {
  return repeated({ ...phrase, text: `${preposition} ${ask.text}`, asks: [ask] });
}

function writeCircumstance(referrer: Referrer, a: View, b: View, key: string): Question | undefined {
  const where = circumstances(referrer, a, b);
  const [rootA, rootB] = [rootOf(a), rootOf(b)];
  const [factA, factB] = [rootA && factOf(rootA, key), rootB && factOf(rootB, key)];
  if (where === undefined || factA === undefined || factB === undefined) return undefined;
  const field = fieldOf(a, factA);
  const told = [
    [a, factA],
    [b, factB],
  ] as const;
  const values = told.map(([view, fact]) => {
    const [text, proof] = [sayValue(fact, field), factPath(view, fact, referrer.selects)];
    return text === undefined || proof === undefined ? undefined : proved(text, proof);
  });
  const [valueA, valueB] = values;
  if (valueA === undefined || valueB === undefined) return undefined;
  const label = circumstanceLabel(field.label, field.unit?.kind);
  return {
    form: ['parallel'],
    asked: {
      direct: say`What is the ${label}${where.both}`,
      clause: say`what the ${label}${where.both} is`,
      noun: say`the ${label}${where.both}`,
    },
    answer: capitalised(say`the ${label} is ${valueA} ${where.each[0]} and ${valueB} ${where.each[1]}`),
  };
}

function writeThings(referrer: Referrer, a: View, b: View, told: ToldFact): Question | undefined {
  const { random } = referrer;
  const [refA, refB] = [referrer.subject(a), referrer.subject(b)];
  const [rootA, rootB] = [rootOf(a), rootOf(b)];
  if (refA === undefined || refB === undefined || rootA === undefined || rootB === undefined)
    return undefined;
  if (!refA.isNamed || !refB.isNamed) return undefined;
  const factB = factOf(rootB, told.fact.key);
  if (factB === undefined || factB.value === null) return undefined;
  const two = say`${refA.phrase} and ${refB.phrase}`;
  const noun = say`the ${told.field.label} of ${two}`;
  const tell = ([view, root, fact, ref]: readonly [View, Entity, ToldFact['fact'], typeof refA]) => {
    const opening = openAnswer(referrer, view, root, ref);
    const proof = factPath(view, fact, referrer.selects);
    return opening === undefined || proof === undefined || opening.lead !== undefined
      ? undefined
      : tellField(fact, fieldOf(view, fact), opening.subject, proof, random);
  };
  const [tellA, tellB] = [tell([a, rootA, told.fact, refA]), tell([b, rootB, factB, refB])];
  if (tellA === undefined || tellB === undefined) return undefined;
  return {
    form: ['parallel'],
    asked: { direct: say`What is ${noun}`, clause: say`what ${noun} is`, noun },
    answer: capitalised(say`${tellA}; ${tellB}`),
  };
}

export const parallel: FormAuthor = {
  form: 'parallel',
  weight: 2,
  candidates: (scene) =>
    twinsIn(scene).flatMap(([a, b]) => {
      const root = rootOf(a);
      if (root === undefined) return [];
      const isCircumstance = circumstanceOf(a) !== undefined;
      return telling(a, root).map((told) => ({
        step: b.step.id,
        write: (referrer: Referrer) =>
          isCircumstance
            ? writeCircumstance(referrer, a, b, told.fact.key)
            : writeThings(referrer, a, b, told),
      }));
    }),
};
