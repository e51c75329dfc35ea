// Why this item of a list, and not another: the query names it, states its condition, or asks for the best by a measure.
import type { Choice, OrderedList } from '../../model/claim.ts';
import type { Tool } from '../../model/tool.ts';
import type { Step, StepBinding } from '../../model/workflow.ts';
import { fieldFit } from '../../text/field-words.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { dimensionsOf, relationClass } from '../../text/sayings/relation-class.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { findWords } from '../../text/words.ts';
import { membersByWord } from './chosen-members.ts';
import type { Fact, Group, Member } from './facts.ts';
import { findMembers } from './find-members.ts';
import { mayMean } from './match-fact.ts';
import { readScene, type Scene } from './scene.ts';
import { findStates, isInState } from './states.ts';
import { literal, nameInPath, pathThrough } from './write-path.ts';

interface Chosen {
  readonly query: string;
  readonly today: string;
  readonly steps: readonly Step[];
  readonly tools: readonly Tool[];
  /** Lists whose order says which item is the first. */
  readonly ordered: readonly OrderedList[];
}

/** The lists of several items that a binding takes its value out of, and the item of each. */
export function membersTaken(scene: Scene, binding: StepBinding): readonly Member[] {
  const at = `${binding.from}${binding.json ?? ''}`;
  return scene.groups.flatMap((group) => {
    if (group.step.id !== binding.step || group.pointer === undefined || group.members.length < 2) return [];
    return group.members.filter(({ index }) => `${at}/`.includes(`${group.pointer}/${index}/`));
  });
}

/** Whether a binding takes its value out of a list that has one item. */
export function isOnlyItem(scene: Scene, { from, json = '', step }: StepBinding): boolean {
  return scene.groups.some(
    ({ step: { id }, pointer, members }) =>
      id === step &&
      pointer !== undefined &&
      members.length === 1 &&
      `${from}${json}/`.includes(`${pointer}/0/`),
  );
}

/** The reason that the query gives for the item; undefined where it gives none, and where there is nothing to choose. */
export function findChoice(binding: StepBinding, chosen: Chosen): Choice | undefined {
  const scene = readScene(chosen.steps, chosen.tools);
  const taken = membersTaken(scene, binding);
  const member = taken.at(-1);
  if (member === undefined) return { by: 'only' };
  const field = fieldOf(binding, member);
  return (
    named(chosen, scene, member, field) ??
    best(chosen, member, field) ??
    condition(chosen, scene, member, field) ??
    placed(chosen, member, field)
  );
}

/** The field of an item that a binding reads, as a path behind it. */
function fieldOf(binding: StepBinding, member: Member): string {
  const at = `${binding.from}${binding.json ?? ''}`;
  const item = `${member.group.pointer}/${member.index}`;
  const rest = at.slice(at.indexOf(item) + item.length);
  return rest
    .split('/')
    .slice(1)
    .map((token) => (/^\d+$/.test(token) ? '' : `.${nameInPath(token)}`))
    .join('');
}

function listPath({ step, pointer }: Group): string {
  return pathThrough(step.id, null, pointer ?? '');
}

function named({ query }: Chosen, scene: Scene, member: Member, field: string): Choice | undefined {
  const [byWord] = membersByWord(scene, query).filter(({ group }) => group === member.group);
  for (const anchor of findMembers(query, scene)) {
    if (anchor.members.length !== 1 || anchor.members[0] !== member) continue;
    const fact = member.facts.find(
      ({ value }) => member.names.includes(String(value)) || member.ids.has(String(value)),
    );
    if (fact === undefined) continue;
    const text = query.slice(anchor.start, anchor.end);
    return {
      by: 'named',
      text,
      proof: `${listPath(member.group)}[${nameInPath(fact.key)}=${literal(fact.value)}]${field}`,
    };
  }
  // "The printer ticket": a word that is in no other's name.
  const fact =
    byWord === member ? member.facts.find(({ value }) => member.names.includes(String(value))) : undefined;
  return fact === undefined
    ? undefined
    : {
        by: 'named',
        text: query,
        proof: `${listPath(member.group)}[${nameInPath(fact.key)}=${literal(fact.value)}]${field}`,
      };
}

/** "The cheapest", "their latest": an extreme of a field that fits the word, which no other item shares. */
function best({ query }: Chosen, member: Member, field: string): Choice | undefined {
  for (const relation of relationClass(query))
    for (const { operator, dimension } of relation.readings) {
      if (operator !== 'min' && operator !== 'max') continue;
      for (const [key, facts] of comparableColumns(member.group)) {
        const [first] = facts;
        if (first === undefined) continue;
        const isDate = typeof first.value === 'string';
        const fits =
          dimension === undefined
            ? wordsAround(query, relation.start, relation.end).some((word) => fieldFit(word, key) > 0)
            : isDate
              ? dimension === 'date' || dimension === 'time' || dimension === 'age'
              : dimensionsOf([key], undefined).has(dimension) || fieldFit(dimension, key) > 0;
        if (!fits) continue;
        const flag = flagSaid(query, member.group);
        const order = (a: Fact, b: Fact) =>
          a.value === b.value ? 0 : (a.value ?? 0) < (b.value ?? 0) ? -1 : 1;
        // "The first free slot": of those that are free.
        const left =
          flag === undefined ? facts : facts.filter(({ members }) => hasFlag(members.at(-1), flag));
        const sorted = [...left].sort((a, b) => order(a, b) * (operator === 'min' ? 1 : -1));
        const rank = relation.rank ?? 1;
        const wanted = sorted.at(rank > 0 ? rank - 1 : rank);
        if (
          wanted?.members.at(-1) !== member ||
          sorted.filter(({ value }) => value === wanted.value).length > 1
        )
          continue;
        const by = `^(${operator === 'max' ? '>' : ''}${nameInPath(key)})[${Math.max(0, rank - 1)}]`;
        const list = `${listPath(member.group)}${flag === undefined ? '' : `[${nameInPath(flag)}]`}`;
        return { by: 'best', text: relation.text, proof: `${list}${by}${field}` };
      }
    }
  return undefined;
}

