// Whether what a mention says is said of the thing that its sentence is about.

import { isObject } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import { mayWrite } from '../../model/tool.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { membersInState } from './chosen-members.ts';
import { isGivenToItsCall } from './context.ts';
import { listsOf } from './counted-list.ts';
import { countCandidates } from './derive-count.ts';
import { isCapacity } from './derive-record.ts';
import { saysFact } from './direct.ts';
import { unitBeside } from './fact-unit.ts';
import type { Fact, Group, Member } from './facts.ts';
import { fieldMisfit, type Misfit } from './field-misfit.ts';
import { type Governors, governorsOf } from './governors.ts';
import { isCountOf, isHinted } from './hinted-things.ts';
import { predicatesIn } from './item-predicates.ts';
import { mayMean } from './match-fact.ts';
import { isOnlyOfSide } from './money-flows.ts';
import { isContrasted, isOfTheOthers, isOtherOne } from './other-things.ts';
import { type AnswerReading, isName, isWithin, readQuery, type Sentence, sentenceAt } from './reading.ts';
import { isRowTold } from './rows-told.ts';
import type { Scene } from './scene.ts';
import { literal, nameInPath } from './write-path.ts';

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

function calledOf(member: Member | undefined): string {
  return member?.names[0] ?? [...(member?.ids ?? [])][0] ?? 'another one';
}

