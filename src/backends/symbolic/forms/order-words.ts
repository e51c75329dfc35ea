// An order in words, and the report that it was carried out.
import { toolNoun } from '../../../text/naming.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { View } from '../scene/view.ts';
import type { Deed } from '../words/deeds.ts';
import { labelFromWords } from '../words/label.ts';
import { isDecision, isEnded, isNextState } from '../words/occasions.ts';
import { enumerated, joined, type Phrase, say, words } from '../words/phrase.ts';
import { article } from '../words/proper.ts';
import { isRoleName } from '../words/role-name.ts';
import { isPurchase, type Order, readOrder, type Thing, type Value } from './order.ts';
import { details, isDetail, isFullName } from './order-details.ts';

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

/** " to shelf F1": where something is moved; undefined where that is no one place. */
function place(values: readonly Value[], part: (value: Value) => Phrase): Phrase | undefined {
  const [only, ...others] = values;
  if (only === undefined || others.length > 0 || only.isText) return undefined;
  const label = labelFromWords(only.parameter.filter((word) => !/^(?:new|to|target)$/.test(word)));
  return say` to ${label === '' ? '' : `${label} `}${part(only)}`;
}

const inQuery = ({ phrase }: Value): Phrase => phrase;
const inReport = ({ text }: Value): Phrase => words(text);

function isReason({ parameter }: Value): boolean {
  return /(?:^| )reason(?: code)?$/.test(parameter.join(' '));
}

/** " with the reason “no longer needed”", empty where there is none. */
function because(reason: Value | undefined, value: (one: Value) => Phrase): Phrase {
  if (reason === undefined) return say``;
  // One of a list of reasons is quoted by nobody.
  return reason.isText ? say` with the reason “${value(reason)}”` : say` with ${value(reason)} as the reason`;
}

/** " with 5 March as the visit date", empty where there is nothing. */
function asOf(one: Value | undefined, value: (one: Value) => Phrase): Phrase {
  return one === undefined ? say`` : say` with ${value(one)} as the ${labelFromWords(one.parameter)}`;
}

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
      // Whoever is found through the thing has it already.
      return target === undefined ||
        other === undefined ||
        values.length > 1 ||
        other.ref.phrase.text.includes(target.ref.phrase.text)
        ? undefined
        : say`${thing(target)} to ${thing(other)}${asOf(values[0], value)}`;
    case 'end': {
      const reason = values.find(isReason);
      const others = values.filter((one) => one !== reason);
      if (target === undefined || other !== undefined || !others.every(isDetail) || others.length > 2)
        return undefined;
      return say`${thing(target)}${because(reason, value)}${details(others, value)}`;
    }
    case 'move': {
      const reason = values.find(isReason);
      const moment = when(values, 'to', value);
      if (target === undefined || other !== undefined) return undefined;
      const to =
        moment.text === ''
          ? place(
              values.filter((one) => one !== reason),
              value,
            )
          : moment;
      return to && say`${thing(target)}${to}${because(reason, value)}`;
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
      return values.length === 1 ? bookedOn(thing(target), thing(other), other, value(first)) : undefined;
    }
    default:
      return undefined;
  }
}

/** "the cheapest flight from Lyon to Graz on 5 March for Noor El-Khatib": the day and the name once. */
function bookedOn(what: Phrase, whom: Phrase, { called }: Thing, day: Phrase): Phrase {
  const isNamed = what.text.includes(called);
  const whose = isNamed ? { ...whom, text: 'them' } : whom;
  return what.text.includes(day.text)
    ? say`${what} for ${whose}${{ ...day, text: '' }}`
    : say`${what} for ${whose} on ${day}`;
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
  const reason = rest.find(isReason);
  if (rest.some((one) => one !== reason)) return undefined;
  const label = labelFromWords(first.parameter.filter((word) => word !== 'new'));
  const why = because(reason, value);
  const what = thing(target);
  return what.text === 'it'
    ? say`its ${label} to ${value(first)}${why}`
    : say`the ${label} of ${what} to ${value(first)}${why}`;
}

