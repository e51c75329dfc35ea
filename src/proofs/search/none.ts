// Whether "no", "none" and "nothing" are borne out by the results: an empty list, or none of its items is so.
import { isObject } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';
import type { Tool } from '../../model/tool.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { toolNoun, wordsOf } from '../../text/naming.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { fold, tokenize } from '../../text/sayings/tokens.ts';
import { type CountedList, isCalled, listsOf } from './counted-list.ts';
import type { Fact } from './facts.ts';
import { type Near, wordsNear } from './field-said.ts';
import { governorsOf } from './governors.ts';
import { predicatesIn } from './item-predicates.ts';
import { pathToFact } from './paths.ts';
import { hasField, listPath, membersIn } from './quantified.ts';
import type { AnswerReading, Sentence } from './reading.ts';
import type { Settled } from './settled.ts';
import type { State } from './states.ts';
import { literal, nameInPath, pathThrough } from './write-path.ts';

/** "None": an empty list, a count of 0, or a field that is 0, false or null. */
export function none(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  states: readonly State[],
): Settled {
  const near = wordsNear(reading.tokens, relation, [], [], sentence);
  const unnamed = noneCalledSo(reading, relation);
  if (unnamed !== undefined) return unnamed;
  let failed: string | undefined;
  for (const state of states)
    for (const group of reading.scene.groups) {
      const path = listPath(group);
      if (!hasField(group, state.key) || path === undefined) continue;
      const count = membersIn(group, state).length;
      if (count === 0)
        return { proof: `$count(${path}[${nameInPath(state.key)}=${literal(state.value)}]) = 0` };
      failed = `${count} are ${state.value}`;
    }
  for (const step of reading.scene.steps)
    for (const list of step.things.lists) {
      const items = getAt(step.value.value, list.pointer);
      if (!Array.isArray(items)) continue;
      const nouns = [...wordsOf(list.noun), ...wordsOf(toolNoun(step.step.tool))].map(stemOf);
      const isCalled = near.some(({ word }) => nouns.includes(stemOf(word)));
      const path = pathThrough(step.step.id, step.value.value, list.pointer);
      if (items.length === 0 && (isCalled || near.length === 0 || isOnlyEmpty(reading)))
        return { proof: `$count(${path}) = 0` };
      if (items.length > 0 && isCalled) failed ??= `there are ${items.length}`;
    }
  const denied = deniedList(reading, relation, sentence);
  if (denied?.proof !== undefined) return denied;
  failed ??= denied?.why;
  const nothing = nothingSaid(reading, relation, sentence, near);
  if (nothing?.proof !== undefined) return nothing;
  failed ??= nothing?.why;
  return failed === undefined ? undefined : { why: failed };
}

/** "There is no phone column", where the query asks for one called so: no item has that name. */
function noneCalledSo({ answered, scene }: AnswerReading, { end }: Relation): Settled {
  const asked = /\b(?:called|named) [“"'`]?([\p{L}\p{N}_.-]{1,60})/iu.exec(
    answered.query.slice(0, 4000),
  )?.[1];
  const name = asked?.replace(/[.]$/, '');
  if (
    name === undefined ||
    !fold(answered.response.slice(end, end + 80))
      .trimStart()
      .startsWith(fold(name))
  )
    return undefined;
  for (const group of scene.groups) {
    const path = listPath(group);
    const key = group.members[0]?.facts.find(({ value, members }) =>
      members.at(-1)?.names.includes(String(value)),
    )?.key;
    if (path === undefined || key === undefined) continue;
    const isOne = group.members.some(({ names }) => names.some((each) => fold(each) === fold(name)));
    return isOne
      ? { why: `there is one called ${name}` }
      : { proof: `$count(${path}[${nameInPath(key)}=${literal(name)}]) = 0` };
  }
  return undefined;
}

/** "No helmets in the catalogue", "nothing is overdue": a list that is said to have none of what the clause describes. */
function deniedList(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const { response, query } = reading.answered;
  const rest = /^[^.;:!?\n]*/.exec(response.slice(relation.end, sentence.end))?.[0] ?? '';
  const stretch = { start: relation.end, end: relation.end + rest.length };
  const words = reading.tokens.filter(
    ({ start, end, kind }) => kind === 'word' && start >= stretch.start && end <= stretch.end,
  );
  const [noun] = words;
  let failed: string | undefined;
  for (const list of listsOf(reading)) {
    const isOf = /^no$|^kein|^aucun|^ning/i.test(relation.text)
      ? words.slice(0, 4).some(({ word }) => isCalled(list, word))
      : list.step === reading.scene.steps.at(-1) && (noun === undefined || !isFieldName(reading, noun.word));
    if (!isOf || isInner(reading, list)) continue;
    const { path } = list;
    const items = list.items.filter(isObject);
    const predicates = predicatesIn(reading, list, stretch, sentence);
    for (const { text, holds } of predicates) {
      const count = items.filter(holds).length;
      if (count === 0 && items.length > 0) return { proof: `$count(${path}[${text}]) = 0` };
      if (count > 0) failed ??= `there ${count === 1 ? 'is one' : `are ${count}`}`;
    }
    if (list.items.length === 0) return { proof: `$count(${path}) = 0` };
    const known = new Set([...tokenize(query).map(({ word }) => stemOf(word)), ...toolWords(list.step.tool)]);
    const isWhole = words.every(
      ({ word }) => plain.has(word) || word.length < 3 || known.has(stemOf(word)) || isCalled(list, word),
    );
    if (predicates.length === 0 && isWhole && !isSearched(reading, words))
      failed ??= `there are ${list.items.length}`;
  }
  return failed === undefined ? undefined : { why: failed };
}

