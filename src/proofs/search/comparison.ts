// "Larger than", "half of": the thing that the sentence is about against another one, or against all others of its list.
import type { Relation } from '../../text/sayings/relation.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import {
  type Column,
  columnsOf,
  comparableOf,
  compareFacts,
  fits,
  fittingColumns,
  nameOf,
  operatorsFor,
} from './columns.ts';
import { saysFact } from './direct.ts';
import type { Fact, Member } from './facts.ts';
import { isFigure } from './figure-cues.ts';
import { governorsOf } from './governors.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';
import type { Settled } from './settled.ts';
import { shareOfOwn, shareOfSum, shareOfTold } from './shares-of-one.ts';
import { figureBehind, noneBeyond, threshold } from './threshold.ts';

/** "Larger than": the subject against the other thing, the figure behind the word, or all others of its list. */
export function comparison(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const { response } = reading.answered;
  // "At least some rain" compares with nothing.
  if (/^\s+(?:some|one|a|an)\s/i.test(textBehind(response, relation.end))) return undefined;
  const times = reading.relations.find(
    ({ start, readings }) =>
      start >= relation.end &&
      start - relation.end < 9 &&
      readings.some(({ operator }) => operator === 'times'),
  );
  if (times !== undefined) return share(reading, times, sentence);
  // "CHF 52 more: CHF 131 instead of CHF 79" compares two figures of one thing.
  if (
    /\b(?:instead of|rather than|compared (?:with|to))\s*\P{L}{0,3}(?:[A-Z]{3}\s)?[\d.,]*\d/u.test(
      response.slice(relation.end, sentence.end),
    )
  )
    return undefined;
  const moments = betweenMoments(reading, relation, sentence);
  if (moments !== undefined) return moments;
  const figure = figureBehind(reading, relation, sentence);
  if (figure !== undefined)
    return noneBeyond(reading, relation, figure) ?? threshold(reading, relation, figure, sentence);
  // "After the ticket was created" compares with an event, and not with every other one.
  const isEvent =
    /^(?:before|after)$/i.test(relation.text.trim()) &&
    !reading.anchors.some(({ start }) => start >= relation.end && start < sentence.end);
  if (isEvent) return undefined;
  let failed: string | undefined;
  for (const column of fittingColumns(reading, relation, sentence)) {
    const about = governorsOf(
      response,
      { start: relation.start, end: relation.start },
      sentence,
      column.group,
      reading.anchors,
    );
    const subject = about?.members.length === 1 ? about.members[0] : undefined;
    if (subject === undefined || about === undefined) continue;
    const others = otherMembers(reading, relation, sentence, column, subject);
    const own = column.facts.find(({ members }) => members.at(-1) === subject);
    if (own === undefined || others.length === 0) continue;
    const operators = operatorsFor(relation, column);
    const wanted = operators.has('<') || operators.has('<=') ? -1 : 1;
    const holds = others.every((other) => compareFacts(own, other) === wanted);
    if (holds !== relation.negated) {
      const [left, right] = [pathToFact(reading, own), pathToFact(reading, others[0] ?? own)];
      if (left !== undefined && right !== undefined && typeof own.value === 'number')
        return { proof: `${left} ${wanted < 0 ? '<' : '>'} ${right}` };
      if (typeof comparableOf(own) === 'number') return undefined;
      if (left !== undefined && right !== undefined)
        return { proof: wanted < 0 ? `$days(${left}, ${right}) > 0` : `$days(${right}, ${left}) > 0` };
    }
    failed ??= `${nameOf(subject)} has ${String(own.value)} as ${column.key.replaceAll('_', ' ')}, against ${String(others[0]?.value)}`;
  }
  return failed === undefined ? undefined : { why: failed };
}

/** "At 13:50, 15 minutes before it was opened at 14:05": both moments are said, one on each side of the word. */
function betweenMoments(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const { response, today } = reading.answered;
  if (!/^(?:before|after|earlier than|later than)$/i.test(relation.text.trim())) return undefined;
  const inside = reading.mentions.filter(
    (mention) => isWithin(mention, sentence) && /^(?:date|time)$/.test(mention.kind),
  );
  const left = inside.findLast(({ end, kind }) => end <= relation.start && kind === inside.at(-1)?.kind);
  const right = inside.find(({ start, kind }) => start >= relation.end && kind === left?.kind);
  if (left === undefined || right === undefined || /[;:]/.test(response.slice(relation.end, right.start)))
    return undefined;
  const saying = (mention: typeof left) =>
    reading.scene.facts.filter(
      (fact) => typeof fact.value === 'string' && isMoment(fact.value) && saysFact(reading, mention, fact),
    );
  const wanted = relation.readings.some(({ operator }) => operator.startsWith('<')) ? -1 : 1;
  let failed: string | undefined;
  for (const first of saying(left))
    for (const second of saying(right)) {
      if (first === second || String(first.value).length !== String(second.value).length) continue;
      const side = Math.sign(momentOf(first.value, today) - momentOf(second.value, today));
      const [a, b] = [pathToFact(reading, first), pathToFact(reading, second)];
      if ((side === wanted) !== relation.negated && a !== undefined && b !== undefined) {
        const [from, to] = wanted < 0 ? [a, b] : [b, a];
        return { proof: `${String(first.value).length > 10 ? '$minutes' : '$days'}(${from}, ${to}) > 0` };
      }
      failed ??= `${String(first.value)} is not ${relation.text} ${String(second.value)}`;
    }
  return failed === undefined ? undefined : { why: failed };
}

