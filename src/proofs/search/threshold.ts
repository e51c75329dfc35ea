// "More than five", "nothing above 5,000": values against a figure that the answer says.
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { columnsOf, comparableOf } from './columns.ts';
import { unitBeside } from './fact-unit.ts';
import { wordsNear } from './field-said.ts';
import { governorsOf } from './governors.ts';
import { columnPath, pathToFact } from './paths.ts';
import { type AnswerReading, namesIn, type Sentence } from './reading.ts';
import type { Settled } from './settled.ts';

const figureKinds = new Set(['number', 'money', 'quantity', 'percent', 'duration', 'date', 'time']);

export function figureBehind(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
): Mention | undefined {
  const next = reading.mentions.find(
    ({ start, kind }) => start >= relation.end && start < sentence.end && figureKinds.has(kind),
  );
  if (next === undefined) return undefined;
  const gap = reading.answered.response.slice(relation.end, next.start);
  return /^(?:than|of|the|a|an|as)?(?:\s{1,4}(?:the|a|an))?$/i.test(gap.trim()) ? next : undefined;
}

/** "More than five": some value of what the sentence is about is on that side of the figure. */
export function threshold(
  reading: AnswerReading,
  relation: Relation,
  figure: Mention,
  sentence: Sentence,
): Settled {
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
export function noneBeyond(reading: AnswerReading, relation: Relation, figure: Mention): Settled {
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
