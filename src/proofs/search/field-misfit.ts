// Whether the words beside a value mean its field, and not another one of the same thing.

import { isReferenceName } from '../../grounding/reference.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { singular } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { wordsAsked } from './asked-words.ts';
import { comparedInstead, isCompared } from './compared-field.ts';
import { eventMisfit } from './dated-events.ts';
import { isChangeSaid } from './derive-percent.ts';
import { saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import { classOf, isInUnit, isMoney, isMoneySaid, unitKind } from './field-class.ts';
import { fieldScore, isCommonWordSaid, type Near, twinOf, wordsNear, wordsOfRecord } from './field-said.ts';
import { isQuantityOfName, otherFigures, spanEnd, statedField } from './figure-cues.ts';
import { isBesideOwnWord, labelledAs } from './labelled-items.ts';
import { isAttribute, isNamedThing, isOwnTitle, isSubject } from './naming-cues.ts';
import { netMisfit } from './net-amounts.ts';
import { rateMisfit } from './rates.ts';
import { type AnswerReading, isName, isNamed, namesIn, type Sentence, sentenceAt } from './reading.ts';
import { isStamp } from './reported-values.ts';
import {
  hasSide,
  isDatedState,
  isInOwnUnit,
  isOfNoneSaid,
  isOfSame,
  saysMoney,
  withoutNoun,
} from './rival-fields.ts';
import { isOfSaidKind } from './said-kinds.ts';
import { roleMisfit } from './said-roles.ts';
import { sideOf, sideSaid } from './sides.ts';
import { isStateKey } from './states.ts';
import { strangerBefore } from './stranger-before.ts';
import { isSiblingTold } from './told-siblings.ts';

/** Words for what identifies a thing. */
const identifierWords = /^(?:ids?|identifiers?|keys?|number|reference|code|uuid)$/i;

const figures = new Set(['number', 'money', 'quantity', 'percent', 'duration']);
const dates = new Set(['date', 'period', 'weekday']);

/** Why a value is not what the words beside it mean: a clause that follows the words. */
export type Misfit = string;

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
  // The words of an address are no names.
  if (kind === 'text' && reading.answered.response[mention.end] === '@') return undefined;
  // "(2019)": a year is no number of anything else.
  if (/(?:^|_)year(?:_|$)/.test(fact.key) && mention.readings.some(({ as }) => as === 'date'))
    return undefined;
  // "Tomorrow is cloudy": a day that its row is called by.
  if (kind === 'date' && fact.members.at(-1)?.names.includes(String(fact.value)) === true) return undefined;
  // "In March", of a record of `2026-03`.
  if (kind === 'date' && /^\d{4}-\d\d$/.test(String(fact.value))) return undefined;
  // "It cost 3.1 % less": what changed is said, and the change is a field of its own.
  if (isChangeSaid(reading, mention, fact)) return undefined;
  // "5,120 hours" are the `hours`, whatever else is said.
  const unit = kind === 'number' ? /(?<!\p{L})(\p{L}{3,})$/u.exec(mention.text)?.[1] : undefined;
  if (unit !== undefined && stemOf(unit) === stemOf(fact.key)) return undefined;
  const sentence = sentenceAt(reading, mention);
  const event = kind === 'date' ? eventMisfit(reading, mention, fact, sentence) : undefined;
  if (event !== undefined) return event;
  const rate = kind === 'number' ? rateMisfit(reading, mention, fact) : undefined;
  if (rate !== undefined) return rate;
  const role = kind === 'text' ? roleMisfit(reading, mention, fact, sentence) : undefined;
  if (role !== undefined) return role;
  if (kind === 'text' && (isNamedThing(reading, mention) || isSubject(reading, mention, fact, sentence)))
    return undefined;
  if (kind === 'text' && (isAttribute(reading, mention) || isOwnTitle(reading, mention, fact)))
    return undefined;
  if (kind === 'text' && isOfSaidKind(reading, mention, fact)) return undefined;
  // "Has been held at customs": what has happened to it is no place and nobody's name.
  const isPredicate =
    kind === 'text' &&
    /^\p{Ll}/u.test(String(fact.value)) &&
    /\b(?:been|is|are|was|were|being)\s+$/i.test(textBefore(reading.answered.response, mention.start));
  if (isPredicate) return undefined;
  const side = sideSaid(reading.answered.response, mention);
  if (side !== undefined && isName(mention) && sideOf(fact.key) === undefined && hasSide(reading, fact, side))
    return `is no place or side that the words “${side}” mean`;
  if (side !== undefined && sideOf(fact.key) !== undefined)
    return sideOf(fact.key) === side
      ? undefined
      : `is the ${fact.key.replaceAll('_', ' ')}, and the words say “${side}”`;
  const isEnd = spanEnd(reading, mention, fact);
  if (isEnd !== undefined)
    return isEnd ? undefined : `is the ${fact.key.replaceAll('_', ' ')}, and said as the other end`;
  const stated = statedField(reading, mention, fact, sentence);
  if (stated !== undefined)
    return `is the ${fact.key.replaceAll('_', ' ')}, while the sentence states the ${stated.key.replaceAll('_', ' ')}`;
  if (isQuantityOfName(reading, mention, fact)) return undefined;
  const others = otherFigures(reading, mention, fact);
  // "The low on 9 March is 12 °C": a date between says when, and is passed over like a name.
  const isDated = ({ kind: other }: Mention) =>
    kind === 'number' && /^(?:date|period|weekday|time)$/.test(other);
  // "“X” by Ada Holm": who did it is said by nothing in front of what was done.
  const isDoer =
    kind === 'text' && /\bby\s+$/i.test(textBefore(reading.answered.response, mention.start, sentence.start));
  const passed = [...namesIn(reading), ...others.filter(isDated)];
  const stopping = others.filter((other) => !isDated(other));
  const near = wordsNear(
    reading.tokens,
    mention,
    isDoer ? [] : passed,
    isDoer ? [...passed, ...stopping] : stopping,
    sentence,
  );
  if (kind === 'number' && isBesideOwnWord(reading, mention, fact)) return undefined;
  const labelled = labelledAs(reading, mention, fact);
  if (labelled !== undefined) return labelled;
  const net = kind === 'number' ? netMisfit(reading, mention, fact) : undefined;
  if (net !== undefined) return net;
  const said = misfitBy(reading, mention, fact, kind, near);
  if (said !== 'unknown' && said !== 'tied') return said;
  // Without words of its own it is what the query asks for.
  const asksWhen =
    /\b(?:when|dates?|times?|hours?|(?:which|what) days?|since when|how (?:long|late|early)|until|till|starts?|begins?|ends?|leaves?|arrives?|departs?|opens?|closes?)\b/i.test(
      reading.answered.query,
    );
  const asked =
    kind === 'text' || ((kind === 'date' || kind === 'time') && !asksWhen)
      ? 'unknown'
      : misfitBy(reading, mention, fact, kind, wordsAsked(reading), isUnsaid(reading));
  if (said === 'tied') return asked === 'unknown' || asked === 'tied' ? undefined : asked;
  if (asked !== 'unknown') return asked === 'tied' ? undefined : asked;
  return kind === 'text' ? undefined : unlabelledMisfit(reading, mention, fact, sentence);
}

