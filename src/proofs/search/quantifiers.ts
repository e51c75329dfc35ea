// Whether "both", "all", "only", "none" and their kind are borne out by the results.
import { isObject } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';
import type { Tool } from '../../model/tool.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { toolNoun, wordsOf } from '../../text/naming.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { isCalled, listsOf } from './counted-list.ts';
import { wordsNear } from './field-said.ts';
import { governorsOf } from './governors.ts';
import { predicatesIn } from './item-predicates.ts';
import { pathToFact } from './paths.ts';
import type { AnswerReading, Sentence } from './reading.ts';
import type { Fact, Group, Member } from './scene.ts';
import type { Settled } from './settled.ts';
import { findStates, isInState, type State } from './states.ts';
import { literal, nameInPath, pathThrough } from './write-path.ts';

/** What a quantifier comes to; undefined where it counts nothing of the results. */
export function quantifier(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const operators = new Set(relation.readings.map(({ operator }) => operator));
  const states = findStates(reading.tokens, reading.scene).filter(
    ({ start, end }) => start >= sentence.start && end <= sentence.end,
  );
  if (operators.has('none')) return none(reading, relation, sentence, states);
  if (operators.has('all')) return all(reading, relation, sentence, states);
  if (operators.has('only')) return only(reading, sentence, states);
  return undefined;
}

function listPath(group: Group): string | undefined {
  return group.pointer === undefined ? undefined : pathThrough(group.step.id, null, group.pointer);
}

function membersIn(group: Group, state: State): readonly Member[] {
  return group.members.filter(({ facts }) => facts.some((fact) => isInState(fact, state)));
}

function hasField(group: Group, key: string): boolean {
  return group.members.some(({ facts }) =>
    facts.some((fact) => fact.key === key && fact.members.at(-1)?.group === group),
  );
}

/** "Both": two are named, or there are two; "all": every one is in the state that is said, or has the same. */
function all(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  states: readonly State[],
): Settled {
  const { response } = reading.answered;
  const isBoth = relation.factor === 2;
  let failed: string | undefined;
  for (const group of reading.scene.groups.filter(({ members }) => members.length > 1)) {
    const named = new Set(
      reading.anchors
        .filter(
          ({ members, start, end }) =>
            members[0]?.group === group && start >= sentence.start && end <= sentence.end,
        )
        .flatMap(({ members }) => members),
    );
    const path = listPath(group);
    const governors = governorsOf(response, relation, sentence, group, reading.anchors);
    const about =
      named.size > 0
        ? named
        : new Set(governors?.joint === true || governors === undefined ? governors?.members : []);
    if (isBoth) {
      const pair = pairOf(reading, group, relation, sentence) ?? (named.size === 2 ? [...named] : undefined);
      if (pair === undefined) continue;
      const inside = states
        .filter(({ key, start }) => hasField(group, key) && start > relation.start)
        .slice(0, 1);
      const isSo = inside.every((state) =>
        pair.every((member) => membersIn(group, state).includes(member) !== state.negated),
      );
      if (isSo || inside.length === 0) return { proof: pairProof(group, pair, path, reading) };
      failed = 'not both are';
      continue;
    }
    const inside = states.filter(({ key }) => hasField(group, key));
    for (const state of inside) {
      const members = membersIn(group, state);
      if (members.length === group.members.length && path !== undefined)
        return {
          proof: `$count(${path}[${nameInPath(state.key)}=${literal(state.value)}]) = $count(${path})`,
        };
      failed = `${members.length} of ${group.members.length} are`;
    }
    if (inside.length === 0 && about.size > 1 && about.size === group.members.length && path !== undefined)
      return { proof: `$count(${path})` };
    const whole = allAtOne(reading, relation, sentence, group);
    if (whole !== undefined) return whole;
  }
  return failed === undefined ? undefined : { why: failed };
}

/** The two that an earlier sentence or clause named last, or the only two. */
function pairOf(
  reading: AnswerReading,
  group: Group,
  relation: Relation,
  sentence: Sentence,
): readonly Member[] | undefined {
  const governors = governorsOf(reading.answered.response, relation, sentence, group, reading.anchors);
  if (governors?.members.length === 2) return governors.members;
  const before = new Set(
    reading.anchors
      .filter(({ members, end }) => members[0]?.group === group && end <= relation.start)
      .flatMap(({ members }) => members),
  );
  if (before.size === 2) return [...before];
  return group.members.length === 2 ? group.members : undefined;
}

function pairProof(
  group: Group,
  pair: readonly Member[],
  path: string | undefined,
  reading: AnswerReading,
): string {
  if (path !== undefined && group.members.length === 2) return `$count(${path}) = 2`;
  const names = pair.flatMap((member) => {
    const fact = member.facts.find(({ value }) => member.names.includes(String(value)));
    return fact === undefined ? [] : (pathToFact(reading, fact) ?? []);
  });
  return `[${names.join(', ')}]`;
}

/** "All in Boston": of a figure, one member has everything. */
function allAtOne(reading: AnswerReading, relation: Relation, sentence: Sentence, group: Group): Settled {
  const governors = governorsOf(
    reading.answered.response,
    { start: relation.end, end: relation.end },
    sentence,
    group,
    reading.anchors,
  );
  const [member] = governors?.members ?? [];
  if (member === undefined || governors?.isInherited === true) return undefined;
  for (const fact of member.facts) {
    if (typeof fact.value !== 'number' || fact.value === 0) continue;
    const others = group.members
      .filter((other) => other !== member)
      .flatMap(({ facts }) => facts.filter(({ key }) => key === fact.key));
    const path = listPath(group);
    const own = pathToFact(reading, fact);
    if (
      others.length > 0 &&
      others.every(({ value }) => value === 0) &&
      path !== undefined &&
      own !== undefined
    )
      return { proof: `${own} = $sum(${path}.${nameInPath(fact.key)})` };
  }
  return undefined;
}

/** "Only the third is open": no other is in the state, or has any of what is said. */
function only(reading: AnswerReading, sentence: Sentence, states: readonly State[]): Settled {
  let failed: string | undefined;
  for (const group of reading.scene.groups) {
    const path = listPath(group);
    for (const state of states.filter(({ key }) => hasField(group, key))) {
      const members = membersIn(group, state);
      const named = reading.anchors.some(
        (anchor) =>
          anchor.start >= sentence.start &&
          anchor.end <= sentence.end &&
          anchor.members.some((each) => members.includes(each)),
      );
      if (members.length === 1 && named && path !== undefined)
        return { proof: `$count(${path}[${nameInPath(state.key)}=${literal(state.value)}]) = 1` };
      if (named) failed = `${members.length} are ${state.value}`;
    }
  }
  return failed === undefined ? undefined : { why: failed };
}

/** "None": an empty list, a count of 0, or a field that is 0, false or null. */
function none(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  states: readonly State[],
): Settled {
  const near = wordsNear(reading.tokens, relation, [], [], sentence);
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
  const nothing = reading.scene.facts.find(
    (fact) => isNothing(fact) && near.some(({ word }) => fieldFit(word, fact.key) > 0),
  );
  const path = nothing === undefined ? undefined : pathToFact(reading, nothing);
  if (nothing !== undefined && path !== undefined) return { proof: path };
  return failed === undefined ? undefined : { why: failed };
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
    if (!isOf) continue;
    const path = pathThrough(list.step.step.id, list.step.value.value, list.pointer);
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
  const last = scene.steps.at(-1);
  return last?.things.lists.some(({ length }) => length === 0) === true;
}

function isNothing({ value }: Fact): boolean {
  return value === null || value === false || value === 0 || value === '';
}
