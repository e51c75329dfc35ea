// States that an answer says of a thing that is in another one.

import { wordsOf } from '../../text/naming.ts';
import { textBefore } from '../../text/span.ts';
import { saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import { governorsOf } from './governors.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, type Sentence, sentenceAt } from './reading.ts';
import { findStates, isInState, type State } from './states.ts';
import { isToldIn } from './told-rows.ts';

/** What is wrong with each state that the answer says of the things it names, or of the only thing there is. */
export function stateObjections(reading: AnswerReading): readonly Objection[] {
  const isIn =
    ({ start, end }: State) =>
    (place: { readonly start: number; readonly end: number }) =>
      place.start <= start && end <= place.end;
  const states = findStates(reading.tokens, reading.scene).filter(
    (state) =>
      !isDatedEvent(reading, state) &&
      !isCounted(reading, state) &&
      !reading.anchors.some(isIn(state)) &&
      !reading.mentions.some((mention) => mention.kind !== 'relation' && isIn(state)(mention)),
  );
  return states.flatMap((state) => objectionTo(reading, state, states) ?? []);
}

/** "Was shipped on 3 November" tells what happened then, where the results say so, whatever has become of it since. */
function isDatedEvent(reading: AnswerReading, { start, end }: State): boolean {
  const { response } = reading.answered;
  if (!/\b(?:was|were|got|been)\s+$/i.test(response.slice(Math.max(0, start - 12), start))) return false;
  const word = response.slice(start, end).toLowerCase();
  const events = reading.scene.facts.filter(({ key }) => wordsOf(key).includes(word));
  return reading.mentions.some(
    (mention) =>
      mention.kind === 'date' &&
      mention.start >= end &&
      /^\s(?:on )?(?:the )?$/i.test(response.slice(end, mention.start)) &&
      events.some((fact) => saysFact(reading, mention, fact)),
  );
}

/** "Two are in transit and one is being held": how many are so is judged as a count. */
function isCounted({ answered, mentions }: AnswerReading, { start }: State): boolean {
  const number = mentions.findLast(({ kind, end }) => kind === 'number' && end <= start);
  return (
    number !== undefined &&
    !/\b(?:other|remaining)\s+$/i.test(textBefore(answered.response, number.start)) &&
    /^\s+(?:of\s+(?:them|these|those)\s+)?(?:(?:is|are|was|were|has been|have been)\s+)?(?:(?:still|being|now|already|currently|on|in)\s+)*$/i.test(
      answered.response.slice(number.end, start),
    )
  );
}

function objectionTo(reading: AnswerReading, state: State, all: readonly State[]): Objection | undefined {
  // The same words may be a state of several fields: one that fits is enough.
  const same = all.filter(({ start, end }) => start === state.start && end === state.end);
  if (same[0] !== state) return undefined;
  const results = same.map((each) => fitOf(reading, each));
  if (results.some((fit) => fit === true) || results.every((fit) => fit === undefined)) return undefined;
  const text = reading.answered.response.slice(state.start, state.end);
  const other = results.find((fit): fit is string => typeof fit === 'string') ?? 'another one';
  return {
    text,
    start: state.start,
    what: `${JSON.stringify(text)} is not the ${state.key.replaceAll('_', ' ')} of what it is said of: that is ${other}.`,
    instead: 'Say the state that the results show of each thing.',
  };
}

/** True where the thing is in the state, its own state where it is in another, undefined where no thing is meant. */
function fitOf(reading: AnswerReading, state: State): true | string | undefined {
  const sentence = sentenceAt(reading, state);
  const facts = reading.scene.facts.filter(({ key }) => key === state.key);
  let nearest: { readonly at: number; readonly about: readonly Fact[] } | undefined;
  for (const group of reading.scene.groups) {
    const own = facts.filter(({ members }) => members.some((member) => member.group === group));
    if (own.length === 0) continue;
    const governors = governorsOf(reading.answered.response, state, sentence, group, reading.anchors, {
      behind: false,
    });
    if (governors === undefined || governors.isInherited) continue;
    const about = own.filter(({ members }) => governors.members.some((member) => members.includes(member)));
    if (about.length === 0) continue;
    const isNearer = nearest === undefined || governors.at > nearest.at;
    if (isNearer) nearest = { at: governors.at, about };
    else if (nearest !== undefined && governors.at === nearest.at)
      nearest = { at: nearest.at, about: [...nearest.about, ...about] };
  }
  const told = toldBefore(reading, state, sentence, facts);
  if (told !== undefined && told.at >= (nearest?.at ?? 0)) nearest = told;
  if (nearest === undefined) {
    const single = facts.filter(({ members }) =>
      members.every((member) => member.group.members.length === 1 || reading.chosen.has(member)),
    );
    if (restricting.test(textBefore(reading.answered.response, state.start, sentence.start)))
      return undefined;
    if (single.length === 0 || single.some((fact) => isInState(fact, state) !== state.negated))
      return undefined;
    return isSaidOfIt(reading, state) ? String(single.at(-1)?.value) : undefined;
  }
  const { about } = nearest;
  const isSo = (fact: Fact) => isInState(fact, state) !== state.negated;
  if (theOthers.test(textBefore(reading.answered.response, state.start, sentence.start))) {
    const rest = othersThan(reading, about, facts);
    return rest.length === 0
      ? undefined
      : rest.every(isSo) || String(rest.find((fact) => !isSo(fact))?.value);
  }
  // A thing that several steps show, or several that are named by the same words: one is enough.
  const perMember = new Map<unknown, boolean>();
  for (const fact of about) {
    const key = fact.members.at(-1)?.group;
    perMember.set(key, (perMember.get(key) ?? true) && isSo(fact));
  }
  if ([...perMember.values()].some((each) => each)) return true;
  // What a change has made of it counts as well.
  const ids = new Set(
    about.flatMap(({ members }) => [...(members.at(-1)?.names ?? []), ...(members.at(-1)?.ids ?? [])]),
  );
  const isChanged = facts.some(
    (fact) =>
      isSo(fact) &&
      !about.includes(fact) &&
      !about.some(({ step }) => step === fact.step) &&
      reading.scene.facts.some(
        (other) => other.step === fact.step && other.record === fact.record && ids.has(String(other.value)),
      ),
  );
  if (isChanged) return true;
  return String(about.find((fact) => !isSo(fact))?.value);
}

/** "The release on main has failed": a row that is told by its own values right before the state. */
function toldBefore(
  reading: AnswerReading,
  state: State,
  sentence: Sentence,
  facts: readonly Fact[],
): { readonly at: number; readonly about: readonly Fact[] } | undefined {
  const lead = textBefore(reading.answered.response, state.start, sentence.start);
  const clause = lead.split(/[;:.()]|,?\s(?:and|but|while)\s/).at(-1) ?? '';
  const stretch = { start: state.start - clause.length, end: state.start };
  const told = facts.filter(({ members }) => {
    const row = members.at(-1);
    return row !== undefined && row.group.members.length > 1 && isToldIn(reading, row, stretch);
  });
  return told.length === 1 ? { at: stretch.start, about: told } : undefined;
}

/** "The orders that were not cancelled": some of a list, and not the one that is spoken of. */
const restricting = /\b(?:that|which|who)\s+(?:is|are|was|were|has been|have been)\s+(?:\p{Ll}+\s+){0,2}$/iu;

/** "The other six are confirmed" */
const theOthers = /\b(?:the\s+)?(?:others?|rest|remaining)\b[^.;:]*$/i;

/** The same field of what is in the list and is named nowhere. */
function othersThan(
  { anchors }: AnswerReading,
  about: readonly Fact[],
  facts: readonly Fact[],
): readonly Fact[] {
  const group = about[0]?.members.at(-1)?.group;
  const named = new Set(anchors.flatMap(({ members }) => members));
  return facts.filter(({ members }) => {
    const member = members.at(-1);
    return member !== undefined && member.group === group && !named.has(member);
  });
}

/** "It is open", "is still open": and not a verb or a noun that happens to look like it. */
function isSaidOfIt({ answered }: AnswerReading, { start }: State): boolean {
  return /\b(?:is|are|was|were|been|remains?|stays?|became|now|still|as|to|est|été|sont|ist|wurde|worden|sind)\s+(?:now|still|currently|already|not|marked as|set to|in)?\s*$/i.test(
    answered.response.slice(Math.max(0, start - 30), start),
  );
}
