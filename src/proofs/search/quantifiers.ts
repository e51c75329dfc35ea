// Whether "both", "all", "only" and their kind are borne out by the results.
import { isObject } from '../../model/json.ts';
import { singular } from '../../text/naming.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { textBehind } from '../../text/span.ts';
import { listsOf, type Predicate } from './counted-list.ts';
import { deniedOfOnly, deniedOfPair } from './denied-quantities.ts';
import type { Group, Member } from './facts.ts';
import { governorsOf } from './governors.ts';
import { none } from './none.ts';
import { pathToFact } from './paths.ts';
import { hasField, listPath, membersIn, pathInState } from './quantified.ts';
import type { AnswerReading, Sentence } from './reading.ts';
import type { Settled } from './settled.ts';
import { findStates, type State } from './states.ts';
import { predicatesBefore, universal } from './universal.ts';
import { literal, nameInPath } from './write-path.ts';

/** What a quantifier comes to; undefined where it counts nothing of the results. */
export function quantifier(reading: AnswerReading, relation: Relation, sentence: Sentence): Settled {
  const operators = new Set(relation.readings.map(({ operator }) => operator));
  const states = findStates(reading.tokens, reading.scene).filter(
    ({ start, end }) => start >= sentence.start && end <= sentence.end,
  );
  // "Neither A nor B": what is denied of each of them is judged by what it is.
  if (
    operators.has('none') &&
    relation.factor === 2 &&
    /\bnor\b/i.test(reading.answered.response.slice(relation.end, sentence.end))
  )
    return undefined;
  // "Neither: he isn't new, and he owes nothing" answers the two parts of the question, and the rest says how.
  const isOfParts =
    relation.factor === 2 &&
    /^\W*$/.test(reading.answered.response.slice(0, relation.start)) &&
    /^\s*[:,.–—-]\s/.test(textBehind(reading.answered.response, relation.end)) &&
    /\b(?:and|or)\b/i.test(reading.answered.query);
  // "Nothing of the Stretch hood" is said of one thing, and judged by what it has.
  const named = reading.anchors.find(({ start }) => start >= relation.end);
  const isOfOne =
    named !== undefined &&
    /^(?:nothing|none)$/i.test(relation.text) &&
    /^\s+of\s+(?:the\s+)?[“"]?$/i.test(reading.answered.response.slice(relation.end, named.start));
  if (operators.has('none') && (isOfParts || isOfOne)) return undefined;
  if (operators.has('none')) {
    // "None of the four has a reviewer" is said of the four, and of no list in one of them.
    const isOfAll = /\bof\s+(?:the|them|these|those|our|your|its|their)$/i.test(
      `${relation.text}${/^\s+(?:of\s+)?\p{L}+/u.exec(textBehind(reading.answered.response, relation.end))?.[0] ?? ''}`,
    );
    const ofAll = isOfAll ? universal(reading, relation, sentence, 'none') : undefined;
    return (
      ofAll ?? none(reading, relation, sentence, states) ?? universal(reading, relation, sentence, 'none')
    );
  }
  if (operators.has('all')) return all(reading, relation, sentence, states);
  if (operators.has('only')) return only(reading, relation, sentence, states);
  return undefined;
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
  for (const group of namedFirst(reading)) {
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
        .sort((a, b) => a.start - b.start)
        .slice(0, 1);
      const isSo = inside.every((state) =>
        pair.every((member) => membersIn(group, state).includes(member) !== state.negated),
      );
      const denied =
        isSo && !isDeniedBefore(reading, relation, sentence, pair)
          ? deniedOfPair(reading, relation, sentence, pair)
          : 'not both are';
      if (denied === undefined) return { proof: pairProof(group, pair, path, reading) };
      if (pair.some((member) => isMeant(reading, member))) return { why: denied };
      failed = denied;
      continue;
    }
    // "All except X, which is discontinued": the state is that of what is excepted.
    const isExcepting = /\b(?:except|apart from|but|other than|bar|save for)\b/i.test(
      response.slice(relation.end, sentence.end),
    );
    // "All three runs succeeded" says nothing of the jobs in each.
    const isOthers =
      !isCalledBy(reading, relation, sentence, group) &&
      namedFirst(reading).some((other) => other !== group && isCalledBy(reading, relation, sentence, other));
    const inside = isExcepting || isOthers ? [] : states.filter(({ key }) => hasField(group, key));
    for (const state of inside) {
      const members = membersIn(group, state);
      if (members.length === group.members.length && path !== undefined)
        return {
          proof: `$count(${path}[${nameInPath(state.key)}=${literal(state.value)}]) = $count(${path})`,
        };
      failed = `${members.length} of ${group.members.length} are`;
    }
    if (inside.length === 0 && about.size > 1 && about.size === group.members.length && path !== undefined)
      return universal(reading, relation, sentence, 'all');
    const whole = allAtOne(reading, relation, sentence, group);
    if (whole !== undefined) return whole;
  }
  if (failed === undefined && !isBoth) return universal(reading, relation, sentence, 'all');
  return failed === undefined ? undefined : { why: failed };
}