/** "Nobody is assigned to it": a field of what the sentence is about that is null, 0, false or empty. */
function nothingSaid(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  near: readonly Near[],
): Settled {
  let failed: string | undefined;
  for (const fact of reading.scene.facts) {
    if (!near.some(({ word }) => fieldFit(word, fact.key) > 0)) continue;
    const isAbout = fact.members.every((member) => {
      const { response } = reading.answered;
      const governors = governorsOf(response, relation, sentence, member.group, reading.anchors);
      if (governors !== undefined) return governors.members.includes(member);
      const isAll = reading.scene.facts.every(
        (other) => other.key !== fact.key || other.step !== fact.step || isNothing(other),
      );
      return member.group.members.length === 1 || reading.chosen.has(member) || isAll;
    });
    const path = isAbout && isNothing(fact) ? pathToFact(reading, fact) : undefined;
    if (path !== undefined) return { proof: path };
    const [next] = near;
    const isNext = next !== undefined && next.weight === 1 && fieldFit(next.word, fact.key) === 1;
    if (isAbout && isNext && /^no$/i.test(relation.text) && typeof fact.value === 'number' && fact.value > 0)
      failed ??= `the ${fact.key.replaceAll('_', ' ')} is ${fact.value}`;
    if (isAbout && typeof fact.value === 'string' && /^(?:nobody|no one)$/i.test(relation.text))
      failed ??= `the ${fact.key.replaceAll('_', ' ')} is ${fact.value}`;
  }
  return failed === undefined ? undefined : { why: failed };
}

/** A list within the items of another one. */
function isInner(reading: AnswerReading, { step, pointer }: CountedList): boolean {
  return listsOf(reading).some(
    (other) =>
      other.step === step && other.pointer !== pointer && `${pointer}/`.startsWith(`${other.pointer}/`),
  );
}

const plain = new Set(
  'the that this these those there here any all such with from for and you your our has have had are was were been found matching listed period time day week month range list results result right now currently at'.split(
    ' ',
  ),
);

/** Words that single something out which no item has to be: names, figures. */
function isSearched(
  { mentions, anchors }: AnswerReading,
  words: readonly { readonly start: number; readonly end: number }[],
): boolean {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return false;
  return [...mentions, ...anchors].some(
    (place) =>
      place.start >= first.start &&
      place.end <= last.end &&
      (!('kind' in place) || place.kind !== 'relation'),
  );
}

function isFieldName({ scene }: AnswerReading, word: string): boolean {
  return scene.facts.some(({ key }) => fieldFit(word, key) === 1);
}

function toolWords(tool: Tool | undefined): readonly string[] {
  return tool === undefined
    ? []
    : tokenize(`${tool.tool} ${tool.description}`).map(({ word }) => stemOf(word));
}

function isOnlyEmpty({ scene }: AnswerReading): boolean {
  const lists = scene.steps.at(-1)?.things.lists ?? [];
  return lists.length > 0 && lists.every(({ length }) => length === 0);
}

function isNothing({ value }: Fact): boolean {
  return value === null || value === false || value === 0 || value === '';
}

/** "Yes, your calendar is empty that day": a yes that the only list of the results has nothing in it. */
export function saidEmpty(
  reading: AnswerReading,
):
  | { readonly text: string; readonly start: number; readonly end: number; readonly proof: string }
  | undefined {
  const [list, another] = listsOf(reading);
  const [, text] = emptyYes.exec(reading.answered.response) ?? [];
  if (list === undefined || another !== undefined || list.items.length > 0 || text === undefined)
    return undefined;
  return { text, start: 0, end: text.length, proof: `$count(${list.path}) = 0` };
}

const emptyYes =
  /^(yes)\b(?:(?!\bnot\b|n['’]t\b|[.;!?]).)*\b(?:is|are|am|looks?|stays?|remains?|['’]re|['’]m)\s+(?:completely |entirely |wide |all |still |currently )?(?:empty|free|clear|open)\b/i;
