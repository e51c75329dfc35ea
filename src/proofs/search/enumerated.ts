// Numbers that count what the answer itself names: "Two: A and B", "one is lost; the other two are open".
import { singular } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { listsOf } from './counted-list.ts';
import { type AnswerReading, isWithin, sentenceAt } from './reading.ts';
import type { Group } from './scene.ts';

/** Whether a number is how many things of a list the answer names behind it, or how many it leaves. */
export function isEnumerated(reading: AnswerReading, mention: Mention): boolean {
  const [first] = mention.readings;
  if (mention.kind !== 'number' || first?.as !== 'number' || !Number.isInteger(first.value)) return false;
  const { value } = first;
  const noun = (mention.noun ?? '').split(' ').map(singular);
  return listsOf(reading).some(({ group, items, noun: called }) => {
    if (group === undefined || items.length < value) return false;
    const words = called.split(' ').map(singular);
    // "Two rooms" are no two meetings.
    const isOther = listsOf(reading).some(
      (list) =>
        list.group !== group &&
        list.noun
          .split(' ')
          .map(singular)
          .some((word) => noun.includes(word) && !words.includes(word)),
    );
    return (
      !isOther &&
      (isRest(reading, mention, group, value) ||
        namedBehind(reading, mention, group) === value ||
        namedBefore(reading, mention, group) === value)
    );
  });
}

/** How many are named from a number on, in its sentence and in the lines of a list behind it. */
function namedBehind(reading: AnswerReading, mention: Mention, group: Group): number {
  const { response } = reading.answered;
  const sentence = sentenceAt(reading, mention);
  const rest = response.slice(mention.end);
  const isListed = /^[^.!?\n]*:\s*(?:\n|$)/.test(rest) || /^[^\n.!?]*[:.]\s*\n+\s*(?:[-*•|]|\d+[.)])/.test(rest);
  const next = reading.mentions.find(
    (other) =>
      other.kind === 'number' && other.start >= mention.end && other.noun !== undefined && isWithin(other, sentence),
  );
  const colon = /^[^.!?\n]*?:/.exec(rest)?.[0];
  const end = isListed
    ? response.length
    : colon === undefined && next !== undefined
      ? next.start
      : following(reading, sentence.end, colon);
  return count(reading, group, mention.end, end);
}

/** "Two invoices are unpaid: A is overdue. B is open." runs on to the end of its paragraph. */
function following({ answered }: AnswerReading, end: number, colon: string | undefined): number {
  if (colon === undefined) return end;
  const paragraph = answered.response.indexOf('\n\n', end);
  return paragraph === -1 ? end : Math.min(end, paragraph);
}

/** "A and B: two in all". */
function namedBefore(reading: AnswerReading, mention: Mention, group: Group): number {
  const sentence = sentenceAt(reading, mention);
  return count(reading, group, sentence.start, mention.start);
}

function count({ anchors }: AnswerReading, group: Group, start: number, end: number): number {
  const named = new Set(
    anchors
      .filter((anchor) => anchor.start >= start && anchor.end <= end)
      .filter(({ members }) => members.length === 1 && members[0]?.group === group)
      .flatMap(({ members }) => members),
  );
  return named.size;
}

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
  return isCounted || count(reading, group, 0, mention.start) === left;
}
