// Values that are of something else than what the sentence names, and rightly or wrongly said: earlier events, what was before a change.
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { saysFact } from './direct.ts';
import type { Fact, Member } from './facts.ts';
import type { Misfit } from './field-misfit.ts';
import { mayMean } from './match-fact.ts';
import { type AnswerReading, isName, type Sentence } from './reading.ts';

export function calledOf(member: Member | undefined): string {
  return member?.names[0] ?? [...(member?.ids ?? [])][0] ?? 'another one';
}

/** "It is now due on 21 October", where that is the `old_due` of a change. */
export function isOfBefore(reading: AnswerReading, mention: Mention, sentence: Sentence): boolean {
  if (isName(mention)) return false;
  const { answered, scene } = reading;
  const lead =
    textBefore(answered.response, mention.start, sentence.start)
      .split(/[,;:.()]/)
      .at(-1) ?? '';
  if (
    !/\b(?:is|are|runs?|lasts?|costs?|starts?|ends?) now\b|\bnow (?:is|are|due|on|at|until|runs?|costs?|starts?|ends?|have|has)\b/i.test(
      lead,
    )
  )
    return false;
  if (/\b(?:instead of|from|was|were|previously|before|no longer|not)\b/i.test(lead)) return false;
  return scene.facts.some(
    (fact) =>
      /^(?:old|previous|prior|former|original)_/.test(fact.key) &&
      saysFact(reading, mention, fact) &&
      !scene.facts.some(
        ({ step, record, key, value }) =>
          step === fact.step && record === fact.record && key.startsWith('new_') && value === fact.value,
      ),
  );
}

/** "James is ready at the Harbour branch": that is a branch of somebody else's, and what is named has one of its own. */
export function sameKindOfNamed(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): Misfit | undefined {
  const isApart = isName(mention) && fact.members.every(({ group }) => group.members.length === 1);
  const kind = wordsOf(fact.key).at(-1) ?? '';
  const own = wordsOf(fact.key).slice(0, -1);
  if (!isApart || kind.length < 4 || typeof fact.value !== 'string' || /name|title|label/.test(kind))
    return undefined;
  const anchor = reading.anchors.findLast(
    ({ end, start, members }) =>
      end <= mention.start &&
      start >= sentence.start &&
      members.length === 1 &&
      (members[0]?.group.members.length ?? 0) > 1,
  );
  const [named] = anchor?.members ?? [];
  const between = reading.answered.response.slice(anchor?.end ?? 0, mention.start).toLowerCase();
  if (named === undefined || own.some((word) => between.includes(word)) || /[;:.(]/.test(between))
    return undefined;
  const its = named.facts.filter(
    (other) =>
      other.step === fact.step && other.members.at(-1) === named && wordsOf(other.key).at(-1) === kind,
  );
  const [first] = its;
  return first === undefined || its.some(({ value }) => typeof value !== 'string' || mayMean(mention, value))
    ? undefined
    : `is the ${fact.key.replaceAll('_', ' ')}, and that of ${calledOf(named)} is ${String(first.value)}`;
}

/** "Of Hanne's, one is ready": whose things the sentence goes on with. */
export function isWhoseOnes({ answered }: AnswerReading, mention: Mention): boolean {
  return (
    mention.kind === 'name' &&
    /(?:^|[.;,]\s)of\s+$/i.test(textBefore(answered.response, mention.start)) &&
    /^['’]s?(?:\s\p{Ll}+)?,\s/u.test(answered.response.slice(mention.end, mention.end + 24))
  );
}

/** "It left port on 13 August, the day after it was loaded": another event of the same list. */
export function isEarlierEvent(
  { answered }: AnswerReading,
  mention: Mention,
  { value }: Fact,
  sentence: Sentence,
): boolean {
  return (
    isName(mention) &&
    /^\p{Ll}/u.test(String(value)) &&
    /\b(?:after|before|since|when|until|once)\s+(?:it|they|he|she)\s+(?:was|were|had been|has been)\s+$/i.test(
      textBefore(answered.response, mention.start, sentence.start),
    )
  );
}
