// Items of a list that are compared with a figure or with another thing: "rated below 8", "under €100", "lighter" than the one that is named.
import { isObject, type JsonValue } from '../../model/json.ts';
import { fieldFit } from '../../text/field-words.ts';
import { oncePer } from '../../text/recent.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { dimensionsOf } from '../../text/sayings/relation-class.ts';
import type { CountedList, Predicate } from './counted-list.ts';
import { isMoneyField } from './fact-unit.ts';
import { wordsNear } from './field-said.ts';
import { oncePerSentence } from './once-per-sentence.ts';
import { type AnswerReading, figuresBut, namesIn, type Sentence } from './reading.ts';
import { nameInPath } from './write-path.ts';

/** "Rated below 8", "under €100", "lighter" than the one that is named. */
export function byComparison(
  reading: AnswerReading,
  list: CountedList,
  stretch: Sentence,
  sentence: Sentence,
): readonly Predicate[] {
  const known = compared(reading, sentence);
  const ofList = known.get(list) ?? new Map<Relation, readonly Predicate[]>();
  known.set(list, ofList);
  const inside = reading.relations.filter(({ start, end }) => start >= stretch.start && end <= stretch.end);
  return inside.flatMap((relation) => {
    const found = ofList.get(relation) ?? comparisonsOf(reading, list, relation, sentence);
    ofList.set(relation, found);
    return found;
  });
}

/** What each relation of a sentence says of each list. */
const compared = oncePerSentence(() => new Map<CountedList, Map<Relation, readonly Predicate[]>>());

function comparisonsOf(
  reading: AnswerReading,
  list: CountedList,
  relation: Relation,
  sentence: Sentence,
): readonly Predicate[] {
  const near = wordsNear(reading.tokens, relation, namesIn(reading), figuresBut(reading), sentence);
  const figure = reading.mentions.find(
    ({ start, kind }) =>
      start >= relation.end && start - relation.end <= 12 && kind !== 'relation' && kind !== 'name',
  );
  const limit = figure?.readings
    .map((each) => ('value' in each ? each.value : undefined))
    .find((each) => typeof each === 'number');
  const only = limit === undefined ? undefined : dividedBy(list, limit);
  return [...keysOf(list)].flatMap((key): readonly Predicate[] => {
    const operator = operatorFor(relation, key);
    if (operator === undefined) return [];
    const isMeant =
      near.some(({ word }) => fieldFit(word, key) > 0) ||
      (figure?.noun ?? '').split(' ').some((word) => word !== '' && fieldFit(word, key) > 0) ||
      (figure?.kind === 'money' && isMoneyField(key)) ||
      key === only ||
      relation.readings.some(
        ({ dimension }) => dimension !== undefined && dimensionsOf([key], undefined).has(dimension),
      );
    if (!isMeant) return [];
    const limits = limit !== undefined ? [{ limit, text: String(limit) }] : otherThings(reading, list, key);
    return limits.map(({ limit: bound, text }) => ({
      text: `${nameInPath(key)} ${operator} ${text}`,
      holds: (item) => compares(item[key], operator, bound),
    }));
  });
}

/** The fields that any of the items has. */
export const keysOf = oncePer(
  ({ items }: CountedList): ReadonlySet<string> =>
    new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : []))),
);

/** "Above 12k": the only figures of the list that are on both sides of it. */
function dividedBy(list: CountedList, limit: number): string | undefined {
  const objects = list.items.filter(isObject);
  const divided = [...keysOf(list)].filter((key) => {
    const values = objects.map((item) => item[key]).filter((value) => typeof value === 'number');
    return values.some((value) => value > limit) && values.some((value) => value < limit);
  });
  return divided.length === 1 ? divided[0] : undefined;
}

function operatorFor({ readings }: Relation, key: string): string | undefined {
  const comparing = readings.filter(({ operator }) => /^[<>]=?$/.test(operator));
  const fitting = comparing.find(
    ({ dimension }) => dimension !== undefined && dimensionsOf([key], undefined).has(dimension),
  );
  return (fitting ?? comparing.find(({ dimension }) => dimension === undefined) ?? comparing[0])?.operator;
}

/** What those that the query names have in a field, to be compared with. */
function otherThings(
  { asked }: AnswerReading,
  { group }: CountedList,
  key: string,
): readonly { readonly limit: number; readonly text: string }[] {
  return asked
    .flatMap(({ members }) => (members.length === 1 && members[0]?.group === group ? members : []))
    .flatMap((member) => {
      const fact = member.facts.find((each) => each.key === key && typeof each.value === 'number');
      return fact === undefined ? [] : [{ limit: Number(fact.value), text: String(fact.value) }];
    });
}

function compares(value: JsonValue | undefined, operator: string, limit: number): boolean {
  if (typeof value !== 'number') return false;
  if (operator === '<') return value < limit;
  if (operator === '>') return value > limit;
  return operator === '<=' ? value <= limit : value >= limit;
}