const isMoment = (value: string) => /^\d{4}-\d\d-\d\d(?:[T ]|$)/.test(value);

function momentOf(value: unknown, today: string): number {
  const text = String(value ?? today);
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
}

/** "Half of", "less than a quarter of": the subject against the other thing. */
export function share(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const { response } = reading.answered;
  const { factor = 1 } = relation;
  const bound = reading.relations.find(
    ({ end, readings }) =>
      end <= relation.start &&
      relation.start - end < 9 &&
      readings.some(({ operator }) => /^[<>]/.test(operator)),
  );
  const lead = textBefore(response, relation.start);
  const side = /\b(over|above|more than)\s+$/i.test(lead)
    ? 1
    : /\b(?:under|below|less than)\s+$/i.test(lead)
      ? -1
      : 0;
  const isRough =
    /\b(?:roughly|about|around|approximately|almost|nearly|some|a (?:little|bit) (?:over|under)|just (?:over|under)|gut|knapp|rund|etwa|fast|environ|presque)\s+$/i.test(
      textBefore(response, relation.start),
    );
  let failed: string | undefined;
  const isBelow = bound?.readings.some(({ operator }) => operator.startsWith('<')) ?? side < 0;
  const isBound = bound !== undefined || side !== 0;
  const isIt = (ratio: number) =>
    !isBound
      ? Math.abs(ratio - 1) < (isRough ? 0.15 : 0.05)
      : isBelow
        ? ratio < 1 && ratio > 0.5
        : ratio > 1 && ratio < 2;
  const own =
    shareOfSum(reading, relation, (ratio) => isIt(ratio / factor), sentence) ??
    shareOfOwn(reading, (ratio) => isIt(ratio / factor), sentence) ??
    shareOfTold(reading, relation, (ratio) => isIt(ratio / factor), sentence);
  if (own !== undefined) return own;
  const told = reading.mentions.findLast(
    (mention) => mention.end <= relation.start && isWithin(mention, sentence) && isFigure(mention),
  );
  for (const column of columnsOf(reading)) {
    const about = governorsOf(
      response,
      { start: relation.start, end: relation.start },
      sentence,
      column.group,
      reading.anchors,
      { behind: false },
    );
    const subject = about?.members.length === 1 ? about.members[0] : undefined;
    const own = column.facts.find(({ members }) => members.at(-1) === subject);
    if (subject === undefined || own === undefined || typeof own.value !== 'number') continue;
    // "42 litres, more than twice as much": what is told right before is what is compared.
    const isTold = told !== undefined && saysFact(reading, told, own);
    if (bound !== undefined && !isTold && !fits(reading, bound, column, sentence)) continue;
    for (const other of otherMembers(reading, relation, sentence, column, subject)) {
      const [left, right] = [pathToFact(reading, own), pathToFact(reading, other)];
      if (typeof other.value !== 'number' || other.value === 0 || left === undefined || right === undefined)
        continue;
      const ratio = own.value / other.value / factor;
      const holds = isIt(ratio);
      if (holds)
        return {
          proof: !isBound ? `${left} / ${right}` : `${left} ${isBelow ? '<' : '>'} ${right} * ${factor}`,
        };
      failed ??= `${nameOf(subject)} has ${own.value} as ${column.key.replaceAll('_', ' ')}, against ${other.value}`;
    }
  }
  return failed === undefined ? undefined : { why: failed };
}

/** What the subject is compared with: who is named behind the word, else who else is named, else all others. */
function otherMembers(
  { anchors, asked, sentences }: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  { group, facts }: Column,
  subject: Member,
): readonly Fact[] {
  const factOf = (member: Member) => facts.find(({ members }) => members.at(-1) === member);
  const named = anchors.filter(({ members }) => members[0]?.group === group && !members.includes(subject));
  const behind = named.find(({ start }) => start >= relation.end && start < sentence.end);
  const before = named.findLast(({ end }) => end <= relation.start && end > (sentences[0]?.start ?? 0) - 1);
  const inQuery = asked.find(({ members }) => members[0]?.group === group && !members.includes(subject));
  const chosen = behind ?? (group.members.length > 2 ? (before ?? inQuery) : undefined);
  const members = chosen?.members ?? group.members.filter((member) => member !== subject);
  return members.flatMap((member) => factOf(member) ?? []);
}
