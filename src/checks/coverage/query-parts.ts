// A query cut into what it asks: questions, requests, and changes that it wants or forbids.
import { type ChangeKind, changeAsked } from '../../text/change-verbs.ts';
import { splitSentences } from '../../text/sayings/split-sentences.ts';
import { type Token, tokenize } from '../../text/sayings/tokens.ts';
import { asksNoChange } from './word-class.ts';

export interface QueryPart {
  readonly text: string;
  /** The question word, or that it asks whether or to be shown something. */
  readonly asks: 'who' | 'when' | 'where' | 'how many' | 'how much' | 'what' | 'whether' | 'show' | undefined;
  /** The change that it asks for. */
  readonly change?: AskedChange;
  /** It says what is not to be done: "don't book anything". */
  readonly forbids: boolean;
  /** It only asks, as far as its words show. */
  readonly isQuestion: boolean;
  /** It says what somebody has to do themselves: "I have to find it in the car park". */
  readonly isOwn: boolean;
}

/** A change as an imperative asks for it. */
export interface AskedChange {
  readonly kinds: ReadonlySet<ChangeKind>;
  readonly verb: string;
  /** Everything from the verb on, as it is written. */
  readonly words: readonly Token[];
  /** Somebody says what they have to do themselves: "I need to book a room". */
  readonly isOwn: boolean;
}

const polite = new Set(
  'please kindly could can would will you i we d like want need to me us for just also then and now so next after that afterwards finally first go ahead hi hello hey thanks let lets have'.split(
    ' ',
  ),
);
const questions = new Set(
  'what which who whom whose when where why how is are was were do does did has have will would any anything'.split(
    ' ',
  ),
);
const shows = new Set(
  'show list tell give find look get check see fetch read search count name compare explain summarise summarize describe display'.split(
    ' ',
  ),
);
const cutBefore =
  /(?:[,;:]\s{0,4}|\s{1,4})(?:(?:and|then|also|but|plus)\s{0,4})?(?=(?:what|which|who|whose|(?:when|where)(?! (?:i|we|you|they|he|she|it)\b)|how|is there|are there|please|can you|could you|tell me|show me|let me know|don['’]t|do not)\b)/giu;

/** The parts of a query in order. What only sets the scene ("I'm about to meet …") asks nothing and is left out. */
export function queryParts(query: string): readonly QueryPart[] {
  return splitSentences(query)
    .flatMap(({ start, end }) => cut(query.slice(start, end)))
    .flatMap((text) => partOf(text) ?? []);
}

function cut(sentence: string): readonly string[] {
  const places = [...sentence.matchAll(cutBefore), ...changesBehind(sentence)]
    .filter(({ index }) => index > 12)
    .map(({ index, 0: found }) => index + found.length)
    .sort((a, b) => a - b);
  return [0, ...places]
    .map((start, index) => sentence.slice(start, places[index] ?? sentence.length))
    .filter((text) => text.trim() !== '');
}

const looking = /^\W*(?:please\s+|can you\s+|could you\s+)?(\p{Ll}+)/iu;

/** "Find the course for beginners and enrol Peter in it": a change behind a request to look. */
function changesBehind(sentence: string): readonly RegExpExecArray[] {
  const first = looking.exec(sentence)?.[1]?.toLowerCase() ?? '';
  if (!shows.has(first)) return [];
  return [
    ...sentence.matchAll(
      /,?\s(?:and|then)\s{1,4}(?:(?:then|please)\s{1,4})?(?=(\p{Ll}{1,30})\s{1,4}(?:it|them|him|her|the|an?|another|\d{1,6}|\p{Lu}))/gu,
    ),
  ].filter(([, verb = '']) => changeAsked(verb) !== undefined);
}

function partOf(text: string): QueryPart | undefined {
  const tokens = tokenize(text).filter(({ kind }) => kind === 'word');
  const forbids =
    /^(?:\W*(?:but|and|please)\W+)?(?:don['’]t|do not|without|never(?! mind\b)|no need to)\b/i.test(
      text.trim(),
    );
  const change = forbids ? undefined : changeIn(text, tokens);
  const asks = asksFor(tokens);
  const isQuestion = change === undefined && (asks !== undefined || /\?\s*$/.test(text));
  if (!isQuestion && change === undefined && !forbids) return undefined;
  const first = tokens.findIndex(({ word }) => shows.has(word));
  const isOwn = asks === 'show' && first > 0 && isOwnAt(tokens, first);
  return { text, asks, forbids, isQuestion, isOwn, ...(change !== undefined && { change }) };
}

/** The change that an imperative at the beginning asks for, behind "please", "can you" and the like. */
function changeIn(text: string, tokens: readonly Token[]): AskedChange | undefined {
  for (const [at, { word }] of tokens.slice(0, 14).entries()) {
    const kinds = changeAsked(`${word} ${tokens[at + 1]?.word ?? ''}`) ?? changeAsked(word);
    const before = tokens[at - 1]?.word;
    if (kinds !== undefined && (at === 0 || isImperative(tokens, at, before)))
      return asksNoChange(text, tokens, at)
        ? undefined
        : { kinds, verb: word, words: tokens.slice(at), isOwn: isOwnAt(tokens, at) };
    if (!polite.has(word) && !isCondition(tokens, at)) return undefined;
  }
  return undefined;
}

/** "(I) need to", "we have to", "I want to", and not "I need you to" */
function isOwnAt(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at - 1]?.word === 'to' && /^(?:need|have|want|like|going|ought)$/.test(tokens[at - 2]?.word ?? '')
  );
}

function isImperative(tokens: readonly Token[], at: number, before: string | undefined): boolean {
  // "When the first draft is due"
  if (
    tokens
      .slice(Math.max(0, at - 2), at)
      .some(({ word }) => /^(?:the|an?|my|our|your|his|her|its|their)$/.test(word))
  )
    return false;
  if (before === undefined || polite.has(before))
    return tokens.slice(0, at).every(({ word }, index) => polite.has(word) || isCondition(tokens, index));
  return isCondition(tokens, at - 1);
}

/** Within "if …" at the beginning of a request. */
function isCondition(tokens: readonly Token[], at: number): boolean {
  const [first, second] = tokens;
  // "When does it open?" asks for a time.
  const isClause = first?.word === 'if' || (first?.word === 'when' && !questioning.test(second?.word ?? ''));
  return isClause && at < 14;
}

/** "When does it open?", "when and how did they pay?" */
const questioning =
  /^(?:do|does|did|is|are|was|were|will|would|can|could|should|shall|must|may|might|has|have|had|am|and|or|exactly)$/;

function asksFor(tokens: readonly Token[]): QueryPart['asks'] {
  const words = tokens.slice(0, 12).map(({ word }) => word);
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? '';
    if (word === 'how') return next === 'many' ? 'how many' : next === 'much' ? 'how much' : 'what';
    if (word === 'who' || word === 'whom' || word === 'whose') return 'who';
    if (word === 'when') return 'when';
    if (word === 'where') return 'where';
    if (word === 'what' || word === 'which' || word === 'why') return 'what';
    if (shows.has(word)) return 'show';
    if (at === 0 && questions.has(word)) return 'whether';
    if (!polite.has(word) && !questions.has(word)) break;
  }
  return undefined;
}
