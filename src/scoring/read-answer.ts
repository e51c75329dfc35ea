// An answer as it is scored: its sentences and mentions, and where it says the values of each fact.
import type { Example } from '../model/example.ts';
import type { JsonScalar } from '../model/json.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { stemOf } from '../text/field-words.ts';
import { findSayings } from '../text/sayings/find-sayings.ts';
import type { Mention, MentionKind, Span } from '../text/sayings/mention.ts';
import { readMentions } from '../text/sayings/read-mentions.ts';
import { splitSentences } from '../text/sayings/split-sentences.ts';
import { tokenize } from '../text/sayings/tokens.ts';
import type { Fact } from './facts.ts';
import { strangerIn } from './named-strangers.ts';

export interface AnswerContext {
  readonly query: string;
  readonly today: string;
  readonly timeZone: string;
  /** The words that names may be made of; without it, an answer that speaks of something else is not told by its names. */
  readonly known?: ReadonlySet<string>;
}

export interface Reading {
  readonly answer: string;
  readonly facts: readonly Fact[];
  readonly sentences: readonly Span[];
  readonly mentions: readonly Mention[];
  /** Where the answer says each fact's values, one list for each value. */
  readonly sayings: ReadonlyMap<Fact, readonly (readonly Span[])[]>;
  /** Where names of things are said, of those in the facts and of their siblings. */
  readonly names: readonly (Span & { readonly name: string })[];
  /** What the question says, folded into its own mentions. */
  readonly asked: readonly Mention[];
  /** Something that the answer speaks of in place of what was asked about. */
  readonly stranger: string | undefined;
}

export function readAnswer(
  facts: readonly Fact[],
  answer: string,
  { query, known, ...reading }: AnswerContext,
): Reading {
  const sentences = splitSentences(answer);
  const all = readMentions(answer, reading);
  const topic = stemsOf([query, ...facts.flatMap(({ text, labels }) => [text, ...labels])].join(' '));
  const find = (value: JsonScalar, context: Fact['context']): readonly Span[] =>
    sentences.flatMap(({ start, end }) => {
      const sentence = answer.slice(start, end);
      const stems = [...stemsOf(sentence)];
      const isOnTopic = stems.length === 0 || stems.some((stem) => topic.has(stem));
      return findSayings(sentence, value, { ...context, sentence })
        .filter((span) => hasItsFigures(sentence, span, value))
        .map((span) => ({ start: start + span.start, end: start + span.end }))
        .filter((span) => isOnTopic || !isOfOthers(span, value, all));
    });
  const sayings = new Map(
    facts.map(
      (fact) =>
        [
          fact,
          fact.values.map((value) => {
            const found = find(value, fact.context);
            return found.length > 0 ? found : verbatim(answer, fact, value, all);
          }),
        ] as const,
    ),
  );
  const owners = new Set(facts.flatMap(({ owner }) => owner ?? []));
  const named = facts.filter(({ values: [first] }) => typeof first === 'string' && owners.has(first));
  const names = named.flatMap((fact) =>
    [...fact.values, ...fact.siblings].flatMap((value) =>
      typeof value === 'string' ? find(value, fact.context).map((span) => ({ ...span, name: value })) : [],
    ),
  );
  return {
    answer,
    facts,
    sentences,
    mentions: all,
    sayings,
    names: withoutParts(names, [...sayings.values()].flat(2)).sort((a, b) => a.start - b.start),
    asked: readMentions(query, reading),
    stranger: known === undefined ? undefined : strangerIn(all, known),
  };
}

/** "Diagonal 28" is not "Diagonal 21", however much of it is the same. */
function hasItsFigures(sentence: string, { start, end }: Span, value: JsonScalar): boolean {
  if (typeof value !== 'string' || isDateLike(value)) return true;
  const rest = Math.max(0, value.length - (end - start)) + 2;
  const around = sentence.slice(Math.max(0, start - rest), end + rest);
  return (value.match(/\d+/g) ?? []).every((digits) => around.includes(digits));
}

/** The very words of the right answer, for what reads otherwise alone than with a unit behind it. */
function verbatim(
  answer: string,
  { text }: Fact,
  value: JsonScalar,
  mentions: readonly Mention[],
): readonly Span[] {
  if (typeof value === 'boolean') return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(text)}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'gu');
  return (
    [...answer.matchAll(pattern)]
      .map(({ index }) => ({ start: index, end: index + text.length }))
      // A figure with a unit or words around it is told by them.
      .filter((span) => typeof value !== 'number' || /\s/.test(text) || !isPartOfAnother(span, mentions))
  );
}

const wholes: ReadonlySet<MentionKind> = new Set(['date', 'period', 'time', 'identifier', 'quotation']);

/** The 10 of "10 October 2025" is no number of anything. */
function isPartOfAnother({ start, end }: Span, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (other) =>
      wholes.has(other.kind) &&
      other.start <= start &&
      end <= other.end &&
      other.end - other.start > end - start,
  );
}

/** What is counted, in words that mean anything. */
const anything = /^(?:entr|result|item|record|match|hit|thing|option|case|total|time|one)/;

/** Whether a sentence that has nothing of the question in it says the value of something else: "three orders". */
function isOfOthers(span: Span, value: JsonScalar, mentions: readonly Mention[]): boolean {
  if (isComparison(span, mentions)) return true;
  if (typeof value !== 'number') return false;
  const mention = mentions.find(({ start, end }) => start <= span.start && span.end <= end);
  const [first = ''] = mention?.noun?.split(' ') ?? [];
  return /\p{L}{3}s$/u.test(first) && !(mention?.noun ?? '').split(' ').some((word) => anything.test(word));
}

/** "The cheapest …" affirms something, too, but not that there is any of another kind. */
function isComparison({ start, end }: Span, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (each) => (each.kind === 'relation' || each.kind === 'ordinal') && each.start <= start && end <= each.end,
  );
}

/** Everything that the person says. */
export function saidBy({ query, exchanges, history = [] }: Example): string {
  const said = [...history, ...(exchanges ?? [{ query }])];
  return said.map((each) => each.query).join('\n');
}

/** The words of a text that mean something by themselves, whatever their form. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = tokenize(text).filter(({ kind, word }) => kind === 'word' && word.length > 3);
  return new Set(words.map(({ word }) => stemOf(word)));
}

/** Names that are no part of a longer one: "Frigora 900" within “Low flow alarm on the Frigora 900” names nothing else. */
function withoutParts<T extends Span>(spans: readonly T[], others: readonly Span[]): T[] {
  const length = ({ start, end }: Span) => end - start;
  return spans.filter(
    (span) =>
      ![...spans, ...others].some(
        (other) => other.start < span.end && span.start < other.end && length(other) > length(span),
      ),
  );
}

export function isDateLike(text: string): boolean {
  return /^\d{4}-\d\d-\d\d|^\d\d:\d\d/.test(text);
}