/** What the answer says elsewhere is not what is asked for here. */
const isUnsaid = (reading: AnswerReading) => (rival: Fact) =>
  !reading.mentions.some((other) => saysFact(reading, other, rival));

/** What words make of a value: undefined where they mean its field, `tied` where as well another, `unknown` where none. */
function misfitBy(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  kind: string,
  around: readonly Near[],
  isPossible: (rival: Fact) => boolean = () => true,
): Misfit | undefined | 'unknown' | 'tied' {
  // "Potassium is low at 3.3": a value of the very record names no other field.
  const said = wordsOfRecord(reading.scene, fact);
  const near = around.filter(
    ({ word }) => !said.has(word) || fieldFit(word, fact.key) > 0 || isDatedState(reading, fact, word),
  );
  const twin = kind === 'text' ? undefined : twinOf(reading, fact, near, mention);
  if (twin !== undefined)
    return `is the ${fact.key.replaceAll('_', ' ')}, while the words around it mean the ${twin.key.replaceAll('_', ' ')}`;
  const own = fieldScore(near, fact);
  const telling = kind === 'text' ? withoutNoun(near, fact) : near;
  const asksForIds = near.some(({ word }) => identifierWords.test(word));
  // "Two bookings" are no word for when they were booked.
  const nouns = new Set(reading.scene.groups.flatMap(({ noun }) => noun.split(' ').slice(-1)));
  const others = near.filter(({ word }) => singular(word) === word || !nouns.has(singular(word)));
  // Fields that have the value somewhere are candidates themselves.
  const possible = new Set((reading.scene.byText.get(String(fact.value)) ?? []).map(({ key }) => key));
  const fieldsSaid = new Set(
    kind === 'text'
      ? reading.scene.facts.flatMap((other) =>
          other.step === fact.step && isCommonWordSaid(reading, other) ? [other.key] : [],
        )
      : [],
  );
  const last = fact.members.at(-1);
  const isNamedOnes =
    kind !== 'text' &&
    last !== undefined &&
    last.group.members.length > 1 &&
    isNamed(reading, last, sentenceAt(reading, mention));
  let rival: { readonly fact: Fact; readonly score: number } | undefined;
  for (const other of reading.scene.facts) {
    // "Six times this month" is no monthly fee.
    const isCount = mention.kind === 'number' && mention.noun !== undefined;
    // Where a sentence writes money with its currency, a bare number is none.
    const isBare = mention.kind === 'number' && saysMoney(reading, mention);
    if ((isCount || isBare) && isMoney(reading, other) && !isMoney(reading, fact)) continue;
    // "I've cancelled it" is no word for when that was done.
    if (other.step !== fact.step && isStamp(other.key)) continue;
    if (isOfNoneSaid(reading, fact, other)) continue;
    if (mention.kind === 'percent' && (isMoney(reading, other) || Number(other.value) > 100)) continue;
    // What is named has a field that the words mean: that of something else is not spoken of.
    if (isNamedOnes && own > 0 && !isOfSame(fact, other)) continue;
    // "From 9:05" is no word for the field `from` of something else.
    if (other.record !== fact.record && /^(?:from|to|until|till|by|at|for|on|in)$/.test(other.key)) continue;
    if (isInOwnUnit(mention, fact) && !isInOwnUnit(mention, other)) continue;
    if (!isInUnit(mention, other) || (mention.kind === 'money' && !isMoneySaid(reading, mention, other)))
      continue;
    if (other.key === fact.key || other.value === fact.value || (kind === 'text' && possible.has(other.key)))
      continue;
    // "Whose owner is Ida Berg": an identifier is meant by who says so, and not where its thing is.
    if (kind === 'text' && !asksForIds && isReferenceName(other.key)) continue;
    // A name is never meant by the words for an identifier.
    if (
      kind === 'text' &&
      mention.kind !== 'identifier' &&
      /(?:^|_)(?:id|uuid|zone)$|[a-z]Id$/.test(other.key)
    )
      continue;
    // "NL-40217 will be delivered in the afternoon": a code is no other field's words.
    if (mention.kind === 'identifier' && !/\d/.test(String(other.value))) continue;
    const isSameClass =
      classOf(other) === classOf(fact) || (classOf(other) === 'date' && classOf(fact) === 'time');
    if (!isSameClass) continue;
    // "The weather in Cork is showers": the words are for what is said with them.
    if (kind === 'text' && fieldsSaid.has(other.key)) continue;
    // What another call says counts only where the words clearly mean it.
    const score =
      fieldScore(/_(?:on|at|by)$/.test(other.key) ? others : telling, other) *
      (other.step === fact.step ? 1 : 0.5);
    if (score > (rival?.score ?? 0) && isPossible(other)) rival = { fact: other, score };
  }
  // "With 16 seats": the word right behind the figure decides.
  const next = near.find(({ weight }) => weight > 0.9);
  const isNext = next !== undefined && fieldFit(next.word, fact.key) > 0;
  if (kind === 'number' && isNext && rival !== undefined && fieldFit(next.word, rival.fact.key) === 0)
    return undefined;
  if (rival === undefined || rival.score < (kind === 'text' ? 0.45 : 0.2) || rival.score <= own * 1.25) {
    if (own === 0) return 'unknown';
    // Words that only stand for it, and as well for another.
    const isCalled = near.some(({ word }) => fieldFit(word, fact.key) === 1);
    return kind === 'number' && !isCalled && (rival?.score ?? 0) >= own ? 'tied' : undefined;
  }
  return `is the ${fact.key.replaceAll('_', ' ')}, while the words around it mean the ${rival.fact.key.replaceAll('_', ' ')}`;
}