/** "three units of the Corvus 24 for Kaldera Optics": what is ordered, for whom, and nothing else. */
function purchase(
  { target, others, values }: Order,
  thing: (one: Thing) => Phrase,
  value: (one: Value) => Phrase,
): Phrase | undefined {
  // What is only mentioned in another thing is ordered by nobody.
  if (target?.entity.parent !== undefined) return undefined;
  const [customer, ...more] = others;
  const [quantity, ...rest] = values;
  if (target === undefined || customer === undefined || quantity === undefined) return undefined;
  const isQuantity = /^(?:quantity|amount|count|number|units|pieces|qty)$/.test(
    quantity.parameter.at(-1) ?? '',
  );
  if (!isQuantity || rest.length > 0 || more.length > 0) return undefined;
  const units = quantity.text === '1' ? 'unit' : 'units';
  return say`${value(quantity)} ${units} of ${thing(target)} for ${thing(customer)}`;
}

/** "an internal comment by Sven Kallstadt to the ticket “Zero drift”: “A technician will call”". */
function remark(
  view: View,
  { target, others, values }: Order,
  thing: (one: Thing) => Phrase,
  value: (one: Value) => Phrase,
): Phrase | undefined {
  const [author, ...more] = others.filter((one) => one !== target);
  const writer = values.find(({ parameter, text }) => isRoleName(parameter) && isFullName(text));
  const text = values.find((one) => one.isText && one !== writer);
  const rest = values.filter((one) => one !== text && one !== writer);
  const [visibility] = rest;
  if (target === undefined || text === undefined || more.length > 0) return undefined;
  if ((author === undefined) === (writer === undefined)) return undefined;
  const by = author === undefined ? (writer === undefined ? say`` : value(writer)) : thing(author);
  if (rest.length > 1 || (visibility !== undefined && visibility.parameter.at(-1) !== 'visibility'))
    return undefined;
  const noun = toolNoun(view.step.tool);
  const kind = visibility === undefined ? say`` : say`${value(visibility)} `;
  const first = visibility?.text ?? noun;
  return say`${article(first)} ${kind}${noun} by ${by} to ${thing(target)}: “${value(text)}”`;
}

/** Something new: "a ticket for Kaldera Optics with the subject “…” and high priority". */
function making(
  view: View,
  { others, target, values }: Order,
  thing: (one: Thing) => Phrase,
  value: (one: Value) => Phrase,
): Phrase | undefined {
  const all = [...(target === undefined ? [] : [target]), ...others];
  const [owner] = all;
  const noun = toolNoun(view.step.tool);
  if (owner === undefined || all.length > 1 || values.length === 0 || values.length > 3) return undefined;
  // What kind it is of is its name: "log a visit to …".
  const kind = values.find(
    ({ parameter, isText }) => /^(?:type|kind)$/.test(parameter.at(-1) ?? '') && !isText,
  );
  const name = values.find(({ parameter }) => /^(?:name|title)$/.test(parameter.at(-1) ?? ''));
  const named = kind === undefined ? undefined : value(kind);
  const preposition =
    kind === undefined ? (noun === 'comment' || noun === 'note' ? 'to' : 'for') : kindPreposition(kind.text);
  const rest = values.filter((one) => one !== kind && one !== name);
  const withs = rest.filter((one) => verbal(one) === undefined).map((one) => withWords(one, value(one)));
  const verbs = rest.flatMap((one) => {
    const words = verbal(one);
    return words === undefined ? [] : [say`${words} ${value(one)}`];
  });
  const what = named === undefined ? say`${article(noun)} ${noun}` : say`${article(named.text)} ${named}`;
  const only = values.length === 1 ? values[0] : undefined;
  // "The note “Call first”", and no note with a note.
  if (only?.isText === true && only.parameter.at(-1) === noun)
    return say`the ${noun} “${value(only)}” ${preposition} ${thing(owner)}`;
  const called = name === undefined ? what : say`${what} named “${value(name)}”`;
  return joined(
    say`${called} ${preposition} ${thing(owner)}`,
    ...(withs.length === 0 ? [] : [' with ', enumerated(withs)]),
    ...(verbs.length === 0 ? [] : [', ', enumerated(verbs)]),
  );
}

