// Ordering a change of something that is found first: what is changed, to what, and for whom.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { isReferenceName } from '../../../grounding/reference.ts';
import { isScalar, type JsonScalar } from '../../../model/json.ts';
import { getAt } from '../../../model/pointer.ts';
import { meaningOf, toolNoun, wordsOf } from '../../../text/naming.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Ref } from '../refer/ref.ts';
import type { Referrer } from '../refer/referrer.ts';
import { type Scene, takenFrom } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { type Deed, deedOf } from '../words/deeds.ts';
import { labelFromWords } from '../words/label.ts';
import { dateWords, digits, isoDate } from '../words/numbers.ts';
import { joined, type Phrase, say, words } from '../words/phrase.ts';
import { article, byName } from '../words/proper.ts';
import { amountWords, unitOf } from '../words/units.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

/** A thing that an argument of a change means: in the query's words, and by its name. */
export interface Thing {
  readonly name: string;
  readonly noun: string;
  readonly ref: Ref;
  /** "order SO-2026-1110". */
  readonly called: string;
  readonly view: View;
  readonly entity: Entity;
}

/** A value that a change is given: in the query's words and in the report's. */
export interface Value {
  readonly parameter: readonly string[];
  readonly text: string;
  readonly phrase: Phrase;
  /** Whether it is a text that is written down as it is. */
  readonly isText: boolean;
}

export interface Order {
  readonly deed: Deed;
  readonly target?: Thing;
  readonly others: readonly Thing[];
  readonly values: readonly Value[];
}

/** What is ordered, read from a writing call; undefined where one of its arguments has no words. */
function readOrder(referrer: Referrer, view: View): Order | undefined {
  const deed = deedOf(view.step.tool);
  if (deed === undefined) return undefined;
  const things: Thing[] = [];
  const values: Value[] = [];
  for (const binding of view.step.bindings) {
    const value = getAt(view.step.arguments, binding.path);
    if (binding.source === 'schema') continue;
    if (!isScalar(value) || value === undefined || binding.part !== undefined) return undefined;
    const name = binding.path.slice(1).replace(/\/\d+$/, '');
    // A day or a state may be that of something found by chance: the person says it.
    if (binding.source === 'step' && isIdentifier(referrer, view, binding.path)) {
      const thing = thingOf(referrer, view, binding.path, name);
      if (thing === undefined) return undefined;
      things.push(thing);
      continue;
    }
    const text = valueWords(value, name, referrer.scene.today);
    if (text === undefined) return undefined;
    const phrase = words(text, {
      asks: [{ step: view.step.id, path: binding.path, text }],
      steps: [view.step.id],
    });
    const isText = typeof value === 'string' && /\s/.test(value) && !isoDate.test(value);
    values.push({ parameter: wordsOf(name), text, phrase, isText });
  }
  const about = toolNoun(view.step.tool);
  const target = things.find(({ noun }) => noun === about) ?? (deed.kind === 'make' ? undefined : things[0]);
  return {
    deed,
    ...(target !== undefined && { target }),
    others: things.filter((thing) => thing !== target),
    values,
  };
}

function isIdentifier({ scene }: Referrer, view: View, path: string): boolean {
  const source = takenFrom(scene, view.step).find(({ binding }) => binding.path === path);
  return source === undefined || source.fact === source.fact.entity.id || isReferenceName(path.slice(1));
}

function thingOf(referrer: Referrer, view: View, path: string, name: string): Thing | undefined {
  const taken = referrer.argument(view, path);
  const source = takenFrom(referrer.scene, view.step).find(({ binding }) => binding.path === path);
  if (taken === undefined || source === undefined) return undefined;
  const { entity } = source.fact;
  const { name: own } = entity;
  if (source.fact !== entity.id || own === undefined || typeof own.value !== 'string') return undefined;
  if (factPath(source.view, own, referrer.selects) === undefined) return undefined;
  const noun = meaningOf(name, toolNoun(view.step.tool)).noun;
  return { name, noun, ref: taken.ref, called: byName(entity.noun, own.value), view: source.view, entity };
}

