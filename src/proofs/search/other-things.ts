// What is said of another thing than the one that is named: "€119 against €139", "the morning one", "the other two".
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import type { Fact, Member } from './facts.ts';
import { leadsTo } from './governors.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

const against =
  /\b(?:against|versus|vs\.?|compared (?:to|with)|rather than|instead of|as opposed to|gegenüber|statt|gegen|contre|frente a)\b/i;

/** "€119 against €139.95": what is said behind the word is the other thing's, of those named here or in the query. */
export function isContrasted(
  reading: AnswerReading,
  mention: Mention,
  member: Member,
  sentence: Sentence,
): boolean {
  const { answered, anchors, asked } = reading;
  if (isPairInBrackets(reading, mention, sentence)) return true;
  const before = textBefore(answered.response, mention.start, sentence.start);
  const after = answered.response.slice(mention.end, sentence.end);
  const isOf = ({ members }: { readonly members: readonly Member[] }) => members[0]?.group === member.group;
  const inSentence = anchors.filter((anchor) => isOf(anchor) && isWithin(anchor, sentence));
  const isBehind = against.test(before) && !/[.;]/.test(before.slice(before.search(against)));
  const isInFront =
    /^[\s(]*$/.test(after.slice(0, Math.max(0, after.search(against)))) && against.test(after);
  if (!isBehind && !isInFront) return false;
  // "Against 8 for the Ancoats room": whose it is is said.
  const next = anchors.find((anchor) => isOf(anchor) && anchor.start >= mention.end);
  if (isBehind && next !== undefined && leadsTo(answered.response.slice(mention.end, next.start)))
    return false;
  const named = [...inSentence, ...(inSentence.length < 2 ? asked.filter(isOf) : [])];
  const [first] = inSentence;
  const isFirst = first?.members.includes(member) === true;
  return named.some(({ members }) => members.includes(member)) && isFirst === isInFront;
}

/** "Although North had more orders (412 against 388)": whose the second is was said before. */
function isPairInBrackets(
  { answered, anchors }: AnswerReading,
  mention: Mention,
  sentence: Sentence,
): boolean {
  const before = textBefore(answered.response, mention.start, sentence.start);
  const isSecond =
    /\(\p{L}{0,3}\s?[^()\s]{0,20}\d[^()]{0,20}\b(?:against|versus|vs\.?|to|compared (?:to|with))\s{1,4}\p{Sc}?$/u.test(
      before,
    );
  const isLast = /^[^(]{0,20}\)/.test(answered.response.slice(mention.end, sentence.end));
  return isSecond && isLast && anchors.filter((anchor) => isWithin(anchor, sentence)).length > 1;
}

/** "The afternoon flight is €181, the morning one €292": another one than is named. */
export function isOtherOne({ answered }: AnswerReading, mention: Mention, sentence: Sentence): boolean {
  return /[,;]\s+(?:and\s+|while\s+)?the\s+(?:other(?:\s+one)?|(?!same\b)\p{L}+\s+one)\s+(?:(?:is|costs?|was|at|for|comes to|takes|has)\s+)?(?:only\s+)?$/iu.test(
    textBefore(answered.response, mention.start, sentence.start),
  );
}

const others =
  /(?:\bthe\s+(?:others|rest|other\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+))|\b(?:every(?:one|body)|all)\s+else|\ball\s+(?:the\s+)?others?)\b[^.;:,]*$/i;

/** "The other two see Dr. Keane": what is named nowhere has it, every one of them. */
export function isOfTheOthers(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): boolean {
  if (!others.test(textBefore(reading.answered.response, mention.start, sentence.start))) return false;
  const named = new Set(reading.anchors.flatMap(({ members }) => members));
  const rest = fact.members.at(-1)?.group.members.filter((member) => !named.has(member)) ?? [];
  return (
    rest.length > 0 &&
    rest.every(({ facts }) => facts.some(({ key, value }) => key === fact.key && value === fact.value))
  );
}
