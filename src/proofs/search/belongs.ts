// Whether what a mention says is said of the thing that its sentence is about.

import { scalarsIn } from '../../model/pointer.ts';
import { mayWrite } from '../../model/tool.ts';
import { singular } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import type { Candidate } from './candidate.ts';
import { closeContextOf } from './context.ts';
import { saysFact } from './direct.ts';
import { unitBeside } from './fact-unit.ts';
import { fieldScore, wordsNear } from './field-said.ts';
import { type Governors, governorsOf } from './governors.ts';
import { mayMean } from './match-fact.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import type { Fact, Group, Member, Scene } from './scene.ts';

/** Why a candidate is not what the mention says: a clause that follows the words. */
export type Misfit = string;

/** Undefined where the candidate's things are those that the sentence is about. */
export function misfitOf(reading: AnswerReading, mention: Mention, candidate: Candidate): Misfit | undefined {
  for (const fact of candidate.facts) {
    const misfit =
      thingMisfit(reading, mention, fact) ??
      (isGiven(reading, mention) ? undefined : fieldMisfit(reading, mention, fact));
    if (misfit !== undefined) return misfit;
  }
  return undefined;
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

function thingMisfit(reading: AnswerReading, mention: Mention, fact: Fact): Misfit | undefined {
  const { answered, anchors } = reading;
  const sentence = sentenceAt(reading, mention);
  for (const member of fact.members) {
    const governors = governorsOf(answered.response, mention, sentence, member.group, anchors);
    if (governors === undefined) {
      if (isClear(reading, member, fact, mention)) continue;
      return `is said of no ${member.group.noun || 'item'} in particular, while the results have ${member.group.members.length}`;
    }
    if (governors.members.includes(member)) {
      if (governors.members.length === 1 || isOfAll(reading, mention, fact, governors)) continue;
      if (isPaired(reading, mention, member, governors)) continue;
      return `is not the same for all that are named with it`;
    }
    return `is ${calledOf(member)}'s, while the sentence is about ${calledOf(governors.members[0])}`;
  }
  for (const member of linkedMembers(reading.scene, fact)) {
    const governors = governorsOf(answered.response, mention, sentence, member.group, anchors);
    if (governors === undefined || governors.isInherited || governors.members.includes(member)) continue;
    // What is named more closely decides.
    if (
      fact.members.some(
        ({ group }) =>
          governorsOf(answered.response, mention, sentence, group, anchors)?.isInherited === false,
      )
    )
      continue;
    return `is ${calledOf(member)}'s, while the sentence is about ${calledOf(governors.members[0])}`;
  }
  return undefined;
}

/** Whether there is no question which member is meant, though the sentence names none. */
function isClear(reading: AnswerReading, member: Member, fact: Fact, mention: Mention): boolean {
  if (reading.chosen.has(member) || member.group.members.length === 1) return true;
  const alike = member.group.members.flatMap(({ facts }) => facts.filter(({ key }) => key === fact.key));
  if (alike.every(({ value }) => value === fact.value)) return true;
  if (isOwnName(member, fact)) return true;
  // All of them are told, or the least and the greatest.
  const sentence = sentenceAt(reading, mention);
  const said = reading.mentions.filter(
    ({ start, kind }) => kind === mention.kind && start >= sentence.start && start < sentence.end,
  );
  return alike.length > 1 && alike.every((each) => said.some((other) => saysFact(reading, other, each)));
}

/** A name is said of the thing that it names. */
function isOwnName(member: Member, fact: Fact): boolean {
  return typeof fact.value === 'string' && member.names.includes(fact.value);
}

function isOfAll(reading: AnswerReading, mention: Mention, fact: Fact, { members }: Governors): boolean {
  return members.every((member) =>
    member.facts.some((other) => other.key === fact.key && saysFact(reading, mention, other)),
  );
}

/** "A and B cost 3 and 5": as many values as names, in their order. */
function isPaired(reading: AnswerReading, mention: Mention, member: Member, { members }: Governors): boolean {
  const sentence = sentenceAt(reading, mention);
  const values = reading.mentions.filter(
    ({ kind, start }) => kind === mention.kind && start >= sentence.start && start < sentence.end,
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

const isName = ({ kind }: Mention) => kind === 'name' || kind === 'quotation' || kind === 'identifier';

/** The names of an answer; a word of a field's name is a label, however it is written: VAT. */
export function namesIn({ anchors, mentions, fieldWords }: AnswerReading) {
  return [
    ...anchors,
    ...mentions.filter((mention) => isName(mention) && !fieldWords.has(mention.text.toLowerCase())),
  ];
}

/** The figures, dates and times of an answer but one. */
export function figuresBut({ mentions }: AnswerReading, one?: Mention) {
  return mentions.filter(
    (mention) =>
      mention !== one && !isName(mention) && mention.kind !== 'relation' && mention.kind !== 'answer',
  );
}

/** "The status of the ticket X", "the ticket X": the words before say what it is, and no field of it. */
function isNamedThing({ answered, scene }: AnswerReading, { start }: Mention): boolean {
  const before = answered.response.slice(Math.max(0, start - 60), start);
  const [, preposition, noun] =
    /(?:\b(of|for|from|at|with)\s+)?(?:the\s+|an?\s+|its\s+|their\s+)?(?:(\p{L}+)\s+)?[“"'‘«]?$/iu.exec(
      before,
    ) ?? [];
  if (preposition !== undefined) return true;
  return (
    noun !== undefined &&
    scene.groups.some(
      (group) => singular(group.noun.split(' ').at(-1) ?? '') === singular(noun.toLowerCase()),
    )
  );
}

const figures = new Set(['number', 'money', 'quantity', 'percent', 'duration']);
const dates = new Set(['date', 'period', 'weekday']);

function classOf({ value }: Pick<Fact, 'value'>): string {
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return 'other';
  if (/^\d{4}-\d\d-\d\d/.test(value)) return 'date';
  if (/^\d\d:\d\d/.test(value)) return 'time';
  return /^[+-]?\d+(?:\.\d+)?$/.test(value) ? 'number' : 'text';
}

/** The words beside a figure mean another field of the same thing. */
export function fieldMisfit(reading: AnswerReading, mention: Mention, fact: Fact): Misfit | undefined {
  const kind = figures.has(mention.kind)
    ? 'number'
    : dates.has(mention.kind)
      ? 'date'
      : isName(mention)
        ? 'text'
        : mention.kind;
  if (kind !== 'number' && kind !== 'date' && kind !== 'time' && kind !== 'text') return undefined;
  if (kind === 'text' && isNamedThing(reading, mention)) return undefined;
  const sentence = sentenceAt(reading, mention);
  const near = wordsNear(reading.tokens, mention, namesIn(reading), figuresBut(reading, mention), sentence);
  const own = fieldScore(near, fact);
  // Fields that have the value somewhere are candidates themselves.
  const possible = new Set((reading.scene.byText.get(String(fact.value)) ?? []).map(({ key }) => key));
  let rival: { readonly fact: Fact; readonly score: number } | undefined;
  for (const other of reading.scene.facts) {
    if (other.key === fact.key || other.value === fact.value || (kind === 'text' && possible.has(other.key)))
      continue;
    const isSameClass =
      classOf(other) === classOf(fact) || (classOf(other) === 'date' && classOf(fact) === 'time');
    if (!isSameClass) continue;
    // What another call says counts only where the words clearly mean it.
    const score = fieldScore(near, other) * (other.step === fact.step ? 1 : 0.5);
    if (score > (rival?.score ?? 0)) rival = { fact: other, score };
  }
  if (rival === undefined || rival.score < 0.2 || rival.score <= own * 1.25)
    return own > 0 || kind === 'text' ? undefined : unlabelledMisfit(reading, mention, fact, sentence);
  return `is the ${fact.key.replaceAll('_', ' ')}, while the words around it mean the ${rival.fact.key.replaceAll('_', ' ')}`;
}

/** A figure without a word for its field is its record's first of its kind, and of what the sentence speaks of. */
function unlabelledMisfit(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: { readonly start: number; readonly end: number },
): Misfit | undefined {
  const stranger = strangerBefore(reading, mention, fact, sentence);
  if (stranger !== undefined) return stranger;
  const before = reading.scene.facts.find(
    (other) =>
      other.step === fact.step &&
      other.record === fact.record &&
      other !== fact &&
      classOf(other) === classOf(fact) &&
      other.pointer !== fact.pointer &&
      isEarlierField(reading, other, fact) &&
      unitKind(reading, other) === unitKind(reading, fact) &&
      other.value !== fact.value,
  );
  if (before === undefined) return undefined;
  const isToldToo = reading.mentions.some(
    (other) =>
      other !== mention &&
      other.start >= sentence.start &&
      other.start < sentence.end &&
      saysFact(reading, other, before),
  );
  if (isToldToo) return undefined;
  return `could be the ${before.key.replaceAll('_', ' ')} or the ${fact.key.replaceAll('_', ' ')}`;
}

function isEarlierField({ scene }: AnswerReading, a: Fact, b: Fact): boolean {
  return scene.facts.indexOf(a) < scene.facts.indexOf(b);
}

function unitKind({ byStep }: AnswerReading, fact: Fact): string {
  const step = byStep.get(fact.step.id);
  const unit = step === undefined ? undefined : unitBeside(fact, step);
  return unit ?? measureOf([fact.key], undefined)?.unit ?? '';
}

/** A figure without a word for its field, behind the name of a thing that it has nothing to do with. */
function strangerBefore(
  { anchors, answered, scene }: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: { readonly start: number; readonly end: number },
): Misfit | undefined {
  const nearest = anchors.findLast(({ start, end }) => start >= sentence.start && end <= mention.start);
  if (nearest === undefined) return undefined;
  const around = anchors.filter(({ start, end }) => start === nearest.start && end === nearest.end);
  const close = closeContextOf(scene, fact);
  const isRelated = around.some(({ members }) =>
    members.some(
      (member) =>
        fact.members.includes(member) ||
        member.group.step.id === fact.step.id ||
        [...member.names, ...member.ids].some((name) => close.has(fold(name))) ||
        member.facts.some(
          ({ value }) => typeof value === 'string' && value.length > 2 && close.args.has(fold(value)),
        ),
    ),
  );
  if (isRelated) return undefined;
  return `has nothing to do with ${JSON.stringify(answered.response.slice(nearest.start, nearest.end))}`;
}
