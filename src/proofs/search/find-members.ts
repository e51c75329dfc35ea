// Where a text names a member of a group: by its whole name, by a part that no other member has, or by its identifier.

import { singular, wordsOf } from '../../text/naming.ts';
import { type FoundText, readIdentifiers } from '../../text/sayings/read-identifiers.ts';
import { fold, type Token, tokenize } from '../../text/sayings/tokens.ts';
import type { Group, Member } from './facts.ts';
import type { Scene } from './scene.ts';

/** A place of a text that names one member of a group, or several that share the words. */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly members: readonly Member[];
  /** By a value that only these have, and not by a name: "the one from Lumo Lighting". */
  readonly isDescribed?: true;
}

const connecting = new Set(
  'the a an of for in on at to and or with by from der die das des le la les de du el los und et y'.split(
    ' ',
  ),
);

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly isCapitalised: boolean;
}

/** The words and figures of a text; marks only part them. */
function wordsIn(text: string): readonly Word[] {
  return tokenize(text)
    .filter(({ kind, text: written }) => kind !== 'mark' && written !== '')
    .map((token: Token) => ({
      word: singular(token.word),
      start: token.start,
      end: token.end,
      isCapitalised: token.kind === 'digits' || /^\p{Lu}/u.test(token.text),
    }));
}

const nameWords = new Map<string, readonly string[]>();

function wordsOfName(name: string): readonly string[] {
  let words = nameWords.get(name);
  if (words === undefined) {
    words = wordsIn(name).map(({ word }) => word);
    if (nameWords.size > 20_000) nameWords.clear();
    nameWords.set(name, words);
  }
  return words;
}

/** Every place of a text that names members of the scene's groups; the longest words win. */
export function findMembers(text: string, scene: Scene): readonly Anchor[] {
  const words = wordsIn(text);
  const identifiers = readIdentifiers(text);
  const all = scene.groups
    .flatMap((group) => inGroup(text, words, group))
    .filter((anchor) => !identifiers.some((each) => cuts(anchor, each)));
  // A name within a longer one names nothing by itself.
  return all.filter(
    (anchor) =>
      !all.some(
        (other) =>
          other.start <= anchor.start &&
          anchor.end <= other.end &&
          other.end - other.start > anchor.end - anchor.start,
      ),
  );
}

/** "Order SO" of "Order SO-2026-1104": a name that ends within an identifier is none. */
function cuts({ start, end }: Anchor, identifier: FoundText): boolean {
  const isIn = (place: number) => identifier.start < place && place < identifier.end;
  const isCode = /\d/.test(identifier.value) && /^[\p{L}\p{N}-]+$/u.test(identifier.value);
  return isCode && (isIn(end) || isIn(start));
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly member: Member;
  readonly isWhole: boolean;
}

function inGroup(text: string, words: readonly Word[], group: Group): readonly Anchor[] {
  const owners = new Map<string, Set<Member>>();
  for (const member of group.members)
    for (const name of member.names)
      for (const word of wordsOfName(name)) {
        const known = owners.get(word);
        if (known === undefined) owners.set(word, new Set([member]));
        else known.add(member);
      }
  const runs: Run[] = [];
  for (const [at, { word }] of words.entries())
    for (const member of owners.get(word) ?? []) {
      const run = longestRun(words, at, member);
      if (run !== undefined) runs.push(run);
    }
  for (const member of group.members)
    for (const id of member.ids) runs.push(...idRuns(text, words, id, member));
  return anchorsOf(runs, words, group, owners);
}

/** The longest stretch of a text from a word on that is a stretch of one of the member's names. */
function longestRun(words: readonly Word[], at: number, member: Member): Run | undefined {
  let best: Run | undefined;
  for (const name of member.names) {
    const nameIs = wordsOfName(name);
    for (const [start, word] of nameIs.entries()) {
      if (word !== words[at]?.word) continue;
      let length = 1;
      while (start + length < nameIs.length && nameIs[start + length] === words[at + length]?.word)
        length += 1;
      while (length > 1 && connecting.has(words[at + length - 1]?.word ?? '')) length -= 1;
      if (connecting.has(word)) continue;
      if (best === undefined || at + length > best.to)
        best = { from: at, to: at + length, member, isWhole: start === 0 && length === nameIs.length };
    }
  }
  return best;
}

function idRuns(text: string, words: readonly Word[], id: string, member: Member): readonly Run[] {
  const isShort = id.length < 2 || /^\d{1,4}$/.test(id);
  const found: Run[] = [];
  const folded = fold(text);
  if (folded.length !== text.length) return [];
  const wanted = fold(id);
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (/[\p{L}\p{N}]/u.test(folded[at - 1] ?? '') || /[\p{L}\p{N}]/u.test(folded[end] ?? '')) continue;
    // A small number is an identifier only where it is called one.
    if (isShort && !calledSo(folded.slice(Math.max(0, at - 24), at), member.group.noun)) continue;
    const from = words.findIndex((word) => word.start >= at);
    const to = words.findLastIndex((word) => word.end <= end) + 1;
    if (from !== -1 && to > from) found.push({ from, to, member, isWhole: true });
  }
  return found;
}

function calledSo(before: string, noun: string): boolean {
  const word = /(?:^|[^\p{L}])(\p{L}+)\.?\s+$/u.exec(before)?.[1];
  if (/#\s?$/.test(before)) return true;
  return (
    word !== undefined &&
    (/^(?:no|nr|number|id|nummer|numero)$/.test(word) ||
      singular(wordsOf(word).at(-1) ?? '') === noun.split(' ').at(-1))
  );
}

/** Runs that single members out, as anchors: overlapping ones are of the longest run, equal ones of several members. */
function anchorsOf(
  runs: readonly Run[],
  words: readonly Word[],
  group: Group,
  owners: ReadonlyMap<string, ReadonlySet<Member>>,
): readonly Anchor[] {
  const telling = runs.filter((run) => isTelling(run, words, group, owners));
  telling.sort((a, b) => b.to - b.from - (a.to - a.from) || Number(b.isWhole) - Number(a.isWhole));
  const kept: { from: number; to: number; members: Member[]; isWhole: boolean }[] = [];
  for (const run of telling) {
    const same = kept.find(({ from, to }) => from === run.from && to === run.to);
    if (same !== undefined) {
      // A whole name is its owner's, even where another's name begins with it.
      if (same.isWhole === run.isWhole && !same.members.includes(run.member)) same.members.push(run.member);
    } else if (kept.every(({ from, to }) => run.to <= from || run.from >= to))
      kept.push({ from: run.from, to: run.to, members: [run.member], isWhole: run.isWhole });
  }
  return kept
    .filter(({ members }) => members.length < group.members.length || group.members.length === 1)
    .map(({ from, to, members }) => ({
      start: words[from]?.start ?? 0,
      end: words[to - 1]?.end ?? 0,
      members,
    }))
    .sort((a, b) => a.start - b.start);
}

/** Whether words are enough to mean a member: its whole name, or words of it that few others have. */
function isTelling(
  { from, to, isWhole }: Run,
  words: readonly Word[],
  group: Group,
  owners: ReadonlyMap<string, ReadonlySet<Member>>,
): boolean {
  if (isWhole) return true;
  const run = words.slice(from, to).filter(({ word }) => !connecting.has(word));
  const isDistinct = run.some(
    ({ word }) => (owners.get(word)?.size ?? 0) < group.members.length || group.members.length === 1,
  );
  if (!isDistinct) return false;
  if (run.length >= 2) return true;
  const [only] = run;
  return only?.isCapitalised === true && /\p{L}{3}/u.test(only.word);
}
