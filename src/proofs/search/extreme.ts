// "The cheapest", "the second largest": whether the thing that the sentence is about has the least or the greatest value.
import { isObject } from '../../model/json.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import { type Column, comparableOf, compareFacts, fittingColumns, nameOf, operatorsFor } from './columns.ts';
import { listsOf } from './counted-list.ts';
import { saysFact } from './direct.ts';
import type { Fact, Member } from './facts.ts';
import { sideOfFlow } from './flow-words.ts';
import { governorsOf } from './governors.ts';
import { predicatesIn } from './item-predicates.ts';
import { conditionsIn, linesOf, linesWith, momentOf } from './list-lines.ts';
import { flowOf } from './money-flows.ts';
import { columnPath, pathToFact } from './paths.ts';
import { type AnswerReading, readQuery, type Sentence } from './reading.ts';
import type { Settled } from './settled.ts';
import { nameInPath } from './write-path.ts';

/** More things are not compared one by one. */
const mostCompared = 6;

/** "The cheapest": what the sentence is about has the least, or the figure beside the word is the least. */
export function extreme(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const { response } = reading.answered;
  const ofLines = earliestLine(reading, relation, sentence);
  if (ofLines !== undefined) return ofLines;
  const fitting = fittingColumns(reading, relation, sentence);
  // The next largest is the second.
  const isNext = relation.rank === undefined && /\bnext[\s-]$/i.test(textBefore(response, relation.start));
  const rank = isNext ? 2 : (relation.rank ?? 1);
  let failed: string | undefined;
  for (const whole of fitting) {
    // The biggest payment is the one furthest below zero.
    const side =
      sideOfFlow(response.slice(sentence.start, sentence.end)) ?? sideOfFlow(reading.answered.query);
    const flow = side === undefined ? undefined : flowOf(whole.facts, side);
    const column = flow === undefined ? whole : { ...whole, facts: flow.facts };
    const isTurned = flow !== undefined && side === 'out';
    const about = governorsOf(response, relation, sentence, column.group, reading.anchors);
    const called = appositionOf(reading, relation, sentence, column.group);
    const subjects =
      called !== undefined
        ? called
        : about !== undefined && !about.isInherited
          ? about.members
          : membersOfFigures(reading, column, sentence);
    if (subjects.length === 0) continue;
    const operators = operatorsFor(relation, column);
    const operator = operators.has('min') !== isTurned ? 'min' : 'max';
    const holders = extremeMembers(column, operator, rank);
    const [subject] = subjects;
    const isIt = subjects.some((member) => holders.includes(member)) && holders.length <= subjects.length;
    if (isIt !== relation.negated) {
      const fact = column.facts.find(({ members }) => members.at(-1) === subject);
      const own = fact === undefined ? undefined : pathToFact(reading, fact);
      const path = flow?.path ?? columnPath(column.facts[0]);
      if (own === undefined || path === undefined || rank !== 1 || typeof fact?.value !== 'number') {
        const by = isMeasured(fact) ? undefined : orderProof(reading, column, operator, rank, flow?.path);
        if (by === undefined) return undefined;
        const proof = own === undefined || isLengths(column) ? by : `${own} = (${by})`;
        return { proof, ...(subject !== undefined && { member: subject }) };
      }
      return {
        proof: `${own} ${relation.negated ? '!=' : '='} $${operator}(${path})`,
        ...(subject !== undefined && { member: subject }),
      };
    }
    const part = restricted(reading, relation, column, operator, subjects);
    if (part !== undefined && !relation.negated) return part;
    failed ??= `by ${column.key.replaceAll('_', ' ')} it is ${holders.map(nameOf).join(' and ') || 'another one'}`;
  }
  return failed === undefined ? undefined : { why: failed };
}

/** "The earliest slot is on Tuesday at 11:00", of slots that are lines of text: no line before it is meant as well. */
function earliestLine(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const isDated = relation.readings.some(
    ({ operator, dimension }) =>
      (dimension === 'date' || dimension === 'time') && /^(?:min|max)$/.test(operator),
  );
  const { today } = reading.answered;
  const list = isDated
    ? listsOf(reading).find(
        (each) =>
          linesOf(each).length > 0 && linesOf(each).every((line) => momentOf(line, today) !== undefined),
      )
    : undefined;
  if (list === undefined || relation.negated || relation.rank !== undefined) return undefined;
  const lines = linesOf(list);
  const noTokens = { ...reading, tokens: [] };
  const said = conditionsIn(noTokens, lines, { start: relation.end, end: sentence.end });
  const query = readQuery(reading);
  const whole = { start: 0, end: query.answered.response.length };
  const first = reading.mentions.find(
    ({ kind, start }) => start >= relation.end && /^(?:date|time|weekday)$/.test(kind),
  );
  const asked = conditionsIn(query, lines, whole);
  const meant = [
    ...conditionsIn({ ...reading, mentions: [] }, lines, {
      start: relation.end,
      end: Math.min(first?.start ?? sentence.end, sentence.end),
    }),
    ...asked,
  ];
  const all = linesWith(lines, meant);
  const between = meant.slice(0, meant.length - asked.length);
  const moments = (all.length > 0 ? all : linesWith(lines, between)).map(
    (line) => momentOf(line, today) ?? '',
  );
  const told = linesWith(lines, said).map((line) => momentOf(line, today) ?? '');
  if (said.length === 0 || told.length === 0 || moments.length === 0) return undefined;
  const isMin = relation.readings.some(({ operator }) => operator === 'min');
  const sorted = [...moments].sort();
  const best = isMin ? sorted[0] : sorted.at(-1);
  const line = lines.find((each) => momentOf(each, today) === best);
  return told.some((moment) => moment === best) ? undefined : { why: `that is ${line}` };
}