function valueWords(value: JsonScalar, name: string, today: string): string | undefined {
  if (typeof value === 'string') {
    if (isoDate.test(value)) return dateWords(value, { today });
    return value.includes('\n') || value.length > 140 ? undefined : value.replaceAll('_', ' ');
  }
  if (typeof value !== 'number') return undefined;
  const unit = unitOf(name)?.unit;
  return unit === undefined ? digits(value) : amountWords(value, unit);
}

/** "to 5 March at 09:00": a day, a time and a length. */
function when(values: readonly Value[], preposition: string, part: (value: Value) => Phrase): Phrase {
  const find = (test: RegExp) => values.find(({ parameter }) => test.test(parameter.join(' ')));
  const day = find(/\bdate\b|\bday\b/);
  const time = find(/^(?:start )?time$|^start$|start time/);
  const length = find(/duration|minutes|length/);
  return joined(
    ...(day === undefined ? [] : [` ${preposition} `, part(day)]),
    ...(time === undefined ? [] : [day === undefined ? ` ${preposition} ` : ' at ', part(time)]),
    ...(length === undefined ? [] : [' for ', part(length)]),
  );
}

const inQuery = ({ phrase }: Value): Phrase => phrase;
const inReport = ({ text }: Value): Phrase => words(text);

/** The order without its verb: "the ticket “Zero drift” to Sven Kallstadt"; undefined where its values have no place. */
function objectOf(
  { deed, target, others, values }: Order,
  thing: (one: Thing) => Phrase,
  value: (one: Value) => Phrase,
): Phrase | undefined {
  const [other, ...more] = others;
  if (more.length > 0) return undefined;
  switch (deed.kind) {
    case 'assign':
      return target === undefined || other === undefined || values.length > 0
        ? undefined
        : say`${thing(target)} to ${thing(other)}`;
    case 'end': {
      const reason = values.find(({ parameter }) => parameter.at(-1) === 'reason');
      if (target === undefined || other !== undefined || values.some((one) => one !== reason))
        return undefined;
      return reason === undefined ? thing(target) : say`${thing(target)} with the reason “${value(reason)}”`;
    }
    case 'move': {
      const moment = when(values, 'to', value);
      return target === undefined || other !== undefined || moment.text === ''
        ? undefined
        : say`${thing(target)}${moment}`;
    }
    case 'set':
      return setting(target, other, values, thing, value);
    case 'book': {
      if (target === undefined || other === undefined) return undefined;
      const stay = values.map(({ parameter }) => parameter.join(' '));
      const [first, second] = values;
      if (first === undefined) return undefined;
      if (stay.includes('check in') && second !== undefined)
        return say`${thing(target)} for ${thing(other)} from ${value(first)} to ${value(second)}`;
      return values.length === 1 ? say`${thing(target)} for ${thing(other)} on ${value(first)}` : undefined;
    }
    default:
      return undefined;
  }
}

function setting(
  target: Thing | undefined,
  other: Thing | undefined,
  values: readonly Value[],
  thing: (one: Thing) => Phrase,
  value: (one: Value) => Phrase,
): Phrase | undefined {
  const [first, ...rest] = values;
  if (target === undefined || other !== undefined || first === undefined) return undefined;
  const reason = rest.find(({ parameter }) => parameter.at(-1) === 'reason');
  if (rest.some((one) => one !== reason)) return undefined;
  const label = labelFromWords(first.parameter.filter((word) => word !== 'new'));
  const because = reason === undefined ? say`` : say` with the reason “${value(reason)}”`;
  const what = thing(target);
  return what.text === 'it'
    ? say`its ${label} to ${value(first)}${because}`
    : say`the ${label} of ${what} to ${value(first)}${because}`;
}