const hasFlag = (member: Member | undefined, flag: string) =>
  member?.facts.some(({ key, value }) => key === flag && value === true) === true;

/** A field that is true of some items and that a query says by its name. */
function flagSaid(query: string, { members }: Group): string | undefined {
  const words = tokenize(query).flatMap(({ kind, word }) => (kind === 'word' ? [word] : []));
  const flags = members.flatMap(({ facts }) => facts.filter(({ value }) => value === true));
  return flags.find(({ key }) => words.some((word) => fieldFit(word, key) === 1))?.key;
}

const places = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** "The first hit": a place in a list that comes in a promised order. */
function placed({ query, ordered }: Chosen, { group, index }: Member, field: string): Choice | undefined {
  const promise = ordered.find(({ step, path }) => step === group.step.id && path === group.pointer);
  if (promise === undefined) return undefined;
  // "Best rated first": so the best rated is the first.
  const called = /^(?:the\s+)?((?:\p{L}+\s+)+?)(?:ones?\s+)?first$/iu.exec(promise.by)?.[1]?.trim();
  const words = [places[index] ?? '', ...(index === 0 ? ['top', called ?? ''] : [])].filter(Boolean);
  const text = words.flatMap((word) => findWords(query, word) ?? [])[0];
  if (text === undefined) return undefined;
  const said = query.slice(text.start, text.end);
  return { by: 'best', text: said, proof: `${listPath(group)}[${index}]${field}` };
}

function wordsAround(query: string, start: number, end: number): readonly string[] {
  const around = query.slice(Math.max(0, start - 30), end + 40);
  return tokenize(around).flatMap(({ kind, word }) => (kind === 'word' ? [word] : []));
}

function comparableColumns(group: Group): ReadonlyMap<string, readonly Fact[]> {
  const columns = new Map<string, Fact[]>();
  for (const member of group.members)
    for (const fact of member.facts) {
      const isComparable =
        typeof fact.value === 'number' || /^\d{4}-\d\d-\d\d|^\d\d:\d\d/.test(String(fact.value));
      if (!isComparable || fact.members.at(-1) !== member) continue;
      const known = columns.get(fact.key);
      if (known === undefined) columns.set(fact.key, [fact]);
      else known.push(fact);
    }
  return new Map(
    [...columns].filter(([, facts]) => facts.length > 1 && facts.length <= group.members.length),
  );
}

const stockKey = /(?:^|_)(?:on_hand|stock|available|quantity|qty|left|remaining|inventory)(?:_|$)/i;
const goneWords = /\b(?:r[au]n out|out of stock|sold out|used up|none left)\b/i;

/** The fewest values of the item that the query says and no other item has together. */
function condition(
  { query, today }: Chosen,
  scene: Scene,
  member: Member,
  field: string,
): Choice | undefined {
  const mentions = readMentions(query, { today });
  const tokens = tokenize(query);
  const states = findStates(tokens, scene);
  // "Tomás Ruiz's vacation"
  const words = new Set(tokens.map(({ word }) => word.replace(/['’]s?$/, '')));
  const said = member.facts.filter((fact) => {
    if (fact.members.at(-1) !== member || fact.value === null) return false;
    // "Whatever has run out": there is none left of it.
    if (fact.value === 0 && stockKey.test(fact.key) && goneWords.test(query)) return true;
    if (typeof fact.value === 'boolean') return [...words].some((word) => fieldFit(word, fact.key) === 1);
    if (states.some((state) => !state.negated && isInState(fact, state))) return true;
    if (mentions.some((mention) => mention.kind !== 'relation' && mayMean(mention, fact.value))) return true;
    return typeof fact.value === 'string' && fact.value.length < 40 && saysWords(words, fact.value);
  });
  const has = (other: Member, fact: Fact) =>
    other.facts.some(({ key, value }) => key === fact.key && value === fact.value);
  const isOnly = (facts: readonly Fact[]) =>
    member.group.members.every((other) => other === member || !facts.every((fact) => has(other, fact)));
  const pairs = said.flatMap((first, at) => said.slice(at + 1).map((second) => [first, second]));
  const found = [...said.map((fact) => [fact]), ...pairs].find((facts) => isOnly(facts));
  if (found === undefined) return undefined;
  const predicate = found.map(({ key, value }) => `${nameInPath(key)}=${literal(value)}`).join(' and ');
  return { by: 'condition', text: query, proof: `${listPath(member.group)}[${predicate}]${field}` };
}

/** Whether all words of a text are among those of a query. */
function saysWords(words: ReadonlySet<string>, text: string): boolean {
  const own = tokenize(text.replaceAll(/[_-]/g, ' ')).filter(({ kind }) => kind !== 'mark');
  return own.length > 0 && own.every(({ word }) => words.has(word));
}
