// What the place of a name says of it: that it is a thing's own, that it describes one, that the sentence is about it.
import { fieldFit } from '../../text/field-words.ts';
import { singular } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import { joins } from './governors.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

/** "The status of the ticket X", "the ticket X": the words before say what it is, and no field of it. */
export function isNamedThing({ answered, scene }: AnswerReading, { start }: Mention): boolean {
  const before = answered.response.slice(Math.max(0, start - 60), start);
  const [, preposition, noun] =
    /(?:\b(of|for|from|at|with|to|on|about|behind|under|called|named)\s+)?(?:the\s+|an?\s+|its\s+|their\s+)?(?:(\p{L}+)\s+)?[“"'‘«]?$/iu.exec(
      before,
    ) ?? [];
  if (noun === undefined) return preposition !== undefined;
  const isThing = scene.groups.some(
    (group) => singular(group.noun.split(' ').at(-1) ?? '') === singular(noun.toLowerCase()),
  );
  // "With the subject X": a label says which value is meant.
  return isThing || (preposition !== undefined && !scene.facts.some(({ key }) => fieldFit(noun, key) === 1));
}

/** 'One is urgent: "Damaged packaging"': a thing's own name behind a colon, or a part of it that names it, is no other field. */
export function isOwnTitle(
  { answered, anchors }: AnswerReading,
  { start, end, kind }: Mention,
  { value, members }: Fact,
): boolean {
  const own = members.at(-1);
  if (own?.names.includes(String(value)) !== true) return false;
  const isListed =
    kind === 'quotation' &&
    /[:,]\s*$/.test(textBefore(answered.response, start)) &&
    own.group.members.length > 1;
  const isPart = anchors.some(
    (anchor) => anchor.start <= start && end <= anchor.end && anchor.members.includes(own),
  );
  return (
    isListed || (isPart && !/\b(?:is|are|was|were|:)\s*[“"]?$/i.test(textBefore(answered.response, start)))
  );
}

/** "The English title": one word in front of a noun describes it. */
export function isAttribute({ answered }: AnswerReading, { text, start, end }: Mention): boolean {
  return (
    /^\p{L}+$/u.test(text) &&
    /\b(?:the|an?|other|only|in|pay|first|one|two|three)\s+$/i.test(textBefore(answered.response, start)) &&
    /^\s\p{Ll}{3,}/u.test(textBehind(answered.response, end))
  );
}

/** "A Winter in Åbo was written by …": a thing's own name in front is what the sentence is about. */
export function isSubject(
  { answered, anchors }: AnswerReading,
  { start, end }: Mention,
  { value, members }: Fact,
  sentence: Sentence,
): boolean {
  const isPassive = /^[”"'’»]?\s+(?:is|are|was|were|has|have|had|will|can|also|still)\b/i.test(
    textBehind(answered.response, end),
  );
  if (!isPassive) return false;
  // "A and B are both on the shelf"
  const first = anchors.find((anchor) => anchor.start - sentence.start < 8 && isWithin(anchor, sentence));
  const isLast = first !== undefined && first.end < start && joins(answered.response.slice(first.end, start));
  return (start - sentence.start < 8 || isLast) && members.some(({ names }) => names.includes(String(value)));
}