/** "the subject “…”", "high priority", behind "with". */
function withWords({ parameter, isText }: Value, value: Phrase): Phrase {
  const label = labelFromWords(parameter);
  if (isText || /^(?:subject|description|summary|note)$/.test(label)) return say`the ${label} “${value}”`;
  return label === 'priority' ? say`${value} priority` : say`the ${label} ${value}`;
}

/** What is said of a value by a verb: "expected to close on", "worth"; undefined for the others. */
function verbal({ parameter }: Value): string | undefined {
  const name = parameter.join(' ');
  const [, verb] = /^(?:expected|planned) (\w+)(?: on| at| date)?$/.exec(name) ?? [];
  if (verb !== undefined) return `expected to ${verb} on`;
  return /^(?:amount|value)$/.test(name) ? 'worth' : undefined;
}

/** What stands between something of a kind and whom it was with. */
function kindPreposition(kind: string): string {
  if (/^(?:visit|email|letter|message|reply)$/.test(kind)) return 'to';
  return /^(?:call|meeting|chat|conversation)$/.test(kind) ? 'with' : 'for';
}

/** Whether nothing is to be changed about a thing any more: it has been done already, has been called off, or does not go from its state to another. */
function isOver({ entity }: Thing, { done, kind }: Deed, values: readonly Value[]): boolean {
  const states = values.filter(({ parameter }) => /^(?:status|state|stage)$/.test(parameter.at(-1) ?? ''));
  const isPast = (state: string) =>
    state === done ||
    /^(?:cancelled|canceled|void|deleted)$/.test(state) ||
    (isDecision(done) && (isEnded(state) || /^(?:received|refused|issued)$/.test(state))) ||
    (states.length === 0 && /^(?:assign|move|set)$/.test(kind) && isEnded(state)) ||
    (kind === 'set' && states.some(({ text }) => !isNextState(state, text)));
  return entity.facts.some(
    ({ key, value }) =>
      /^(?:status|state|stage)$/.test(key) && typeof value === 'string' && isPast(value.toLowerCase()),
  );
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
  if (target !== undefined && isOver(target, deed, read.values)) return undefined;
  // Nothing goes back to where it began.
  if (deed.kind === 'set' && read.values.some(({ text }) => /^(?:lead|new|draft)$/.test(text)))
    return undefined;
  const queryThing = ({ ref }: Thing) =>
    isAgain && target !== undefined && ref === target.ref ? words('it') : ref.phrase;
  const reportThing = ({ called, ref }: Thing) =>
    words(isAgain && target !== undefined && ref === target.ref ? 'it' : called);
  const isOrdering = deed.kind === 'make' && target !== undefined && isPurchase(toolNoun(view.step.tool));
  const put = (thing: (one: Thing) => Phrase, value: (one: Value) => Phrase): Phrase | undefined => {
    if (isOrdering) return purchase(read, thing, value);
    const isSigned = read.others.length > 0 || read.values.some(({ parameter }) => isRoleName(parameter));
    if (deed.kind === 'say' && isSigned) return remark(view, read, thing, value);
    const isMaking = deed.kind === 'make' || deed.kind === 'say';
    return isMaking ? making(view, read, thing, value) : objectOf(read, thing, value);
  };
  const asked = put(queryThing, inQuery);
  const told = put(reportThing, inReport);
  if (asked === undefined || told === undefined) return undefined;
  return {
    order: say`${isOrdering ? 'order' : deed.order} ${asked}`,
    report: say`${isOrdering ? 'ordered' : deed.done} ${told}`,
    deed,
    values: read.values,
    ...(target !== undefined && { target }),
  };
}
