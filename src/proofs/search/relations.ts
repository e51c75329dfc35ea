// Whether a relation word ("the cheapest", "larger than", "both", "none") is borne out by the results.
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import type { Dimension, Relation, RelationOperator } from '../../text/sayings/relation.ts';
import { figuresBut, namesIn } from './belongs.ts';
import { saysFact } from './direct.ts';
import { unitBeside } from './fact-unit.ts';
import { wordsNear } from './field-said.ts';
import { governorsOf } from './governors.ts';
import { columnPath, pathToFact } from './paths.ts';
import { quantifier } from './quantifiers.ts';
import { type AnswerReading, type Sentence, sentenceAt } from './reading.ts';
import type { Fact, Group, Member } from './scene.ts';

/** A proof of what the word says, why it is not so, or undefined where the word compares nothing of the results. */
export type Settled =
  | { readonly proof: string; readonly member?: Member; readonly why?: never }
  | { readonly why: string; readonly proof?: never }
  | undefined;

const dimensionFields: Readonly<Record<Dimension, string>> = {
  price: 'price cost rate amount fee fare total value',
  date: 'date on at since until created updated due opened ordered',
  time: 'time start end departure arrival at',
  duration: 'duration minutes hours days length time lead',
  length: 'length duration height width distance depth pages',
  size: 'size employees area count bytes amount total population capacity value quantity stock',
  weight: 'weight kg',
  distance: 'distance km miles',
  speed: 'speed duration time minutes',
  temperature: 'temperature celsius fahrenheit high low temp',
  rating: 'rating score stars review',
  age: 'age date created since born year founded',
  count: 'count available quantity stock number on hand total',
  priority: 'priority severity',
};

/** What a relation word comes to in this answer. */
export function settleRelation(reading: AnswerReading, relation: Relation): Settled {
  const operators = new Set(relation.readings.map(({ operator }) => operator));
  const sentence = sentenceAt(reading, relation);
  if (isLabel(reading, relation, sentence)) return undefined;
  if (operators.has('min') || operators.has('max')) return extreme(reading, relation, sentence);
  if (operators.has('times')) return share(reading, relation, sentence);
  if (operators.has('<') || operators.has('>') || operators.has('<=') || operators.has('>='))
    return comparison(reading, relation, sentence);
  return quantifier(reading, relation, sentence);
}

/** "The lowest temperature is -2": a part of the name of the field whose value follows. */
function isLabel(reading: AnswerReading, relation: Relation, sentence: Sentence): boolean {
  const next = reading.mentions.find(
    ({ start, kind }) => start >= relation.end && start < sentence.end && kind !== 'relation',
  );
  if (next === undefined || /[,;.]/.test(reading.answered.response.slice(relation.end, next.start)))
    return false;
  const word = relation.text.toLowerCase().replace(/est$/, '');
  return reading.scene.facts.some((fact) => fieldFit(word, fact.key) > 0 && saysFact(reading, next, fact));
}

interface Column {
  readonly group: Group;
  readonly key: string;
  readonly facts: readonly Fact[];
}

type Comparable = number | string;

export function comparableOf({ value }: Fact): Comparable | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)/.test(value) ? value : undefined;
}

/** The fields of lists that can be compared, each with its values. */
function columnsOf({ scene }: AnswerReading): readonly Column[] {
  return scene.groups.flatMap((group) => {
    const keys = new Map<string, Fact[]>();
    for (const member of group.members)
      for (const fact of member.facts) {
        if (comparableOf(fact) === undefined || fact.members.at(-1) !== member) continue;
        const known = keys.get(fact.key);
        if (known === undefined) keys.set(fact.key, [fact]);
        else known.push(fact);
      }
    return [...keys]
      .filter(([, facts]) => facts.length > 1 && facts.length <= group.members.length)
      .map(([key, facts]) => ({ group, key, facts }));
  });
}