/** "He has to fast before both of them", where only one needs it. */
function isDeniedBefore(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  pair: readonly Member[],
): boolean {
  const list = listsOf(reading).find(({ group }) => group === pair[0]?.group);
  const said = list === undefined ? [] : predicatesBefore(reading, list, relation, sentence);
  const isOf = ({ index }: Member, { holds }: Predicate) => {
    const item = list?.items[index];
    return isObject(item) && holds(item);
  };
  return said.length > 0 && !said.some((each) => pair.every((member) => isOf(member, each)));
}

/** Whether the words behind a quantifier call a list's things by their noun. */
function isCalledBy(
  { tokens }: AnswerReading,
  { end }: Relation,
  sentence: Sentence,
  { noun }: Group,
): boolean {
  const own = noun.split(' ').at(-1);
  return tokens.some(
    (token) =>
      token.kind === 'word' &&
      token.start >= end &&
      token.end <= sentence.end &&
      singular(token.word) === own,
  );
}

/** The lists of several things, those first that the answer names something of: "both" are none of another list of two. */
function namedFirst({ scene, anchors }: AnswerReading): readonly Group[] {
  const named = new Set(anchors.map(({ members }) => members[0]?.group));
  const several = scene.groups.filter(({ members }) => members.length > 1);
  return [...several.filter((group) => named.has(group)), ...several.filter((group) => !named.has(group))];
}

const isMeant = ({ anchors }: AnswerReading, member: Member) =>
  anchors.some(({ members }) => members.includes(member));

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
  // "Three, all in Boston", where the three are in Munich.
  const figure = reading.mentions.findLast(
    ({ kind, end, start }) => kind === 'number' && end <= relation.start && start >= sentence.start,
  );
  const [count] = figure?.readings ?? [];
  if (count?.as === 'number' && count.value > 0 && relation.start - (figure?.end ?? 0) < 24) {
    const holders = group.members.filter(({ facts }) => facts.some(({ value }) => value === count.value));
    if (holders.length > 0 && !holders.includes(member))
      return { why: `those are ${holders[0]?.names[0] ?? 'elsewhere'}'s` };
  }
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
function only(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
  states: readonly State[],
): Settled {
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
        return { proof: `$count(${pathInState(group, path, state)}) = 1` };
      if (named) failed = `${members.length} are ${state.value}`;
      else if (members.length === 1 && namesAnother(reading, relation, sentence, group, state))
        failed = `that is ${members[0]?.names[0] ?? 'another one'}`;
    }
  }
  failed ??= deniedOfOnly(reading, relation, sentence);
  return failed === undefined ? undefined : { why: failed };
}

/** "The only open ticket is X": the one member that is named behind the state. */
function namesAnother(
  { anchors, answered }: AnswerReading,
  { end }: Relation,
  sentence: Sentence,
  group: Group,
  state: State,
): boolean {
  const own = anchors.filter(
    (anchor) =>
      anchor.start >= sentence.start &&
      anchor.end <= sentence.end &&
      anchor.members.some((member) => member.group === group),
  );
  const [first] = own;
  return (
    own.length === 1 &&
    first !== undefined &&
    !state.negated &&
    state.start >= end &&
    state.end <= first.start &&
    /^[^,;:.]*\s(?:is|was)\s+(?:the\s+)?[“"'‘«]?$/i.test(answered.response.slice(state.end, first.start))
  );
}
