// Things that a figure is of though the words that name them do not stand as names do: behind adjectives, or by one word of theirs.
import { stemOf } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import type { Member } from './facts.ts';
import type { Governors } from './governors.ts';
import { isFunctionWord } from './known-words.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

/** "Three steel water bottles": a number of what is named behind its adjectives. */
export function isCountOf(
  { anchors, answered }: AnswerReading,
  { kind, end }: Mention,
  member: Member,
): boolean {
  const next = anchors.find(({ start }) => start >= end);
  if (kind !== 'number' || next?.members.includes(member) !== true) return false;
  const between = answered.response.slice(end, next.start);
  return /^\s(?:\p{Ll}[\p{Ll}-]+\s){1,2}$/u.test(between) && !between.trim().split(' ').some(isFunctionWord);
}

/** "The warehouse fire leads with 18,240 views": a word that is in this name alone, before anything else is named. */
export function isHinted(
  { tokens, anchors }: AnswerReading,
  mention: Mention,
  member: Member,
  sentence: Sentence,
  { at }: Governors,
): boolean {
  if (at < mention.start || anchors.some((anchor) => isWithin(anchor, { ...sentence, end: mention.start })))
    return false;
  const wordsOfNames = ({ names }: Member) =>
    new Set(names.flatMap((name) => tokenize(name).map(({ word }) => stemOf(word))));
  const own = wordsOfNames(member);
  const others = member.group.members.filter((other) => other !== member).map(wordsOfNames);
  return tokens.some(
    ({ start, end, kind, word }) =>
      kind === 'word' &&
      word.length > 4 &&
      start >= sentence.start &&
      end <= mention.start &&
      own.has(stemOf(word)) &&
      !others.some((words) => words.has(stemOf(word))),
  );
}