/** Whether a field is one that the word compares: of its dimension, or, where it has none, named beside it. */
function fits(
  reading: AnswerReading,
  relation: Relation,
  { key, facts }: Column,
  sentence: Sentence,
): boolean {
  const value = facts[0] === undefined ? undefined : comparableOf(facts[0]);
  const isDate = typeof value === 'string' && value.length >= 10;
  const near = wordsNear(reading.tokens, relation, namesIn(reading), figuresBut(reading), sentence);
  const isBeside = near.some(({ word }) => fieldFit(word, key) > 0);
  return relation.readings.some(({ dimension }) => {
    if (dimension === undefined) return isBeside || (near.length === 0 && typeof value === 'number');
    if (dimension === 'date') return isDate;
    if (dimension === 'time') return typeof value === 'string';
    if (dimension === 'age') return isDate || /age|year/.test(key);
    return dimensionFields[dimension].split(' ').some((word) => fieldFit(word, key) > 0) || isBeside;
  });
}

function operatorsFor(relation: Relation, { key, facts }: Column): ReadonlySet<RelationOperator> {
  const isDate = typeof facts[0]?.value === 'string';
  const fitting = relation.readings.filter(({ dimension }) => {
    if (dimension === undefined) return true;
    if (isDate) return dimension === 'date' || dimension === 'time' || (dimension === 'age' && false);
    return dimension !== 'date' && (dimension !== 'time' || /time|minute|hour/.test(key));
  });
  return new Set((fitting.length === 0 ? relation.readings : fitting).map(({ operator }) => operator));
}

/** "The cheapest": what the sentence is about has the least, or the figure beside the word is the least. */
function extreme(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const { response } = reading.answered;
  const fitting = columnsOf(reading).filter((column) => fits(reading, relation, column, sentence));
  let failed: string | undefined;
  for (const column of fitting) {
    const about = governorsOf(response, relation, sentence, column.group, reading.anchors);
    const subjects =
      about !== undefined && !about.isInherited ? about.members : membersOfFigures(reading, column, sentence);
    if (subjects.length === 0) continue;
    const operators = operatorsFor(relation, column);
    const operator = operators.has('min') ? 'min' : 'max';
    const holders = extremeMembers(column, operator, relation.rank ?? 1);
    const [subject] = subjects;
    const isIt = subjects.some((member) => holders.includes(member)) && holders.length <= subjects.length;
    if (isIt !== relation.negated) {
      const fact = column.facts.find(({ members }) => members.at(-1) === subject);
      const own = fact === undefined ? undefined : pathToFact(reading, fact);
      const path = columnPath(column.facts[0]);
      if (
        own === undefined ||
        path === undefined ||
        relation.rank !== undefined ||
        typeof fact?.value !== 'number'
      )
        return {
          proof: orderProof(column, operator, relation.rank ?? 1),
          ...(subject !== undefined && { member: subject }),
        };
      return {
        proof: `${own} ${relation.negated ? '!=' : '='} $${operator}(${path})`,
        ...(subject !== undefined && { member: subject }),
      };
    }
    failed ??= `by ${column.key.replaceAll('_', ' ')} it is ${holders.map(nameOf).join(' and ') || 'another one'}`;
  }
  return failed === undefined ? undefined : { why: failed };
}

function orderProof({ facts, key }: Column, operator: 'min' | 'max', rank: number): string {
  const path = columnPath(facts[0]) ?? '';
  const list = path.slice(0, path.lastIndexOf('.'));
  const at = rank < 0 ? 0 : rank - 1;
  return `${list}^(${operator === 'max' ? '>' : ''}${key})[${at}].${key}`;
}

function nameOf(member: Member): string {
  return member.names[0] ?? [...member.ids][0] ?? `item ${member.index + 1}`;
}

/** The members that have the least or greatest value, or the one of that rank. */
function extremeMembers({ facts }: Column, operator: 'min' | 'max', rank: number): readonly Member[] {
  const sorted = [...facts].sort((a, b) => compareFacts(a, b) * (operator === 'min' ? 1 : -1));
  const wanted = sorted[rank < 0 ? sorted.length - 1 : rank - 1];
  if (wanted === undefined) return [];
  return sorted
    .filter((fact) => compareFacts(fact, wanted) === 0)
    .flatMap(({ members }) => members.at(-1) ?? []);
}