/** "The smallest, SO-1064, came to …", "the cheapest option, Pension Naschmarkt." */
function appositionOf(
  { answered, anchors }: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  group: Column['group'],
): readonly Member[] | undefined {
  const { response } = answered;
  const next = anchors.find(
    ({ start, end, members }) =>
      start >= relation.end && end <= sentence.end && members.some((member) => member.group === group),
  );
  if (next === undefined) return undefined;
  const isLed = /^(?:\s\p{Ll}[\p{L}-]*){0,3},\s(?:the\s)?[“"*(]*$/u.test(
    response.slice(relation.end, next.start),
  );
  const isPredicate = /\b(?:is|are|was|were|being)\s+(?:also\s+)?(?:the\s+)?$/i.test(
    textBefore(response, relation.start),
  );
  const rest = response.slice(next.end, sentence.end);
  const isClosed = isPredicate
    ? /^[”"*)]*\s*(?:[.!)]|$)/
    : /^[”"*)]*(?:['’]s\b|\s*(?:[,;.!()–—-]|\b(?:at|with|is|was|comes?|came|costs?)\b|$))/;
  return isLed && isClosed.test(rest) ? next.members : undefined;
}

function orderProof(
  reading: AnswerReading,
  { facts, key }: Column,
  operator: 'min' | 'max',
  rank: number,
  path = columnPath(facts[0]),
): string | undefined {
  if (path === undefined) return rank === 1 ? comparedWithAll(reading, facts, operator) : undefined;
  const list = path.slice(0, path.lastIndexOf('.'));
  const at = rank < 0 ? 0 : rank - 1;
  return `${list}^(${operator === 'max' ? '>' : ''}${nameInPath(key)})[${at}].${nameInPath(key)}`;
}

/** "4.20 MB": a text that orders as a measure, and not as it is written. */
function isMeasured(fact: Fact | undefined): boolean {
  return typeof fact?.value === 'string' && comparableOf(fact) !== fact.value;
}

const isLengths = ({ facts }: Column) => columnPath(facts[0]) === undefined;

/** "The last visit": the extreme of those that the words behind describe. */
function restricted(
  reading: AnswerReading,
  relation: Relation,
  { facts, key, group }: Column,
  operator: 'min' | 'max',
  subjects: readonly Member[],
): Settled {
  const path = columnPath(facts[0]);
  const list = listsOf(reading).find((each) => each.group === group);
  if (path === undefined || list === undefined) return undefined;
  const noun = /^(?:[\s-]+(?!(?:is|was|are|were|has|had|of|in|at|by|with|for)\b)\p{L}+){1,3}/u.exec(
    textBehind(reading.answered.response, relation.end),
  );
  if (noun === null) return undefined;
  const stretch = { start: relation.end, end: relation.end + noun[0].length };
  for (const { text, holds } of predicatesIn(reading, list, stretch, stretch)) {
    // Of payments the biggest is no amount nearest to zero.
    if (text.startsWith(`${nameInPath(key)} `)) continue;
    const inside = facts.filter((fact) => {
      const item = list.items[fact.members.at(-1)?.index ?? -1];
      return isObject(item) && holds(item);
    });
    const column = { group, key, facts: inside };
    if (inside.length === 0 || inside.length === facts.length) continue;
    if (!extremeMembers(column, operator, relation.rank ?? 1).some((member) => subjects.includes(member)))
      continue;
    const field = nameInPath(key);
    const from = `${path.slice(0, path.lastIndexOf('.'))}[${text}]`;
    return {
      proof:
        inside.length === 1
          ? `${from}.${field}`
          : `${from}^(${operator === 'max' ? '>' : ''}${field})[0].${field}`,
    };
  }
  return undefined;
}

/** What has no field of its own is compared one by one. */
function comparedWithAll(
  reading: AnswerReading,
  facts: readonly Fact[],
  operator: 'min' | 'max',
): string | undefined {
  const sorted = [...facts].sort((a, b) => compareFacts(a, b) * (operator === 'min' ? 1 : -1));
  const [first, ...others] = sorted.map((fact) => pathToFact(reading, fact));
  if (first === undefined || others.length === 0 || others.length > mostCompared) return undefined;
  if (others.some((other) => other === undefined)) return undefined;
  return others.map((other) => `${first} ${operator === 'min' ? '<' : '>'} ${other}`).join(' and ');
}

/** The members that have the least or greatest value, or the one of that rank. */
function extremeMembers({ facts }: Column, operator: 'min' | 'max', rank: number): readonly Member[] {
  const sorted = [...facts].sort((a, b) => compareFacts(a, b) * (operator === 'min' ? 1 : -1));
  const wanted = sorted[Math.abs(rank) - 1];
  if (wanted === undefined) return [];
  return sorted
    .filter((fact) => compareFacts(fact, wanted) === 0)
    .flatMap(({ members }) => members.at(-1) ?? []);
}

/** The members whose figure of a column the sentence says. */
function membersOfFigures(reading: AnswerReading, column: Column, sentence: Sentence): readonly Member[] {
  const said = reading.mentions.filter(
    ({ start, kind }) => start >= sentence.start && start < sentence.end && kind !== 'relation',
  );
  return column.facts
    .filter((fact) => said.some((mention) => saysFact(reading, mention, fact)))
    .flatMap(({ members }) => members.at(-1) ?? []);
}
