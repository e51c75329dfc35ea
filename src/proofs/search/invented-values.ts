// What a field is said to be in a word that none of the results has for it: "the crop is rye" where it is barley.
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { fold, isCapitalised, type Token, tokenize } from '../../text/sayings/tokens.ts';
import { isAkin } from '../../text/sister-words.ts';
import type { Fact } from './facts.ts';
import { isNamePart } from './names-said.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';
import type { Scene } from './scene.ts';

/** A field that says how its things are in a word or two, and what it says of them. */
interface Kind {
  readonly key: string;
  /** Stems of its name's words. */
  readonly label: readonly string[];
  readonly values: readonly string[];
  /** Stems of all its values' words. */
  readonly words: ReadonlySet<string>;
}

const copulas = /^(?:is|are|was|were)$/;
const fillers =
  /^(?:now|currently|still|just|listed|given|recorded|set|shown|marked|stated|as|a|an|the|to|both|all)$/;
/** Where the words for a value end. */
const ends =
  /^(?:and|but|or|while|with|which|that|for|in|on|at|of|to|by|as|since|until|from|so|because|not|no|never|being|than|too|also|there|here|only|about|over|under|more|less|yet)$/;
/** What says nothing of its own: the value follows, or stands elsewhere. */
const hollow =
  /^(?:same|following|different|known|unknown|available|unavailable|missing|shown|below|above|one|two|three)$/;

/** What stands in front of a field's name and says no value of it. */
const determiners =
  /^(?:its|their|his|her|our|your|my|this|that|these|those|each|every|any|some|another|other|own|current|present|new|old|exact|full|total|final|first|last|next|main|certain|separate|single|similar|common|specific|special|usual|normal)$/;

/** Objections to the values that an answer gives a field that it names, or that the query asks for. */
export function inventedValues(reading: AnswerReading): readonly Objection[] {
  const kinds = kindsOf(reading.scene);
  return kinds.length === 0 ? [] : [...predicates(reading, kinds), ...modifiers(reading, kinds)];
}

/** "The F is W", "it is W". */
function predicates(reading: AnswerReading, kinds: readonly Kind[]): readonly Objection[] {
  const { tokens } = reading;
  return tokens.flatMap((token, at): readonly Objection[] => {
    if (token.kind !== 'word' || !copulas.test(token.word) || isNamePart(reading, token)) return [];
    const said = wordsBehind(tokens, at);
    if (said.length === 0) return [];
    const kind = kinds.find(({ label }) => isSubject(tokens, at, label)) ?? askedKind(reading, kinds, at);
    if (kind === undefined || said.some(({ word }) => kind.words.has(stemOf(word)))) return [];
    return [objectionTo(reading, kind, said)];
  });
}

/** "In W condition", "a W-priority case": a word in front of a field's name that no result has. */
function modifiers(reading: AnswerReading, kinds: readonly Kind[]): readonly Objection[] {
  const { tokens, answered, scene } = reading;
  const single = kinds.filter(({ label }) => label.length === 1);
  const held = new Set(
    [...scene.facts.map(({ value }) => String(value)), answered.query].flatMap((text) =>
      wordsOf(fold(text)).map(stemOf),
    ),
  );
  return tokens.flatMap((token, at): readonly Objection[] => {
    const kind = single.find(({ label: [word] }) => token.kind === 'word' && stemOf(token.word) === word);
    const said = tokens[at - (tokens[at - 1]?.text === '-' ? 2 : 1)];
    if (kind === undefined || said?.kind !== 'word' || !isDescribing(tokens, said)) return [];
    const isHeld = held.has(stemOf(said.word)) || kind.values.some((value) => isAkin(said.word, value));
    return isHeld ? [] : [objectionTo(reading, kind, [said])];
  });
}

/** Whether a common word stands behind an article or a preposition: "in excellent condition". */
function isDescribing(tokens: readonly Token[], said: Token): boolean {
  const before = tokens[tokens.indexOf(said) - 1];
  return (
    before?.kind === 'word' &&
    /^(?:an?|in|of|with)$/.test(before.word) &&
    !isCapitalised(said) &&
    /^[a-z]{3,}$/.test(said.word) &&
    !/(?:est|ly)$/.test(said.word) &&
    !fillers.test(said.word) &&
    !ends.test(said.word) &&
    !hollow.test(said.word) &&
    !determiners.test(said.word)
  );
}

function objectionTo({ answered }: AnswerReading, kind: Kind, said: readonly Token[]): Objection {
  const start = said[0]?.start ?? 0;
  const text = answered.response.slice(start, said.at(-1)?.end);
  return {
    text,
    start,
    what: `${JSON.stringify(text)} is not the ${wordsOf(kind.key).join(' ')}: that is ${kind.values.slice(0, 3).join(', ')}.`,
    instead: 'Say the value that the results have.',
  };
}

