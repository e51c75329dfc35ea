// "Which is the cheapest?": the answer has to name the thing that has the least, whether or not it repeats the word.
import { isObject } from '../../model/json.ts';
import { singular } from '../../text/naming.ts';
import { oncePer } from '../../text/recent.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { textBehind } from '../../text/span.ts';
import { type Column, compareFacts, fittingColumns, nameOf, operatorsFor } from './columns.ts';
import { listsOf } from './counted-list.ts';
import type { Fact, Group, Member } from './facts.ts';
import type { Anchor } from './find-members.ts';
import { predicatesIn } from './item-predicates.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, readQuery } from './reading.ts';
import { isInLongerName } from './substitutes.ts';

/** An extreme is asked for, and the answer is about others of its list only. */
export function askedExtreme(reading: AnswerReading): readonly Objection[] {
  const query = readQuery(reading);
  // Where several are asked for, a name answers the one that its list is called by.
  const implied = comingNext(query);
  const extremes = [
    ...query.relations.filter(
      (each) =>
        isExtreme(each) &&
        !isStretch(query, each) &&
        !implied.some(({ start, end }) => start <= each.start && each.end <= end),
    ),
    ...implied,
  ];
  const several = extremes.length > 1;
  return extremes.flatMap((relation) => extremeObjections(reading, query, relation, several));
}

/** The single thing that the query means by an extreme, "the last ferry": what is said without a name is about it. */
export const askedHolder = oncePer((reading: AnswerReading): Member | undefined => {
  const query = readQuery(reading);
  const extremes = query.relations.filter(
    (each) => isExtreme(each) && !isStretch(query, each) && !each.negated,
  );
  const [relation, another] = extremes;
  if (relation === undefined || another !== undefined) return undefined;
  const whole = { start: 0, end: query.answered.response.length };
  const next = query.tokens.find(({ start }) => start >= relation.end)?.word ?? '';
  const holders = new Set(
    fittingColumns(query, relation, whole)
      .filter(
        ({ facts, group }) =>
          facts.length === group.members.length &&
          (next === 'one' || singular(next) === singular(group.noun.split(' ').at(-1) ?? '')),
      )
      .flatMap(({ facts, ...column }) =>
        extremeOf(
          facts,
          operatorsFor(relation, { facts, ...column }).has('min') ? 'min' : 'max',
          relation.rank,
        ),
      ),
  );
  const [holder] = holders;
  return holders.size === 1 ? holder : undefined;
});

function extremeObjections(
  reading: AnswerReading,
  query: AnswerReading,
  relation: Relation,
  several: boolean,
): readonly Objection[] {
  if (relation.negated) return [];
  const whole = { start: 0, end: query.answered.response.length };
  const columns = fittingColumns(query, relation, whole);
  const groups = [...new Set(columns.map(({ group }) => group))];
  // "The most recently updated article": what the word stands in front of.
  const nouns = query.tokens
    .filter(({ start }) => start >= relation.end)
    .slice(0, 4)
    .map(({ word }) => singular(word));
  const called = groups.filter(({ noun }) => nouns.includes(singular(noun.split(' ').at(-1) ?? '')));
  return (called.length > 0 || several ? called : groups).flatMap((group): Objection[] => {
    const named = namedOf(reading, group);
    const [first] = named;
    if (
      first === undefined ||
      group.members.length < 2 ||
      query.anchors.some(
        (anchor) =>
          anchor.members.length === 1 && isOf(group)(anchor) && !isInLongerName(anchor, query.anchors),
      )
    )
      return [];
    const holders = columns
      .filter(
        (column, _, all) =>
          column.group === group &&
          // What only some have a value in orders no list, where another field does.
          (column.facts.length === group.members.length ||
            !all.some((other) => other.group === group && other.facts.length === group.members.length)),
      )
      .flatMap((column) => holdersOf(query, relation, column));
    const isHeld = named.some(({ members }) => members.some((member) => holders.includes(member)));
    const [holder] = holders;
    if (holder === undefined || isHeld || !isAnswer(reading, first)) return [];
    const text = reading.answered.response.slice(first.start, first.end);
    return [
      {
        text,
        start: first.start,
        what: `The query asks for the ${relation.text}: that is ${nameOf(holder)}, and not ${JSON.stringify(text)}.`,
        instead: 'Answer about the thing that the query asks for.',
      },
    ];
  });
}

const isOf = (group: Group) => (anchor: Anchor) => anchor.members.some((member) => member.group === group);

/** "The last 5 trading days", "the first three weeks": a stretch of time, and no one of a list. */
function isStretch({ answered }: AnswerReading, { end }: Relation): boolean {
  return /^\s+(?:\d{1,3}|few|couple|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:\p{L}+\s+)?(?:minutes|hours|days|nights|weeks|months|quarters|years|sessions)\b/iu.test(
    textBehind(answered.response, end),
  );
}

function isExtreme({ readings }: Relation): boolean {
  return readings.length > 0 && readings.every(({ operator }) => /^(?:min|max|most)$/.test(operator));
}

