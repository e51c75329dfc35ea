// How many: the length of a list, or of what is left of it by a state, a comparison or a name that the sentence says.
import { isObject, type JsonValue } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { singular, toolNoun, wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import type { Candidate } from './candidate.ts';
import { fieldScore, wordsNear } from './field-said.ts';
import { type AnswerReading, figuresBut, namesIn, type Sentence } from './reading.ts';
import type { Group, SceneStep } from './scene.ts';
import { findStates } from './states.ts';
import { literal, nameInPath, pathThrough } from './write-path.ts';

interface CountedList {
  readonly step: SceneStep;
  readonly pointer: string;
  readonly noun: string;
  readonly items: readonly JsonValue[];
  readonly group: Group | undefined;
}

function listsOf({ scene }: AnswerReading): readonly CountedList[] {
  return scene.steps.flatMap((step) =>
    step.things.lists.flatMap(({ pointer, noun }): CountedList[] => {
      const items = getAt(step.value.value, pointer);
      if (!Array.isArray(items)) return [];
      const group = scene.groups.find((each) => each.step === step.step && each.pointer === pointer);
      return [{ step, pointer, noun, items: items as readonly JsonValue[], group }];
    }),
  );
}

/** Whole numbers as counts. */
export function countCandidates(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
): readonly Candidate[] {
  if (mention.kind !== 'number' && mention.kind !== 'relation') return [];
  const [first] = mention.readings;
  if (first?.as !== 'number' || !Number.isInteger(first.value) || first.value < 0) return [];
  const { value } = first;
  const lists = listsOf(reading);
  const after = nounsAfter(reading, mention, sentence);
  const fitting = lists.filter((list) => after.some((word) => isCalled(list, word)));
  const isOpen =
    fitting.length === 0 &&
    !after.some((word) => isFieldWord(reading, word)) &&
    !isLabelled(reading, mention, sentence);
  const named = isOpen ? lists.filter((list) => isAbout(reading, list, sentence)) : fitting;
  return named.flatMap((list) => countsOf(reading, list, value, sentence));
}

/** The words behind a number that may say what it counts. */
function nounsAfter({ tokens }: AnswerReading, mention: Mention, sentence: Sentence): readonly string[] {
  const found: string[] = [];
  const from = tokens.findIndex(({ start }) => start >= mention.end);
  if (from === -1) return [];
  for (const token of tokens.slice(from, from + 6)) {
    if (token.end > sentence.end || (token.kind === 'mark' && /[.,;:!?()]/.test(token.text))) break;
    if (token.kind === 'word') found.push(token.word);
  }
  return found;
}

/** "The available is 1": the words beside it mean a field that has a number. */
function isLabelled(reading: AnswerReading, mention: Mention, sentence: Sentence): boolean {
  const near = wordsNear(reading.tokens, mention, namesIn(reading), figuresBut(reading, mention), sentence);
  return reading.scene.facts.some((fact) => typeof fact.value === 'number' && fieldScore(near, fact) >= 0.4);
}

function isCalled({ noun, step }: CountedList, word: string): boolean {
  const stem = stemOf(word);
  const nouns = [...wordsOf(noun), ...wordsOf(toolNoun(step.step.tool))];
  return nouns.some((each) => stemOf(each) === stem && singular(each).length > 2);
}

function isFieldWord({ scene }: AnswerReading, word: string): boolean {
  const stem = stemOf(word);
  return scene.facts.some(
    ({ key, value }) => typeof value === 'number' && wordsOf(key).some((part) => stemOf(part) === stem),
  );
}

/** Whether a sentence without a noun for its number speaks of a list: it names its items, or says their noun elsewhere. */
function isAbout(reading: AnswerReading, list: CountedList, sentence: Sentence): boolean {
  const isNamed = reading.anchors.some(
    ({ start, members }) =>
      start >= sentence.start &&
      start < sentence.end &&
      members[0]?.group === list.group &&
      list.group !== undefined,
  );
  if (isNamed) return true;
  const words = reading.tokens.filter(
    ({ start, kind }) => start >= sentence.start && start < sentence.end && kind === 'word',
  );
  if (words.some(({ word }) => isCalled(list, word))) return true;
  return (
    /\b(?:there (?:is|are|was|were)|of them|of these|of those|in all|in total|found|has|have|only|just)\b/i.test(
      reading.answered.response.slice(sentence.start, sentence.end),
    ) && list.step === reading.scene.steps.at(-1)
  );
}

function countsOf(
  reading: AnswerReading,
  list: CountedList,
  value: number,
  sentence: Sentence,
): readonly Candidate[] {
  const path = pathThrough(list.step.step.id, list.step.value.value, list.pointer);
  const candidate = (proof: string): Candidate => ({
    proof,
    kind: 'count',
    facts: [],
    members: [],
    ...(list.group !== undefined && { group: list.group }),
  });
  const found: Candidate[] = [];
  if (list.items.length === value) found.push(candidate(`$count(${path})`));
  for (const state of findStates(reading.tokens, reading.scene)) {
    if (state.start < sentence.start || state.end > sentence.end) continue;
    const isIn = (item: JsonValue) => isObject(item) && item[state.key] === state.value;
    if (!list.items.some((item) => isObject(item) && state.key in item)) continue;
    const count = list.items.filter((item) => isIn(item) !== state.negated).length;
    const operator = state.negated ? '!=' : '=';
    if (count === value)
      found.push(candidate(`$count(${path}[${nameInPath(state.key)}${operator}${literal(state.value)}])`));
  }
  found.push(
    ...byComparison(reading, list, value, sentence).map((predicate) =>
      candidate(`$count(${path}[${predicate}])`),
    ),
  );
  found.push(
    ...byField(reading, list, value, sentence).map(({ predicate }) =>
      candidate(`$count(${path}[${predicate}])`),
    ),
  );
  return found;
}

/** Counts by a boolean, a membership or a text value whose words the sentence says. */
function byField(
  reading: AnswerReading,
  list: CountedList,
  wanted: number,
  sentence: Sentence,
): readonly { readonly predicate: string }[] {
  const stems = new Set(
    reading.tokens
      .filter(({ start, kind }) => start >= sentence.start && start < sentence.end && kind === 'word')
      .map(({ word }) => stemOf(word)),
  );
  const isSaid = (words: string) => {
    const parts = wordsOf(words.toLowerCase()).filter((part) => part.length > 2);
    return parts.length > 0 && parts.some((part) => stems.has(stemOf(part)));
  };
  const isWhollySaid = (words: string) => {
    const parts = wordsOf(words.toLowerCase());
    return parts.length > 0 && parts.every((part) => stems.has(stemOf(part)));
  };
  const seen = new Map<string, number>();
  for (const item of list.items) {
    if (!isObject(item)) continue;
    for (const [key, field] of Object.entries(item)) {
      const predicates: string[] = [];
      const name = nameInPath(key);
      if (typeof field === 'boolean' && isSaid(key)) predicates.push(field ? name : `${name}=false`);
      else if (typeof field === 'string' && field.length <= 40 && isWhollySaid(field))
        predicates.push(`${name}=${literal(field)}`);
      else if (Array.isArray(field))
        for (const each of field as readonly JsonValue[])
          if (typeof each === 'string' && each.length <= 40 && isWhollySaid(each))
            predicates.push(`${literal(each)} in ${name}`);
      for (const predicate of predicates) seen.set(predicate, (seen.get(predicate) ?? 0) + 1);
    }
  }
  return [...seen].filter(([, count]) => count === wanted).map(([predicate]) => ({ predicate }));
}

/** Counts by a comparison that the sentence says: "rated below 8". */
function byComparison(
  reading: AnswerReading,
  list: CountedList,
  wanted: number,
  sentence: Sentence,
): readonly string[] {
  const inside = reading.relations.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  return inside.flatMap((relation) => {
    const operator = relation.readings
      .map(({ operator: each }) => each)
      .find((each) => /^[<>]=?$/.test(each));
    const figure = reading.mentions.find(
      ({ start, kind }) => start >= relation.end && kind !== 'relation' && kind !== 'name',
    );
    const limit = figure?.readings
      .map((each) => ('value' in each ? each.value : undefined))
      .find((each) => typeof each === 'number');
    if (
      operator === undefined ||
      figure === undefined ||
      limit === undefined ||
      figure.start - relation.end > 12
    )
      return [];
    const near = wordsNear(reading.tokens, relation, namesIn(reading), figuresBut(reading), sentence);
    const keys = new Set(list.items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])));
    return [...keys].flatMap((key): readonly string[] => {
      if (!near.some(({ word }) => fieldFit(word, key) > 0)) return [];
      const count = list.items.filter(
        (item) => isObject(item) && compares(item[key], operator, limit),
      ).length;
      return count === wanted ? [`${nameInPath(key)} ${operator} ${limit}`] : [];
    });
  });
}

function compares(value: JsonValue | undefined, operator: string, limit: number): boolean {
  if (typeof value !== 'number') return false;
  return operator === '<'
    ? value < limit
    : operator === '>'
      ? value > limit
      : operator === '<='
        ? value <= limit
        : value >= limit;
}
