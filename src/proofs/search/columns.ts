// The fields of lists whose values can be compared, and which of them a relation word is about.
import { fieldFit } from '../../text/field-words.ts';
import { oncePer } from '../../text/recent.ts';
import type { Relation, RelationOperator } from '../../text/sayings/relation.ts';
import { dimensionsOf } from '../../text/sayings/relation-class.ts';
import { typedValue } from '../../text/sayings/typed-value.ts';
import { unitOf } from '../../text/sayings/units.ts';
import { saysFact } from './direct.ts';
import type { Fact, Group, Member } from './facts.ts';
import { wordsNear } from './field-said.ts';
import { oncePerSentence } from './once-per-sentence.ts';
import { type AnswerReading, figuresBut, namesIn, type Sentence } from './reading.ts';
import type { Scene } from './scene.ts';
import { lengthOf, timeSpans } from './time-spans.ts';

export interface Column {
  readonly group: Group;
  readonly key: string;
  readonly facts: readonly Fact[];
}

type Comparable = number | string;

export function comparableOf({ value }: Fact): Comparable | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  return /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)/.test(value) ? value : measured(value);
}

/** "4.20 MB" in its smallest unit. */
function measured(value: string): number | undefined {
  if (value.length > 24 || !/^[-+]?\d[\d.,]*\s?\p{L}{1,3}$/u.test(value)) return undefined;
  const typed = typedValue(value, '2000-01-01');
  const [reading] = typed.as === 'figure' ? typed.readings : [];
  if (reading?.as !== 'quantity') return undefined;
  return reading.value * (unitOf(reading.unit)?.factor ?? 1);
}

/** The fields of lists that can be compared, each with its values. */
export function columnsOf({ scene }: AnswerReading): readonly Column[] {
  return columnsIn(scene);
}

const columnsIn = oncePer((scene: Scene): readonly Column[] =>
  scene.groups.flatMap((group) => {
    const keys = new Map<string, Fact[]>();
    for (const member of group.members)
      for (const fact of [...member.facts, ...lengthsOf(scene, member)]) {
        if (comparableOf(fact) === undefined || fact.members.at(-1) !== member) continue;
        // The number that a request is known by measures nothing.
        if (typeof fact.value === 'number' && member.ids.has(String(fact.value)) && isIdentifier(fact.key))
          continue;
        const known = keys.get(fact.key);
        if (known === undefined) keys.set(fact.key, [fact]);
        else known.push(fact);
      }
    return [...keys]
      .filter(([, facts]) => facts.length > 1 && facts.length <= group.members.length)
      .map(([key, facts]) => ({ group, key, facts }));
  }),
);

/** Whether a field's number identifies its thing, and is no count of anything. */
function isIdentifier(key: string): boolean {
  return /(?:^|_)(?:id|number|no|key|code|ref)$|[a-z](?:Id|Number|No)$/.test(key);
}

/** The lengths of what lasts, where no field says them. */
function lengthsOf(scene: Scene, member: Member): readonly Fact[] {
  return timeSpans(scene)
    .filter(({ start }) => start.members.at(-1) === member)
    .map(lengthOf);
}

/** The columns that a relation word compares: those of its dimension, else those that are named beside it. */
export function fittingColumns(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
): readonly Column[] {
  const fitting = columnsOf(reading).filter((column) => fits(reading, relation, column, sentence));
  const measured = fitting.filter(({ key, facts }) =>
    relation.readings.some(({ dimension }) => {
      if (dimension === undefined) return false;
      const isDate = typeof facts[0]?.value === 'string' && comparableOf(facts[0]) === facts[0].value;
      return isDate
        ? dimension === 'date' || dimension === 'time'
        : dimensionsOf([key], undefined).has(dimension);
    }),
  );
  return saidFirst(reading, measured.length > 0 ? measured : fitting, sentence);
}

/** Whether a field is one that the word compares: of its dimension, or, where it has none, named beside it. */
export function fits(
  reading: AnswerReading,
  relation: Relation,
  { key, facts }: Column,
  sentence: Sentence,
): boolean {
  const value = facts[0] === undefined ? undefined : comparableOf(facts[0]);
  const isYear = /(?:^|_)year(?:_|$)/.test(key);
  const isDate = isYear || (typeof value === 'string' && value.length >= 10);
  const near = wordsNear(reading.tokens, relation, namesIn(reading), figuresBut(reading), sentence);
  const isBeside = near.some(({ word }) => fieldFit(word, key) > 0);
  return relation.readings.some(({ dimension }) => {
    if (dimension === undefined) return isBeside || (near.length === 0 && typeof value === 'number');
    if (dimension === 'date') return isDate;
    if (dimension === 'time') return typeof value === 'string';
    if (dimension === 'age') return isDate || /age|year/.test(key);
    return dimensionsOf([key], undefined).has(dimension) || isBeside;
  });
}

export function operatorsFor(relation: Relation, { key, facts }: Column): ReadonlySet<RelationOperator> {
  const isDate = typeof facts[0]?.value === 'string' || /(?:^|_)year(?:_|$)/.test(key);
  const fitting = relation.readings.filter(({ dimension }) => {
    if (dimension === undefined) return true;
    if (isDate) return dimension === 'date' || dimension === 'time' || (dimension === 'age' && false);
    return dimension !== 'date' && (dimension !== 'time' || /time|minute|hour/.test(key));
  });
  // "Best" is the highest rating and the lowest price: what the field measures decides.
  const own = dimensionsOf([key], undefined);
  const measured = fitting.filter(({ dimension }) => dimension !== undefined && own.has(dimension));
  const chosen = [measured, fitting, relation.readings].find((each) => each.length > 0) ?? [];
  return new Set(chosen.map(({ operator }) => operator));
}

/** The columns whose figures the sentence says, where there are such: what is compared is what is told. */
function saidFirst(
  reading: AnswerReading,
  fitting: readonly Column[],
  sentence: Sentence,
): readonly Column[] {
  const isTold = toldColumns(reading, sentence);
  const said = fitting.filter((column) => isTold(column));
  return said.length > 0 ? said : fitting;
}

const toldColumns = oncePerSentence((reading, sentence) => {
  const end = sentence.end + 1;
  const figures = figuresBut(reading).filter(({ start }) => start >= sentence.start && start < end);
  return oncePer(({ facts }: Column) =>
    facts.some((fact) => figures.some((mention) => saysFact(reading, mention, fact))),
  );
});

export function compareFacts(a: Fact, b: Fact): number {
  const [x, y] = [comparableOf(a), comparableOf(b)];
  if (x === undefined || y === undefined || typeof x !== typeof y) return Number.NaN;
  return x < y ? -1 : x > y ? 1 : 0;
}

export function nameOf(member: Member): string {
  return member.names[0] ?? [...member.ids][0] ?? `item ${member.index + 1}`;
}
