// An answer read against the steps: its sentences, what they say, and which things they name.

import type { Exchange, OrderedList } from '../../model/claim.ts';
import type { Tool } from '../../model/tool.ts';
import type { Step } from '../../model/workflow.ts';
import { singular, wordsOf } from '../../text/naming.ts';
import { findIdioms } from '../../text/sayings/idioms.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { relationClass } from '../../text/sayings/relation-class.ts';
import { splitSentences } from '../../text/sayings/split-sentences.ts';
import { type Token, tokenize } from '../../text/sayings/tokens.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Evidence } from '../evidence.ts';
import { evidenceOf } from '../step-evidence.ts';
import { chosenMembers } from './chosen-members.ts';
import { anchorsByMoment, anchorsByValue } from './described-rows.ts';
import type { Group, Member } from './facts.ts';
import { type Anchor, findMembers } from './find-members.ts';
import { findQuotes } from './find-quotes.ts';
import { orderedAnchors } from './former-latter.ts';
import { mayMean } from './match-fact.ts';
import { readScene, type Scene, type SceneStep } from './scene.ts';

/** What an answer is judged by. */
export interface Answered extends Pick<Exchange, 'query' | 'response' | 'claims' | 'condition'> {
  readonly today: string;
  readonly timeZone: string;
  readonly ordered?: readonly OrderedList[];
  /** The steps that it may rest on. */
  readonly steps: readonly Step[];
  readonly tools: readonly Tool[];
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
}

export interface AnswerReading {
  readonly answered: Answered;
  readonly scene: Scene;
  /** What proofs are judged on. */
  readonly evidence: Evidence;
  readonly byStep: ReadonlyMap<string, SceneStep>;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** In order; what is within a name of a thing is not among them. */
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly anchors: readonly Anchor[];
  /** The members that the query names or the chain goes on with: what is said without a name is about them. */
  readonly chosen: ReadonlySet<Member>;
  /** Where the query names members. */
  readonly asked: readonly Anchor[];
  /** The words that the names of fields are made of. */
  readonly fieldWords: ReadonlySet<string>;
}

export function readAnswer(answered: Answered): AnswerReading {
  const { response, query, today, timeZone, steps } = answered;
  const scene = readScene(steps, answered.tools);
  const found = findMembers(response, scene);
  // "Europe/Zurich" names no Zurich.
  const isPart = ({ start, end, members }: Anchor) =>
    (/[\p{L}]\/$/u.test(textBefore(response, start)) || /^\/[\p{L}]/u.test(textBehind(response, end))) &&
    !members.some(({ names, ids }) => [...names, ...ids].some((name) => name.includes('/')));
  const dates = readMentions(response, { today, timeZone }).filter(({ kind }) => kind === 'date');
  const anchors = found.filter(
    (anchor) =>
      !isTimed(anchor.members[0]?.group) &&
      !isPart(anchor) &&
      !isFigureOfLine(anchor, response) &&
      // An address names nobody by its letters.
      !(response.slice(anchor.start, anchor.end).includes('@') && !anchor.members.some(isCalledByAddress)) &&
      !isOthersName(anchor, response, scene) &&
      // "27 February 2026" names no "Warranty cases of February".
      !dates.some(
        ({ start, end }) =>
          start <= anchor.start && anchor.end <= end && end - start > anchor.end - anchor.start,
      ),
  );
  const context = { today, timeZone };
  const idioms = findIdioms(response);
  const isFree = ({ start, end }: Sentence) =>
    !idioms.some((idiom) => idiom.start <= start && end <= idiom.end);
  const quotes = findQuotes(response, scene);
  const isIn = (inner: Sentence, outer: Sentence) => outer.start <= inner.start && inner.end <= outer.end;
  const read = [
    ...quotes.filter((quote) => !anchors.some((anchor) => isIn(quote, anchor))),
    ...readMentions(response, context).filter(
      (mention) =>
        isFree(mention) && (mention.kind === 'quotation' || !quotes.some((quote) => isIn(mention, quote))),
    ),
  ].sort((a, b) => a.start - b.start);
  const timed = [
    ...anchors,
    ...anchorsByTime(read, scene),
    ...anchorsByMoment(read, anchors, scene, response),
  ].sort((a, b) => a.start - b.start);
  const named = [...timed, ...orderedAnchors(response, timed)];
  const compared = relationClass(response);
  const factors = compared.filter(({ readings }) => readings.some(({ operator }) => operator === 'times'));
  const said = read.filter(({ kind }) => kind !== 'relation');
  return {
    answered,
    scene,
    evidence: evidenceOf(steps, answered.tools, { today, ordered: answered.ordered ?? [] }),
    byStep: new Map(scene.steps.map((each) => [each.step.id, each])),
    tokens: tokenize(response),
    sentences: splitSentences(response),
    mentions: read.filter(
      (mention) =>
        !isPartOfName(mention, anchors, read) &&
        !factors.some((relation) => overlaps(mention, relation) && saysFactor(mention, relation)),
    ),
    relations: compared.filter(
      (relation) =>
        isFree(relation) &&
        !said.some((mention) => overlaps(mention, relation) && !saysFactor(mention, relation)),
    ),
    anchors: [...named, ...anchorsByValue(read, named, scene, response)].sort((a, b) => a.start - b.start),
    asked: findMembers(query, scene),
    chosen: chosenMembers(scene, query, steps),
    fieldWords: new Set(scene.facts.flatMap(({ key }) => wordsOf(key))),
  };
}