export function compareFacts(a: Fact, b: Fact): number {
  const [x, y] = [comparableOf(a), comparableOf(b)];
  if (x === undefined || y === undefined || typeof x !== typeof y) return Number.NaN;
  return x < y ? -1 : x > y ? 1 : 0;
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

/** "Larger than": the subject against the other thing, the figure behind the word, or all others of its list. */
function comparison(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const { response } = reading.answered;
  const times = reading.relations.find(
    ({ start, readings }) =>
      start >= relation.end &&
      start - relation.end < 9 &&
      readings.some(({ operator }) => operator === 'times'),
  );
  if (times !== undefined) return share(reading, times, sentence);
  const figure = figureBehind(reading, relation, sentence);
  if (figure !== undefined)
    return noneBeyond(reading, relation, figure) ?? threshold(reading, relation, figure, sentence);
  let failed: string | undefined;
  for (const column of columnsOf(reading).filter((each) => fits(reading, relation, each, sentence))) {
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
      if (left !== undefined && right !== undefined)
        return { proof: wanted < 0 ? `$days(${left}, ${right}) > 0` : `$days(${right}, ${left}) > 0` };
    }
    failed ??= `${nameOf(subject)} has ${String(own.value)} as ${column.key.replaceAll('_', ' ')}, against ${String(others[0]?.value)}`;
  }
  return failed === undefined ? undefined : { why: failed };
}

/** "Half of", "less than a quarter of": the subject against the other thing. */
function share(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const { response } = reading.answered;
  const { factor = 1 } = relation;
  const bound = reading.relations.find(
    ({ end, readings }) =>
      end <= relation.start &&
      relation.start - end < 9 &&
      readings.some(({ operator }) => /^[<>]/.test(operator)),
  );
  let failed: string | undefined;
  for (const column of columnsOf(reading)) {
    const about = governorsOf(
      response,
      { start: relation.start, end: relation.start },
      sentence,
      column.group,
      reading.anchors,
    );
    const subject = about?.members.length === 1 ? about.members[0] : undefined;
    const own = column.facts.find(({ members }) => members.at(-1) === subject);
    if (subject === undefined || own === undefined || typeof own.value !== 'number') continue;
    if (bound !== undefined && !fits(reading, bound, column, sentence)) continue;
    for (const other of otherMembers(reading, relation, sentence, column, subject)) {
      const [left, right] = [pathToFact(reading, own), pathToFact(reading, other)];
      if (typeof other.value !== 'number' || other.value === 0 || left === undefined || right === undefined)
        continue;
      const ratio = own.value / other.value / factor;
      const isBelow = bound?.readings.some(({ operator }) => operator.startsWith('<'));
      const holds =
        bound === undefined
          ? Math.abs(ratio - 1) < 0.05
          : isBelow === true
            ? ratio < 1 && ratio > 0.5
            : ratio > 1 && ratio < 2;
      if (holds)
        return {
          proof:
            bound === undefined
              ? `${left} / ${right}`
              : `${left} ${isBelow === true ? '<' : '>'} ${right} * ${factor}`,
        };
      failed ??= `${nameOf(subject)} has ${own.value} as ${column.key.replaceAll('_', ' ')}, against ${other.value}`;
    }
  }
  return failed === undefined ? undefined : { why: failed };
}

/** What the subject is compared with: who is named behind the word, else who else is named, else all others. */
function otherMembers(
  { anchors, sentences }: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  { group, facts }: Column,
  subject: Member,
): readonly Fact[] {
  const factOf = (member: Member) => facts.find(({ members }) => members.at(-1) === member);
  const named = anchors.filter(({ members }) => members[0]?.group === group && !members.includes(subject));
  const behind = named.find(({ start }) => start >= relation.end && start < sentence.end);
  const before = named.findLast(({ end }) => end <= relation.start && end > (sentences[0]?.start ?? 0) - 1);
  const chosen = behind ?? (group.members.length > 2 ? before : undefined);
  const members = chosen?.members ?? group.members.filter((member) => member !== subject);
  return members.flatMap((member) => factOf(member) ?? []);
}