/** A figure without a word for its field is its record's first of its kind, and of what the sentence speaks of. */
function unlabelledMisfit(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): Misfit | undefined {
  if (isCompared(reading, fact, sentence)) return undefined;
  const compared = comparedInstead(reading, mention, fact, sentence);
  if (compared !== undefined)
    return `is the ${fact.key.replaceAll('_', ' ')}, while the ${compared.key.replaceAll('_', ' ')} is compared`;
  const stranger = strangerBefore(reading, mention, fact, sentence);
  if (stranger !== undefined) return stranger;
  const before = reading.scene.facts.find(
    (other) =>
      other.step === fact.step &&
      other.record === fact.record &&
      other !== fact &&
      classOf(other) === classOf(fact) &&
      other.pointer !== fact.pointer &&
      (mention.kind !== 'money' || isMoney(reading, other)) &&
      reading.scene.facts.indexOf(other) < reading.scene.facts.indexOf(fact) &&
      unitKind(reading, other) === unitKind(reading, fact) &&
      other.value !== fact.value,
  );
  if (before === undefined) return undefined;
  // "Resolved yesterday", of what was updated then: what it has become is what was changed.
  const isBecome =
    /(?:^|_)(?:updated|changed|modified)(?:_|$)/.test(fact.key) &&
    reading.scene.facts.some(
      ({ step, record, key, value }) =>
        step === fact.step &&
        record === fact.record &&
        isStateKey(key) &&
        reading.tokens.some(
          ({ word, start, end }) => word === value && start >= sentence.start && end <= mention.start,
        ),
    );
  // "Should now leave at 15:05": what is expected, and not what was planned.
  const isRevised =
    /(?:^|_)(?:estimated|expected|actual|revised|current|new)(?:_|$)/.test(fact.key) &&
    /\b(?:now|late|later|delayed|instead|new)\b/i.test(
      reading.answered.response.slice(sentence.start, sentence.end),
    );
  if (isBecome || isRevised) return undefined;
  const isToldToo = reading.mentions.some(
    (other) =>
      other !== mention &&
      other.start >= sentence.start &&
      other.start < sentence.end &&
      saysFact(reading, other, before),
  );
  if (isToldToo || isSiblingTold(reading, mention, fact, sentence)) return undefined;
  return `could be the ${before.key.replaceAll('_', ' ')} or the ${fact.key.replaceAll('_', ' ')}`;
}
