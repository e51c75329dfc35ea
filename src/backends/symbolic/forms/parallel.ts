// The same of two: independent calls of one tool that differ in one argument, asked about in one breath.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { canonical } from '../../../model/json.ts';
import { createRandom } from '../../../model/random.ts';
import { plural, singular } from '../../../text/naming.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import { factOf, rootOf, type View } from '../scene/view.ts';
import { circumstanceOfField } from '../words/circumstances.ts';
import { countedIn } from '../words/concepts/counts.ts';
import { conceptOf } from '../words/concepts.ts';
import { type Field, fieldOf } from '../words/field.ts';
import { capitalised, type Phrase, proved, repeated, say } from '../words/phrase.ts';
import { sayValue } from '../words/say-value.ts';
import { type Asked, tellField } from '../words/sentences.ts';
import { type ToldFact, telling } from './attribute.ts';
import { circumstanceOf, tenseOf, whereAndWhen } from './circumstance.ts';
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

/** Places and days that both calls share, and in which they differ: " in Lyon and Graz" with " on 11 March". */
function circumstances(
  referrer: Referrer,
  a: View,
  b: View,
): { readonly both: Phrase; readonly shared: Phrase; readonly each: readonly [Phrase, Phrase] } | undefined {
  const [one, two] = [whereAndWhen(referrer, a)?.asked, whereAndWhen(referrer, b)?.asked];
  if (one === undefined || two === undefined) return undefined;
  // Both are named by the query, or neither would be a twin of the other.
  if (one.asks.length !== two.asks.length || one.steps.length > 1 || two.steps.length > 1) return undefined;
  const own = (first: Phrase, second: Phrase) =>
    first.asks.find(({ text }) => second.asks.every((ask) => ask.text !== text));
  const [askA, askB] = [own(one, two), own(two, one)];
  if (askA === undefined || askB === undefined) return undefined;
  const at = one.text.indexOf(askA.text);
  const preposition = /(?<!\w)(\w+) $/.exec(one.text.slice(0, at))?.[1] ?? 'in';
  const shared = two.asks.filter((ask) => ask !== askB);
  const text = `${one.text.slice(0, at)}${askA.text} and ${preposition} ${askB.text}${one.text.slice(at + askA.text.length)}`;
  const both: Phrase = {
    ...one,
    text,
    asks: [...one.asks, ...[askB, ...shared]],
    steps: [...one.steps, ...two.steps],
  };
  const around = one.text.slice(0, at).replace(/ \w+ $/, '') + one.text.slice(at + askA.text.length);
  return {
    both,
    shared: repeated({ ...one, text: around, asks: one.asks.filter((ask) => ask !== askA) }),
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
  const words = circumstanceOfField(field);
  const be = tenseOf(a, referrer.scene.today);
  // One value for both is said once.
  if (words === undefined || valueA.text === valueB.text) return undefined;
  return {
    form: ['parallel'],
    asked: words.ask(where.both, be),
    answer: capitalised(
      say`${words.tell(where.shared, valueA, be)} ${where.each[0]} and ${valueB} ${where.each[1]}`,
    ),
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
  // One value for both is said once.
  if (factB === undefined || factB.value === null || factB.value === told.fact.value) return undefined;
  const field = fieldOf(a, told.fact);
  const asked = askBoth(field, say`${refA.phrase} and ${refB.phrase}`);
  if (asked === undefined) return undefined;
  const tell = ([view, root, fact, ref]: readonly [View, Entity, ToldFact['fact'], typeof refA]) => {
    const opening = openAnswer(referrer, view, root, ref);
    const proof = factPath(view, fact, referrer.selects);
    return opening === undefined || proof === undefined || opening.lead !== undefined
      ? undefined
      : tellField(fact, fieldOf(view, fact), opening.subject, proof, createRandom(seed));
  };
  // The same pattern for both.
  const seed = random.integer(0, 1000);
  const [tellA, tellB] = [tell([a, rootA, told.fact, refA]), tell([b, rootB, factB, refB])];
  if (tellA === undefined || tellB === undefined) return undefined;
  return { form: ['parallel'], asked, answer: capitalised(say`${tellA}, and ${tellB}`) };
}

/** One question about a field of two things: "What are the time zones of Brno and Vienna", "How many seats do … have". */
function askBoth(field: Field, two: Phrase): Asked | undefined {
  if (field.kind === 'count' || field.words.join(' ') === 'population') {
    const things = field.kind === 'count' ? countedIn(field) : { things: 'inhabitants', state: '' };
    return {
      direct: say`How many ${things.things} do ${two} have${things.state}`,
      clause: say`how many ${things.things} ${two} have${things.state}`,
    };
  }
  const [first] = conceptOf(field).asks;
  const [, word, kind, place] = /^(Which|What) ([\w ]+) is \{x\} (in|on)$/.exec(first?.direct ?? '') ?? [];
  if (kind !== undefined)
    return {
      direct: say`${word ?? ''} ${plural(kind)} are ${two} ${place ?? ''}`,
      clause: say`${(word ?? '').toLowerCase()} ${plural(kind)} ${two} are ${place ?? ''}`,
    };
  // Only what has its name for a pattern: "the airport codes of Porto and Graz".
  const noun = singular(field.label) === field.label ? plural(field.label) : undefined;
  if (noun === undefined || !conceptOf(field).tells.includes(`{x's} ${field.label} is {v}`)) return undefined;
  return {
    direct: say`What are the ${noun} of ${two}`,
    clause: say`what the ${noun} of ${two} are`,
    noun: say`the ${noun} of ${two}`,
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