/** "Owen Llewellyn" means the person, and not the meeting that has him in its title. */
function isOthersName({ start, end, members }: Anchor, response: string, { byText }: Scene): boolean {
  const text = response.slice(start, end);
  if (members.some(({ names, ids }) => names.includes(text) || ids.has(text))) return false;
  const isWhole = (byText.get(text) ?? []).some(
    ({ key, members: own }) => /(?:^|_)name$/.test(key) && !members.some((member) => own.at(-1) === member),
  );
  if (!isWhole) return false;
  // "The Stålvik Automotive meeting" does.
  const noun = singular(members[0]?.group.noun.split(' ').at(-1) ?? '');
  const next = /^[”"'’»]?\s+(\p{L}+)/u.exec(textBehind(response, end))?.[1];
  return next === undefined || singular(next.toLowerCase()) !== noun;
}

/** "11:00" names no line of text that has it in it. */
function isFigureOfLine({ start, end, members }: Anchor, response: string): boolean {
  const text = response.slice(start, end);
  return (
    /^[\d:.,/\s-]+$/.test(text) &&
    members.every(({ names, ids }) => ![...names, ...ids].includes(text) && names.some(isLine))
  );
}

const isLine = (name: string) => /\p{L}\s\p{L}|\p{L},?\s/u.test(name) && name.length > 30;

/** Whether a group's members are told apart by dates or times. */
function isTimed(group: Group | undefined): boolean {
  return (
    group !== undefined &&
    group.members.length > 1 &&
    group.members.every(
      ({ names }) => names.length > 0 && names.every((name) => /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)/.test(name)),
    )
  );
}

/** Dates and times name the things that begin with them, however they are written. */
function isCalledByAddress({ names, ids }: Member): boolean {
  return [...names, ...ids].some((name) => name.includes('@'));
}

function anchorsByTime(mentions: readonly Mention[], { groups }: Scene): readonly Anchor[] {
  return groups.filter(isTimed).flatMap((group) =>
    mentions.flatMap((mention): Anchor[] => {
      const members = group.members.filter(({ names }) => names.some((name) => mayMean(mention, name)));
      return members.length === 0 ? [] : [{ start: mention.start, end: mention.end, members }];
    }),
  );
}

function overlaps(a: Sentence, b: Sentence): boolean {
  return a.start < b.end && b.start < a.end;
}

/** "A quarter of that" is a comparison and no figure. */
function saysFactor({ readings }: Mention, { factor, readings: meanings }: Relation): boolean {
  const isTimes = meanings.some(({ operator }) => operator === 'times');
  return (
    isTimes &&
    readings.some(
      (each) =>
        (each.as === 'number' && each.value === factor) ||
        // "Three quarters of it" are no nine months.
        (each.as === 'duration' && each.months === (factor ?? 0) * 12),
    )
  );
}

/** A figure in a thing's name, or in a longer name: "BV 1548". */
function isPartOfName(mention: Mention, anchors: readonly Anchor[], all: readonly Mention[]): boolean {
  const { end, kind, text } = mention;
  // The mark of a number is no part of it: #412.
  const start = mention.start + (text.startsWith('#') ? 1 : 0);
  if (kind === 'relation') return anchors.some((anchor) => anchor.start <= start && end <= anchor.end);
  if (anchors.some((anchor) => anchor.start <= start && end <= anchor.end)) return true;
  // "Two Abus Pedelecs": the number counts what is named.
  const isCount = (name: Sentence) =>
    kind === 'number' &&
    name.start === start &&
    anchors.some((anchor) => anchor.start >= end && anchor.end <= name.end);
  return all.some(
    (other) =>
      other !== mention &&
      !isCount(other) &&
      (other.kind === 'name' || other.kind === 'identifier' || other.kind === 'quotation') &&
      other.start <= start &&
      end <= other.end &&
      other.end - other.start > end - start,
  );
}

/** The sentence that a place is in. */
export function sentenceAt({ sentences, answered }: AnswerReading, place: Sentence): Sentence {
  const found = sentences.find(({ start, end }) => place.start >= start && place.start < end);
  return found ?? { start: 0, end: answered.response.length };
}

const queries = new WeakMap<AnswerReading, AnswerReading>();

/** The query read as an answer is: what it describes. */
export function readQuery(reading: AnswerReading): AnswerReading {
  let query = queries.get(reading);
  if (query === undefined) {
    query = readAnswer({ ...reading.answered, response: reading.answered.query, claims: [] });
    queries.set(reading, query);
  }
  return query;
}

/** Whether a place is in a sentence. */
export function isWithin(place: Sentence, sentence: Sentence): boolean {
  return place.start >= sentence.start && place.end <= sentence.end;
}

/** Whether a sentence names a member. */
export function isNamed({ anchors }: AnswerReading, member: Member, sentence: Sentence): boolean {
  return anchors.some((anchor) => anchor.members.includes(member) && isWithin(anchor, sentence));
}

export const isName = ({ kind }: Mention) => kind === 'name' || kind === 'quotation' || kind === 'identifier';

/** The names of an answer; a word of a field's name is a label, however it is written: VAT. */
export function namesIn({ anchors, mentions, fieldWords }: AnswerReading): readonly Sentence[] {
  return [
    ...anchors,
    ...mentions.filter((mention) => isName(mention) && !fieldWords.has(mention.text.toLowerCase())),
  ];
}

/** The figures, dates and times of an answer but one. */
export function figuresBut({ mentions }: AnswerReading, one?: Mention): readonly Mention[] {
  return mentions.filter(
    (mention) =>
      mention !== one && !isName(mention) && mention.kind !== 'relation' && mention.kind !== 'answer',
  );
}
