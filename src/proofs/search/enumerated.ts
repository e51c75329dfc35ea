// Numbers that count what the answer itself names: "Two: A and B", "one is lost; the other two are open".
import { isObject } from '../../model/json.ts';
import { singular, wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Predicate } from './counted-list.ts';
import { type CountedList, isCalled, listsOf } from './counted-list.ts';
import type { Group, Member } from './facts.ts';
import { predicatesIn } from './item-predicates.ts';
import { type AnswerReading, isWithin, readQuery, sentenceAt } from './reading.ts';
import { findStates, isInState, type State } from './states.ts';

/** Whether a number is how many things of a list the answer names behind it, or how many it leaves. */
export function isEnumerated(reading: AnswerReading, mention: Mention): boolean {
  const [first] = mention.readings;
  if (mention.kind !== 'number' || first?.as !== 'number' || !Number.isInteger(first.value)) return false;
  const { value } = first;
  const { response } = reading.answered;
  // "26 units of it", "8 against 4 for the other" measure, and count nothing that is named.
  const isMeasure =
    /^\s+(?:units?|pieces?|copies|packs?|boxes)\s+of\b|^\s*(?:against|versus|vs)\b/i.test(
      textBehind(response, mention.end),
    ) || /\b(?:against|versus|vs\.?)\s+$/i.test(textBefore(response, mention.start));
  if (isMeasure) return false;
  const noun = (mention.noun ?? '').split(' ').map(singular);
  if (isFigureNoun(reading, noun)) return false;
  return listsOf(reading).some((list) => {
    const { group, items } = list;
    if (group === undefined || items.length < value) return false;
    const [behind, before] = [namedBehind(reading, mention, group), namedBefore(reading, mention, group)];
    const isIt =
      isRest(reading, mention, group, value) ||
      (behind.size === value && isThat(reading, mention, list, behind)) ||
      (before.size === value && isThat(reading, mention, list, before));
    return isIt && !isOthersNoun(reading, noun, list);
  });
}

/** "It has one approval": what things have a number of counts no things, unless these are called so, too. */
function isFigureNoun(reading: AnswerReading, noun: readonly string[]): boolean {
  const last = noun.at(-1) ?? '';
  if (last === '' || listsOf(reading).some((list) => isCalled(list, last))) return false;
  return reading.scene.facts.some(
    ({ key, value }) => typeof value === 'number' && wordsOf(key).map(singular).at(-1) === last,
  );
}

/** "Two rooms" are no two meetings. */
function isOthersNoun(
  reading: AnswerReading,
  said: readonly string[],
  { group, noun }: CountedList,
): boolean {
  const words = noun.split(' ').map(singular);
  return listsOf(reading).some(
    (list) =>
      list.group !== group &&
      list.noun
        .split(' ')
        .map(singular)
        .some((word) => said.includes(word) && !words.includes(word)),
  );
}

/** How many are named from a number on, in its sentence and in the lines of a list behind it. */
function namedBehind(reading: AnswerReading, mention: Mention, group: Group): ReadonlySet<Member> {
  const { response } = reading.answered;
  const sentence = sentenceAt(reading, mention);
  const rest = textBehind(response, mention.end);
  const isListed =
    /^[^.!?\n]*:\s*(?:\n|$)/.test(rest) || /^[^\n.!?]*[:.][^\S\n]*\n\s*(?:[-*•|]|\d+[.)])/.test(rest);
  const next = reading.mentions.find(
    (other) =>
      other.kind === 'number' &&
      other.start >= mention.end &&
      other.noun !== undefined &&
      isWithin(other, sentence),
  );
  const colon = /^[^.!?\n]*?:/.exec(rest)?.[0];
  const end = isListed
    ? mention.end + endOfList(rest)
    : colon === undefined && next !== undefined
      ? next.start
      : following(reading, sentence.end, colon);
  return namedIn(reading, group, mention.end, end);
}

/** Where the lines of a list end that a text leads to. */
function endOfList(text: string): number {
  let at = 0;
  let isIn = false;
  for (const line of text.split('\n')) {
    const isItem = /^\s*(?:[-*•|]|\d+[.)])/.test(line);
    if (isIn && !isItem && line.trim() !== '') return at;
    isIn ||= isItem;
    at += line.length + 1;
  }
  return text.length;
}