const known = new WeakMap<Scene, readonly Kind[]>();

function kindsOf(scene: Scene): readonly Kind[] {
  let kinds = known.get(scene);
  if (kinds === undefined) {
    const byKey = new Map<string, Fact[]>();
    for (const fact of scene.facts) {
      const facts = byKey.get(fact.key) ?? [];
      facts.push(fact);
      byKey.set(fact.key, facts);
    }
    kinds = [...byKey].flatMap(([key, facts]) => kindOf(key, facts) ?? []);
    known.set(scene, kinds);
  }
  return kinds;
}

/** Undefined for a field that holds names, sentences, codes or nothing: only common words can be told from others. */
function kindOf(key: string, facts: readonly Fact[]): Kind | undefined {
  const held = facts.filter(({ value }) => value !== null);
  const values = held.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  if (values.length === 0 || values.length < held.length || !values.every(isCommon)) return undefined;
  const distinct = [...new Set(values)];
  return {
    key,
    label: wordsOf(key).map(stemOf),
    values: distinct,
    words: new Set(distinct.flatMap((value) => wordsOf(fold(value)).map(stemOf))),
  };
}

/** "barley", "dark green", `in_progress`, `OPEN`. */
function isCommon(value: string): boolean {
  return /^(?:[a-z]{2,}(?:[ _-][a-z]{2,}){0,2}|[A-Z]{3,}(?:_[A-Z]{2,}){0,2})$/.test(value);
}

/** The words of a value behind a copula, three at most; none where what follows is no common word. */
function wordsBehind(tokens: readonly Token[], at: number): readonly Token[] {
  let from = at + 1;
  while (isFiller(tokens[from])) from += 1;
  const said: Token[] = [];
  for (const token of tokens.slice(from, from + 4)) {
    if (token.kind === 'mark' && token.text === '-') continue;
    if (token.kind !== 'word' || ends.test(token.word)) break;
    said.push(token);
  }
  const next = tokens[from + said.length];
  const isPlain = said.every(
    (token) => !isCapitalised(token) && /^[a-z]{2,}$/.test(token.word) && !hollow.test(token.word),
  );
  return isPlain && said.length <= 2 && next?.kind !== 'digits' ? said : [];
}

function isFiller(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return token.kind === 'word' ? fillers.test(token.word) : /^["'“‘:]$/.test(token.text);
}

/** Whether the words right before a copula, or before the "of" of its subject, are a field's name. */
function isSubject(tokens: readonly Token[], at: number, label: readonly string[]): boolean {
  if (endsWith(tokens, at, label)) return true;
  for (let index = at - 1; index >= Math.max(0, at - 10); index--) {
    const token = tokens[index];
    if (token === undefined || (token.kind === 'mark' && /^[.;,:!?]$/.test(token.text))) return false;
    if (token.kind === 'word' && /^(?:of|for)$/.test(token.word) && endsWith(tokens, index, label))
      return true;
  }
  return false;
}

/** Whether the words before a place are the field's name, behind an article or a possessor. */
function endsWith(tokens: readonly Token[], end: number, label: readonly string[]): boolean {
  const run = tokens.slice(Math.max(0, end - label.length), end);
  if (run.length < label.length || run.some(({ word }, index) => stemOf(word) !== label[index])) return false;
  const before = tokens[end - label.length - 1];
  return before === undefined || /^(?:the|its|their|his|her|'s|'|’|and|both)$/.test(before.word);
}

/** The one field that the query names and the answer says nothing of, where a pronoun or a name stands before the copula. */
function askedKind(reading: AnswerReading, kinds: readonly Kind[], at: number): Kind | undefined {
  const { query } = reading.answered;
  const asked = tokenize(query);
  const named = kinds.filter(({ label }) =>
    asked.some((_, end) => endsWith(asked, end, label) || isAsked(asked, end, label)),
  );
  const [kind] = named;
  if (kind === undefined || named.length > 1) return undefined;
  const before = reading.tokens[at - 1];
  const isPronoun = before?.kind === 'word' && /^(?:it|they|this|that|he|she)$/.test(before.word);
  const isName = reading.anchors.some(
    ({ start, end }) => before !== undefined && start < before.end && before.start < end,
  );
  if (!isPronoun && !isName) return undefined;
  return reading.tokens.some(({ word }) => kind.words.has(stemOf(word))) ? undefined : kind;
}

/** "What colour is it?", "which species is T-9?" */
function isAsked(asked: readonly Token[], end: number, label: readonly string[]): boolean {
  const run = asked.slice(Math.max(0, end - label.length), end);
  const before = asked[end - label.length - 1];
  return (
    run.length === label.length &&
    run.every(({ word }, index) => stemOf(word) === label[index]) &&
    /^(?:what|which)$/.test(before?.word ?? '')
  );
}