const figureKinds = new Set(['number', 'money', 'quantity', 'percent', 'duration', 'date', 'time']);

function figureBehind(reading: AnswerReading, relation: Relation, sentence: Sentence): Mention | undefined {
  const next = reading.mentions.find(
    ({ start, kind }) => start >= relation.end && start < sentence.end && figureKinds.has(kind),
  );
  if (next === undefined) return undefined;
  const gap = reading.answered.response.slice(relation.end, next.start);
  return /^\s*(?:than|of|the|a|an|as)?\s*(?:the|a|an)?\s*$/i.test(gap) ? next : undefined;
}

/** "More than five": some value of what the sentence is about is on that side of the figure. */
function threshold(reading: AnswerReading, relation: Relation, figure: Mention, sentence: Sentence): Settled {
  const [first] = figure.readings;
  const limit =
    first === undefined
      ? undefined
      : 'value' in first && typeof first.value === 'number'
        ? first.value
        : first.as === 'date'
          ? first.from
          : undefined;
  if (limit === undefined) return undefined;
  const near = wordsNear(reading.tokens, relation, namesIn(reading), [], sentence);
  const wanted = relation.readings.some(({ operator }) => operator.startsWith('<')) ? -1 : 1;
  const orEqual = relation.readings.some(({ operator }) => operator.endsWith('='));
  const about = reading.scene.facts.filter((fact) => {
    if (typeof comparableOf(fact) !== typeof limit) return false;
    const isAbout = fact.members.every((member) => {
      const governors = governorsOf(
        reading.answered.response,
        relation,
        sentence,
        member.group,
        reading.anchors,
      );
      return governors === undefined ? reading.chosen.has(member) : governors.members.includes(member);
    });
    return isAbout && near.some(({ word }) => fieldFit(word, fact.key) > 0);
  });
  for (const fact of about) {
    const value = comparableOf(fact);
    if (value === undefined) continue;
    const side = value < limit ? -1 : value > limit ? 1 : 0;
    const holds = side === wanted || (orEqual && side === 0);
    const path = pathToFact(reading, fact);
    if (holds !== relation.negated && path !== undefined) {
      const operator = `${wanted < 0 ? '<' : '>'}${orEqual ? '=' : ''}`;
      const text = typeof limit === 'number' ? String(limit) : `'${limit}'`;
      return {
        proof: relation.negated ? `$not(${path} ${operator} ${text})` : `${path} ${operator} ${text}`,
      };
    }
  }
  return about.length === 0
    ? undefined
    : { why: `the ${about[0]?.key.replaceAll('_', ' ')} is ${String(about[0]?.value)}` };
}

/** "Nothing above 5,000": no value of a list that is in the figure's unit is on that side of it. */
function noneBeyond(reading: AnswerReading, relation: Relation, figure: Mention): Settled {
  const isDenied = reading.relations.some(
    ({ end, start, readings }) =>
      start < relation.start &&
      relation.start - end < 24 &&
      readings.some(({ operator }) => operator === 'none'),
  );
  const [first] = figure.readings;
  if (
    (!isDenied && !relation.negated) ||
    first === undefined ||
    !('value' in first) ||
    typeof first.value !== 'number'
  )
    return undefined;
  const limit = first.value;
  const isBelow = relation.readings.some(({ operator }) => operator.startsWith('<'));
  for (const { facts, key } of columnsOf(reading)) {
    const [fact] = facts;
    const step = fact === undefined ? undefined : reading.byStep.get(fact.step.id);
    const path = columnPath(fact);
    if (fact === undefined || step === undefined || path === undefined || typeof fact.value !== 'number')
      continue;
    if (first.as === 'money' && !first.currencies.includes(unitBeside(fact, step) ?? '')) continue;
    if (facts.some(({ value }) => (isBelow ? Number(value) < limit : Number(value) > limit))) continue;
    return {
      proof: `$count(${path.slice(0, path.lastIndexOf('.'))}[${key} ${isBelow ? '<' : '>'} ${limit}]) = 0`,
    };
  }
  return undefined;
}