/** "It is now due on 21 October", where that is the `old_due` of a change. */
function isOfBefore(reading: AnswerReading, mention: Mention, sentence: Sentence): boolean {
  if (isName(mention)) return false;
  const { answered, scene } = reading;
  const lead = /[^,;:.()]*$/.exec(textBefore(answered.response, mention.start, sentence.start))?.[0] ?? '';
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

/** "James is ready at the Harbour branch": that is a branch of somebody else's, and what is named has one of its own. */
function sameKindOfNamed(
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

/** "…, and the release on main is still running": the clause goes on to a row that its own values tell. */
function isToldHere(reading: AnswerReading, member: Member, mention: Mention, sentence: Sentence): boolean {
  const { answered, anchors } = reading;
  const cut = /[;:.]|,?\s(?:and|but|while)\s/;
  const lead = answered.response.slice(sentence.start, mention.start).split(cut).at(-1) ?? '';
  const rest = answered.response.slice(mention.end, sentence.end).split(cut)[0] ?? '';
  const clause = { start: mention.start - lead.length, end: mention.end + rest.length };
  const isFirst = clause.start === sentence.start;
  const isNamedHere = anchors.some(
    (anchor) => isWithin(anchor, clause) && anchor.members[0]?.group === member.group,
  );
  return !isFirst && !isNamedHere && isToldIn(reading, member, clause);
}

/** "Of Hanne's, one is ready": whose things the sentence goes on with. */
function isWhoseOnes({ answered }: AnswerReading, mention: Mention): boolean {
  return (
    mention.kind === 'name' &&
    /(?:^|[.;,]\s)of\s+$/i.test(textBefore(answered.response, mention.start)) &&
    /^['’]s?(?:\s\p{Ll}+)?,\s/u.test(answered.response.slice(mention.end, mention.end + 24))
  );
}

/** "It left port on 13 August, the day after it was loaded": another event of the same list. */
function isEarlierEvent(
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

/** Whether there is no question which member is meant, though the sentence names none. */
function isClear(reading: AnswerReading, member: Member, fact: Fact, mention: Mention): boolean {
  if (reading.chosen.has(member) || member.group.members.length === 1) return true;
  const { start, end } = sentenceAt(reading, mention);
  const words = reading.tokens.filter((token) => token.start >= start && token.end <= end);
  const described = membersInState(reading.scene, words).filter(({ group }) => group === member.group);
  if (described.length > 0) return described.includes(member);
  const alike = member.group.members.flatMap(({ facts }) => facts.filter(({ key }) => key === fact.key));
  if (alike.every(({ value }) => value === fact.value)) return true;
  if (
    isTold(reading, member, mention) ||
    isOfSelected(reading, member, alike, fact) ||
    isOwnUnit(reading, fact, alike)
  )
    return true;
  if (isOnlyOfSide(reading, mention, fact, alike, sentenceAt(reading, mention))) return true;
  if (isOwnName(member, fact) || isSelecting(reading, mention, fact)) return true;
  if (isOnlyOnes(reading, mention, member, fact)) return true;
  // All of them are told, or the least and the greatest.
  const sentence = sentenceAt(reading, mention);
  const said = reading.mentions.filter(
    ({ start, kind }) =>
      (kind === mention.kind || (figureKinds.has(kind) && figureKinds.has(mention.kind))) &&
      start >= sentence.start &&
      start < sentence.end,
  );
  return alike.length > 1 && alike.every((each) => said.some((other) => saysFact(reading, other, each)));
}

const figureKinds = new Set(['number', 'duration', 'quantity', 'money', 'percent']);

/** "A call on 30 January and a note on 20 February": words of the item's own stand right before the value. */
function isTold(reading: AnswerReading, member: Member, mention: Mention): boolean {
  const sentence = sentenceAt(reading, mention);
  const before = reading.mentions.findLast(
    ({ end, kind }) => end <= mention.start && kind !== 'relation' && kind !== 'name',
  );
  return isToldIn(reading, member, {
    start: Math.max(sentence.start, before?.end ?? 0),
    end: mention.start,
  });
}

/** Whether the words of a stretch are values of a row, and no other row has all of them. */
export function isToldIn(reading: AnswerReading, member: Member, stretch: Sentence): boolean {
  const words = reading.tokens
    .filter((token) => token.kind === 'word' && token.start >= stretch.start && token.end <= stretch.end)
    .map(({ word }) => word);
  const said = ` ${words.join(' ')} `;
  const isSaid = ({ value, key }: Fact) =>
    typeof value === 'string' &&
    value.length <= 40 &&
    !/(?:^|_)id$/.test(key) &&
    value !== '' &&
    said.includes(` ${value.toLowerCase()} `);
  const own = member.facts.filter((fact) => fact.members.at(-1) === member && isSaid(fact));
  const siblings = ofAsked(reading, member);
  // No other has all of them: "on main, ci" is neither the release on main nor the ci of a branch.
  return (
    own.length > 0 &&
    siblings.every(
      (other) =>
        other === member ||
        own.some(({ key }) => !other.facts.some((fact) => fact.key === key && isSaid(fact))),
    )
  );
}

/** Those of a list that have the name which the query says and which a member has, too: all requests of one person. */
function ofAsked(reading: AnswerReading, member: Member): readonly Member[] {
  const asked = readQuery(reading).mentions.filter(({ kind }) => kind === 'name');
  const isAsked = ({ value }: Fact) =>
    typeof value === 'string' && /^\p{Lu}/u.test(value) && asked.some((mention) => mayMean(mention, value));
  const named = member.facts.find((fact) => fact.members.at(-1) === member && isAsked(fact));
  return named === undefined
    ? member.group.members
    : member.group.members.filter(({ facts }) =>
        facts.some(({ key, value }) => key === named.key && value === named.value),
      );
}

/** "16: eight each": all that the query selects have it. */
function isOfSelected(reading: AnswerReading, member: Member, alike: readonly Fact[], fact: Fact): boolean {
  const list = listsOf(reading).find(({ group }) => group === member.group);
  if (list === undefined) return false;
  const query = readQuery(reading);
  const whole = { start: 0, end: query.answered.response.length };
  return predicatesIn(query, list, whole, whole).some(({ holds }) => {
    const inside = alike.filter(({ members }) => {
      const item = list.items[members.at(-1)?.index ?? -1];
      return isObject(item) && holds(item);
    });
    return (
      inside.includes(fact) &&
      inside.length < alike.length &&
      inside.every(({ value }) => value === fact.value)
    );
  });
}

/** "£2,850 or $3,630": each is in a unit of its own. */
function isOwnUnit(reading: AnswerReading, fact: Fact, alike: readonly Fact[]): boolean {
  const units = alike.map((each) => {
    const step = reading.byStep.get(each.step.id);
    return step === undefined ? undefined : unitBeside(each, step);
  });
  return (
    alike.includes(fact) && units.every((unit) => unit !== undefined) && new Set(units).size === units.length
  );
}

/** "Two of them by Ines Okafor": the name says which ones are counted. */
function isSelecting(reading: AnswerReading, mention: Mention, fact: Fact): boolean {
  if (!isName(mention) || typeof fact.value !== 'string') return false;
  const sentence = sentenceAt(reading, mention);
  const predicate = `${nameInPath(fact.key)}=${literal(fact.value)}]`;
  return reading.mentions.some(
    (other) =>
      other.kind === 'number' &&
      isWithin(other, sentence) &&
      countCandidates(reading, other, sentence).some(({ proof }) => proof.includes(predicate)),
  );
}

/** "On renovate/tokio it failed": a name that one row alone has says which one is meant, where nothing else does. */
function isOnlyOnes({ chosen }: AnswerReading, mention: Mention, { group }: Member, fact: Fact): boolean {
  if (mention.kind !== 'quotation' || typeof fact.value !== 'string') return false;
  const owners = group.members.filter(({ facts }) => facts.some(({ value }) => value === fact.value));
  return owners.length === 1 && !group.members.some((member) => chosen.has(member));
}

/** A name is said of the thing that it names. */
function isOwnName(member: Member, fact: Fact): boolean {
  return typeof fact.value === 'string' && member.names.includes(fact.value);
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

const linked = new WeakMap<Fact, readonly Member[]>();

/** Members of other lists that a value is about: the call was made for them, or its record refers to them. */
function linkedMembers(scene: Scene, fact: Fact): readonly Member[] {
  let members = linked.get(fact);
  if (members === undefined) {
    members = findLinked(scene, fact);
    linked.set(fact, members);
  }
  return members;
}

function findLinked(scene: Scene, fact: Fact): readonly Member[] {
  const ids = new Set<string>();
  for (const value of Object.values(fact.step.arguments)) if (typeof value === 'string') ids.add(value);
  for (const other of scene.facts)
    if (other.step === fact.step && isAround(other.record, fact.record) && /id$/i.test(other.key))
      ids.add(String(other.value));
  const own = new Set<Group>(fact.members.map(({ group }) => group));
  return scene.groups
    .filter((group) => !own.has(group))
    .flatMap(({ members }) => members.filter(({ ids: theirs }) => [...theirs].some((id) => ids.has(id))));
}

function isAround(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