/** Something new: "a ticket for Kaldera Optics with the subject “…” and the priority high". */
function making(
  view: View,
  { deed, others, target, values }: Order,
  thing: (one: Thing) => Phrase,
  value: (one: Value) => Phrase,
): Phrase | undefined {
  const all = [...(target === undefined ? [] : [target]), ...others];
  const [owner] = all;
  const noun = toolNoun(view.step.tool);
  if (owner === undefined || all.length > 1 || values.length === 0 || values.length > 3) return undefined;
  const preposition = deed.kind === 'say' ? (noun === 'comment' || noun === 'note' ? 'to' : 'for') : 'for';
  const parts = values.map((one) => {
    const last = one.parameter.at(-1) ?? '';
    const isTitle = /^(?:name|title|subject)$/.test(last);
    const label = labelFromWords(one.parameter);
    return isTitle || one.isText ? say`the ${label} “${value(one)}”` : say`the ${label} ${value(one)}`;
  });
  const listed = parts.reduce(
    (sum: Phrase, part, index) =>
      index === 0 ? part : index === parts.length - 1 ? say`${sum} and ${part}` : say`${sum}, ${part}`,
    say``,
  );
  return say`${article(noun)} ${noun} ${preposition} ${thing(owner)} with ${listed}`;
}

/** The order and the report of a writing call; with `isAgain` its target has just been spoken of. */
export function orderOf(
  referrer: Referrer,
  view: View,
  isAgain = false,
):
  | {
      readonly order: Phrase;
      readonly report: Phrase;
      readonly deed: Deed;
      readonly target?: Thing;
      readonly values: readonly Value[];
    }
  | undefined {
  const read = readOrder(referrer, view);
  if (read === undefined) return undefined;
  const { deed, target } = read;
  const queryThing = ({ ref }: Thing) =>
    isAgain && target !== undefined && ref === target.ref ? words('it') : ref.phrase;
  const reportThing = ({ called, ref }: Thing) =>
    words(isAgain && target !== undefined && ref === target.ref ? 'it' : called);
  const isMaking = read.deed.kind === 'make' || read.deed.kind === 'say';
  const asked = isMaking ? making(view, read, queryThing, inQuery) : objectOf(read, queryThing, inQuery);
  const told = isMaking ? making(view, read, reportThing, inReport) : objectOf(read, reportThing, inReport);
  if (asked === undefined || told === undefined) return undefined;
  return {
    order: say`${deed.order} ${asked}`,
    report: say`${deed.done} ${told}`,
    deed,
    values: read.values,
    ...(target !== undefined && { target }),
  };
}

/** Why somebody orders such a thing, in a sentence before the order; nothing where the order says it. */
const occasions: Readonly<Record<Deed['kind'], readonly string[]>> = {
  assign: ['We need somebody on this today. ', 'I have to hand this over. ', ''],
  end: ['', 'Plans have changed. ', 'We do not need it any more. '],
  move: ['Something has come up. ', 'The time does not work any more. ', 'We have agreed on a new time. '],
  set: ['I have just talked to the customer. ', '', 'We have agreed on this. '],
  book: ['The trip is approved. ', 'There is a customer visit coming up. ', ''],
  make: ['They called this morning. ', 'I have just been on the phone with them. ', ''],
  say: ['', 'I have just been on the phone with them. '],
};

/** "I have moved …", as a claim that the step succeeded. */
function reported(report: Phrase, view: View): Phrase {
  const text = `I have ${report.text}`;
  return words(text, { claims: [{ text, write: view.step.id }] });
}

function write(referrer: Referrer, view: View): Question | undefined {
  const found = orderOf(referrer, view);
  if (found === undefined) return undefined;
  const { order, report, deed } = found;
  const claimed = reported(report, view);
  return {
    form: ['change'],
    asked: {
      direct: order,
      clause: order,
      isOrder: true,
      occasion: referrer.random.pick(occasions[deed.kind]),
    },
    answer: referrer.random.real() < 0.5 ? claimed : say`Done: ${claimed}`,
  };
}

export function writesIn(scene: Scene): readonly View[] {
  return scene.views.filter(({ wrote }) => wrote);
}

function candidates(scene: Scene): readonly Candidate[] {
  return writesIn(scene).map((view) => ({
    step: view.step.id,
    write: (referrer) => write(referrer, view),
  }));
}

export const change: FormAuthor = { form: 'change', weight: 8, candidates };