/** "Two invoices are unpaid: A is overdue. B is open." runs on to the end of its paragraph. */
function following({ answered }: AnswerReading, end: number, colon: string | undefined): number {
  if (colon === undefined) return end;
  const paragraph = answered.response.indexOf('\n\n', end);
  return paragraph === -1 ? end : Math.min(end, paragraph);
}

/** "A and B: two in all". */
function namedBefore(reading: AnswerReading, mention: Mention, group: Group): ReadonlySet<Member> {
  const sentence = sentenceAt(reading, mention);
  return namedIn(reading, group, sentence.start, mention.start);
}

function namedIn({ anchors }: AnswerReading, group: Group, start: number, end: number): ReadonlySet<Member> {
  return new Set(
    anchors
      .filter((anchor) => anchor.start >= start && anchor.end <= end)
      .filter(({ members }) => members.length === 1 && members[0]?.group === group)
      .flatMap(({ members }) => members),
  );
}

/**
 * Whether those that are named are those that the query asks for: all of the list, or all that meet a condition of the
 * query. Where the answer has a condition of its own, nobody can tell.
 */
function isThat(
  reading: AnswerReading,
  mention: Mention,
  list: CountedList,
  named: ReadonlySet<Member>,
): boolean {
  if (isOtherKind(mention, list)) return false;
  if (statesOf(reading, mention, list).some((state) => ![...named].every((each) => isMemberIn(each, state))))
    return false;
  if (named.size === list.items.length) return true;
  const query = readQuery(reading);
  const whole = { start: 0, end: query.answered.response.length };
  const asked = predicatesIn(query, list, whole, whole);
  const members = list.group?.members ?? [];
  const meets = ({ holds }: Predicate, { index }: Member) => {
    const item = list.items[index];
    return isObject(item) && holds(item);
  };
  if (asked.length > 0)
    return [asked, ...asked.map((each) => [each])].some((predicates) => {
      const meeting = members.filter((member) => predicates.every((each) => meets(each, member)));
      return meeting.length === named.size && meeting.every((member) => named.has(member));
    });
  const { response } = reading.answered;
  const sentence = sentenceAt(reading, mention);
  const clause = /^[^:;.,!?]*/.exec(response.slice(mention.end, sentence.end))?.[0] ?? '';
  const words = tokenize(clause).filter(({ kind, word }) => kind === 'word' && !plain.has(word));
  return words.some(({ word }) => !isCalled(list, word) && !(mention.noun ?? '').split(' ').includes(word));
}

/** The states that are said of what a number counts: "four are under way: A, B, C and D". */
function statesOf(reading: AnswerReading, { end }: Mention, { group }: CountedList): readonly State[] {
  const clause = /^[^:;.,!?\n]*/.exec(textBehind(reading.answered.response, end))?.[0].length ?? 0;
  return findStates(reading.tokens, reading.scene).filter(
    (state) =>
      state.start >= end &&
      state.end <= end + clause &&
      !state.negated &&
      group?.members.every((member) => member.facts.some(({ key }) => key === state.key)) === true,
  );
}

const isMemberIn = ({ facts }: Member, state: State): boolean => facts.some((fact) => isInState(fact, state));

/** "Four files", of three files and a directory: what the noun says is said of some of the items only. */
function isOtherKind({ noun }: Mention, { items }: CountedList): boolean {
  const said = (noun ?? '').split(' ').map(singular);
  const objects = items.filter(isObject);
  return [...new Set(objects.flatMap((item) => Object.keys(item)))].some((key) => {
    if (!/^(?:type|kind)$/.test(key)) return false;
    const own = objects.filter((item) => said.includes(singular(String(item[key]).toLowerCase())));
    return own.length > 0 && own.length < objects.length;
  });
}

const plain = new Set(
  'the a an of in on at for with and to is are was were there has have had been i we you it they them these those found see us our your their his her its'.split(
    ' ',
  ),
);

/** "The other two": all but those that were named or counted before. */
function isRest(reading: AnswerReading, mention: Mention, group: Group, value: number): boolean {
  const { answered, mentions } = reading;
  const before = answered.response.slice(Math.max(0, mention.start - 24), mention.start);
  if (!/\b(?:other|remaining|rest|others are)\s+$/i.test(before)) return false;
  const left = group.members.length - value;
  if (left <= 0) return false;
  const isCounted = mentions.some(
    ({ kind, end, readings }) =>
      (kind === 'number' || kind === 'relation') &&
      end <= mention.start &&
      readings.some((each) => each.as === 'number' && each.value === left),
  );
  return isCounted || namedIn(reading, group, 0, mention.start).size === left;
}
