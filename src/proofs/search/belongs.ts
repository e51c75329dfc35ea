// Whether what a mention says is said of the thing that its sentence is about.

import { scalarsIn } from '../../model/pointer.ts';
import { mayWrite } from '../../model/tool.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import type { Candidate } from './candidate.ts';
import { figureKinds, isClear } from './clear-members.ts';
import { isGivenToItsCall } from './context.ts';
import { isCapacity } from './derive-record.ts';
import { saysFact } from './direct.ts';
import type { Fact, Member } from './facts.ts';
import { fieldMisfit, type Misfit } from './field-misfit.ts';
import { type Governors, governorsOf } from './governors.ts';
import { isCountOf, isHinted } from './hinted-things.ts';
import { linkedMembers } from './linked-members.ts';
import { mayMean } from './match-fact.ts';
import { isContrasted, isOfTheOthers, isOtherOne } from './other-things.ts';
import { type AnswerReading, isName, isWithin, type Sentence, sentenceAt } from './reading.ts';
import { isRowTold } from './rows-told.ts';
import { calledOf, isEarlierEvent, isOfBefore, isWhoseOnes, sameKindOfNamed } from './said-of-others.ts';
import { isToldHere } from './told-rows.ts';

/** Undefined where the candidate's things are those that the sentence is about. */
export function misfitOf(reading: AnswerReading, mention: Mention, candidate: Candidate): Misfit | undefined {
  for (const fact of candidate.facts) {
    const misfit =
      thingMisfit(reading, mention, fact) ??
      (isGiven(reading, mention) ||
      candidate.kind === 'range' ||
      isCapacity(reading, mention, fact) ||
      isPartOfWhole(reading, mention, fact)
        ? undefined
        : fieldMisfit(reading, mention, fact));
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

/** "182 of 240 GB": the part and the whole of one record, which no word has to tell apart. */
function isPartOfWhole(reading: AnswerReading, mention: Mention, fact: Fact): boolean {
  const { answered, mentions, scene } = reading;
  const joined = (part: Mention, whole: Mention) =>
    /^\s*(?:(?:out )?of|\/)\s+(?:(?:the|a|her|his|its|their)\s+)?$/i.test(
      answered.response.slice(part.end, whole.start),
    );
  return mentions.some((other) => {
    const isPart = joined(mention, other);
    if (!isPart && !joined(other, mention)) return false;
    return scene.facts.some((partner) => {
      // "1,110 of 1,310 are free", where 200 are reserved.
      const isRest =
        !isPart &&
        partner !== fact &&
        partner.step === fact.step &&
        partner.record === fact.record &&
        typeof partner.value === 'number' &&
        other.readings.some(
          (each) => 'value' in each && each.value === Number(fact.value) - Number(partner.value),
        );
      if (isRest) return true;
      if (partner.step !== fact.step || partner.record !== fact.record || partner === fact) return false;
      const [part, whole] = isPart ? [fact, partner] : [partner, fact];
      return (
        typeof part.value === 'number' &&
        typeof whole.value === 'number' &&
        part.value <= whole.value &&
        saysFact(reading, other, partner)
      );
    });
  });
}

/** A value that the change was made with may be said with any of its words: "booked for 11 March". */
function isGiven(reading: AnswerReading, mention: Mention): boolean {
  if (isName(mention)) return false;
  return reading.scene.steps.some(
    ({ step, tool }) =>
      tool !== undefined &&
      mayWrite(tool) &&
      [...scalarsIn(step.arguments)].some(({ value }) => value !== null && mayMean(mention, value)),
  );
}

export function thingMisfit(reading: AnswerReading, mention: Mention, fact: Fact): Misfit | undefined {
  const { answered, anchors } = reading;
  const sentence = sentenceAt(reading, mention);
  if (isOfBefore(reading, mention, sentence)) return 'is what it was before the change';
  for (const member of fact.members) {
    if (isRowTold(reading, mention, fact, member)) continue;
    const governors = governorsOf(answered.response, mention, sentence, member.group, anchors);
    if (governors === undefined) {
      if (isClear(reading, member, fact, mention) || isGivenToItsCall(fact)) continue;
      if (isNamedNext(reading, member, sentence)) continue;
      return `is said of no ${member.group.noun || 'item'} in particular, while the results have ${member.group.members.length}`;
    }
    if (governors.members.includes(member)) {
      if (governors.named.length === 1 || isOfAll(reading, mention, fact, governors)) continue;
      if (isPaired(reading, mention, member, governors)) continue;
      return `is not the same for all that are named with it`;
    }
    if (isCountOf(reading, mention, member) || isHinted(reading, mention, member, sentence, governors))
      continue;
    if (isContrasted(reading, mention, member, sentence) || isOtherOne(reading, mention, sentence)) continue;
    if (isOfTheOthers(reading, mention, fact, sentence)) continue;
    if (isWhoseOnes(reading, mention) || isToldHere(reading, member, mention, sentence)) continue;
    if (isEarlierEvent(reading, mention, fact, sentence)) continue;
    return `is ${calledOf(member)}'s, while the sentence is about ${calledOf(governors.members[0])}`;
  }
  const rival = sameKindOfNamed(reading, mention, fact, sentence);
  if (rival !== undefined) return rival;
  for (const member of linkedMembers(reading.scene, fact)) {
    const governors = governorsOf(answered.response, mention, sentence, member.group, anchors);
    if (governors === undefined || governors.isInherited || governors.members.includes(member)) continue;
    // What is named more closely decides.
    if (
      fact.members.some(({ group }) => {
        const own = governorsOf(answered.response, mention, sentence, group, anchors);
        return own?.isInherited === false && own.at <= mention.start && own.at >= governors.at;
      })
    )
      continue;
    return `is ${calledOf(member)}'s, while the sentence is about ${calledOf(governors.members[0])}`;
  }
  return undefined;
}

/** "Kofi Mensah. It's the Research budget": the next sentence says which one it is. */
function isNamedNext(
  { answered, anchors, sentences }: AnswerReading,
  member: Member,
  { end }: Sentence,
): boolean {
  const next = sentences.find(({ start }) => start >= end);
  if (next === undefined) return false;
  const isPointing = /^\s*(?:It|That|This|He|She)(?:['’]s|\s+(?:is|was))\s/u.test(
    answered.response.slice(next.start, next.end),
  );
  const first = anchors.find((anchor) => isWithin(anchor, next) && anchor.members[0]?.group === member.group);
  return isPointing && first?.members.length === 1 && first.members.includes(member);
}

function isOfAll(reading: AnswerReading, mention: Mention, fact: Fact, { named }: Governors): boolean {
  return named.every((members) =>
    members.some((member) =>
      member.facts.some((other) => other.key === fact.key && saysFact(reading, mention, other)),
    ),
  );
}

/** "A and B cost 3 and 5": as many values as names, in their order. */
function isPaired(reading: AnswerReading, mention: Mention, member: Member, { members }: Governors): boolean {
  const sentence = sentenceAt(reading, mention);
  const isOwnName = (place: Mention) =>
    reading.anchors.some(
      (anchor) =>
        place.start < anchor.end && anchor.start < place.end && anchor.members[0]?.group === member.group,
    );
  const values = reading.mentions.filter(
    ({ kind, start, ...place }) =>
      !isOwnName({ kind, start, ...place }) &&
      // "4.9 and 11.2 tonnes": the last has the unit of all.
      (kind === mention.kind || (figureKinds.has(kind) && figureKinds.has(mention.kind))) &&
      start >= sentence.start &&
      start < sentence.end,
  );
  return values.length === members.length && values.indexOf(mention) === members.indexOf(member);
}