/** "The next meeting" is the earliest of those to come, and who "came in first" or "has been there the longest" too. */
function comingNext({ answered }: AnswerReading): readonly Relation[] {
  const query = answered.response;
  const found = (pattern: RegExp, operator: 'min' | 'max') =>
    [...query.matchAll(pattern)].map(
      (match): Relation => ({
        start: match.index,
        end: match.index + match[0].length,
        text: match[0],
        negated: false,
        readings: [{ operator, dimension: 'date' }],
      }),
    );
  return [
    ...found(
      /\bnext\b(?!\s+(?:year|month|week|quarter|weekend|step|action|few|couple|two|three|four|five|six|seven|eight|nine|ten|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december))/gi,
      'min',
    ),
    ...found(/\bfirst\s+(?:\p{L}+\s+)?upcoming\b/giu, 'min'),
    ...found(
      /\b(?:came|come|comes|arrived?|opened|started|placed|joined|began|starts?|leaves?|ends?|closes?|expires?|is due)\s+(?:in\s+|up\s+)?(?:first|soonest)\b/gi,
      'min',
    ),
    ...found(
      /\b(?:came|come|comes|arrived?|opened|started|placed|joined|began|starts?|leaves?|ends?|closes?|expires?|is due)\s+(?:in\s+|up\s+)?last\b/gi,
      'max',
    ),
    ...(/\b(?:been|worked|employed|served|with us|member|customer)\b/i.test(query)
      ? found(/\blongest\b/gi, 'min')
      : []),
  ];
}

/** Where the answer names single members of a list. */
function namedOf({ anchors }: AnswerReading, group: Group): readonly Anchor[] {
  return anchors.filter((anchor) => anchor.members.length === 1 && isOf(group)(anchor));
}

/** What the answer begins with is what it answers; what it names later may be said besides. */
function isAnswer({ answered, sentences }: AnswerReading, { start }: Anchor): boolean {
  return sentences.some(
    (sentence, index) =>
      start >= sentence.start &&
      start < sentence.end &&
      // What was changed or left as it is was asked for, wherever it is said.
      (index < 2 || /\bI\b/.test(answered.response.slice(sentence.start, sentence.end))),
  );
}

/** Who has the extreme of the whole list, or of a part that the words of the query may mean. */
function holdersOf(query: AnswerReading, relation: Relation, column: Column): readonly Member[] {
  const operators = operatorsFor(relation, column);
  const operator = operators.has('min') ? 'min' : 'max';
  const isToCome = toCome.test(query.answered.query) && column.facts.every(isDay);
  const paid = outgoing(query, column.facts);
  if (paid !== undefined) return extremeOf(paid, operator === 'max' ? 'min' : 'max', relation.rank);
  return [...(isToCome ? [] : [column.facts]), ...partsOf(query, column)].flatMap((facts) =>
    extremeOf(facts, operator, relation.rank),
  );
}

/** "The biggest thing I paid": of amounts in and out, those that went out, which are written below zero. */
function outgoing({ answered }: AnswerReading, facts: readonly Fact[]): readonly Fact[] | undefined {
  if (!/\b(?:paid|pay|spen[dt]|spending|expenses?|debit(?:ed)?|outgoing|withdrawal)\b/i.test(answered.query))
    return undefined;
  const out = facts.filter(({ value }) => typeof value === 'number' && value < 0);
  return out.length === 0 ? undefined : out;
}

const toCome = /\b(?:upcoming|to come|in the future)\b/i;

const isDay = ({ value }: Fact) => typeof value === 'string' && value.length >= 10;

function partsOf(query: AnswerReading, { facts, group }: Column): readonly (readonly Fact[])[] {
  const { today } = query.answered;
  const parts: (readonly Fact[])[] = [];
  if (facts.every(isDay)) {
    parts.push(facts.filter(({ value }) => String(value).slice(0, 10) >= today));
    if (!toCome.test(query.answered.query))
      parts.push(facts.filter(({ value }) => String(value).slice(0, 10) <= today));
  }
  const list = listsOf(query).find((each) => each.group === group);
  if (list === undefined) return parts;
  const whole = { start: 0, end: query.answered.response.length };
  const denied = /\b(?:not|no|without|except|other than|n['’]t)\b/i.test(query.answered.query);
  // "If the last meeting is tentative, …" does not ask for the last of those that are.
  const verb = /\b(?:if|in case|should|unless)\b.*?\b(?:is|are|was|were|has|have|costs?|takes?)\b/i.exec(
    query.answered.response,
  );
  const stretch = verb === null ? whole : { start: 0, end: verb.index + verb[0].length };
  const bases = toCome.test(query.answered.query) && parts.length > 0 ? [...parts] : [facts, ...parts];
  for (const { holds } of predicatesIn(query, list, stretch, whole)) {
    const isIn = (fact: Fact) => {
      const item = list.items[fact.members.at(-1)?.index ?? -1];
      return isObject(item) && holds(item);
    };
    for (const base of bases) {
      parts.push(base.filter(isIn));
      if (denied) parts.push(base.filter((fact) => !isIn(fact)));
    }
  }
  return parts;
}

function extremeOf(facts: readonly Fact[], operator: 'min' | 'max', rank = 1): readonly Member[] {
  if (facts.length === 0) return [];
  const sign = operator === 'min' ? 1 : -1;
  const sorted = [...facts].sort((a, b) => compareFacts(a, b) * sign);
  const at = sorted[Math.min(sorted.length, Math.abs(rank)) - 1];
  if (at === undefined) return [];
  return sorted.filter((fact) => compareFacts(fact, at) === 0).flatMap(({ members }) => members.at(-1) ?? []);
}
