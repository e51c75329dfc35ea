// A final answer against the facts of the right one: each is said, told wrongly, or missing. No model is asked.
import type { JsonScalar } from '../model/json.ts';
import { joins, leadsTo } from '../proofs/search/governors.ts';
import { findSayings } from '../text/sayings/find-sayings.ts';
import type { Mention, MentionKind, Span } from '../text/sayings/mention.ts';
import { readMentions } from '../text/sayings/read-mentions.ts';
import { splitSentences } from '../text/sayings/split-sentences.ts';
import type { Fact } from './facts.ts';

export const factStatuses = ['said', 'wrong', 'missing'] as const;
export type FactStatus = (typeof factStatuses)[number];

export interface FactScore {
  /** The words of the right answer. */
  readonly text: string;
  readonly isAsked: boolean;
  readonly status: FactStatus;
  /** The words that are told in its place. */
  readonly instead?: string;
}

export interface AnswerScore {
  readonly facts: readonly FactScore[];
  /** Of the facts that are asked for, the share that is said; null where nothing is asked for. */
  readonly share: number | null;
  /** Whether everything that is asked for is said, and nothing is told wrongly; null where there is nothing to tell. */
  readonly isRight: boolean | null;
}

interface Context {
  readonly query: string;
  readonly today: string;
  readonly timeZone: string;
}

/** Scores what was answered, in whatever words, against the facts. */
export function scoreAnswer(facts: readonly Fact[], answer: string, context: Context): AnswerScore {
  const reading = readAnswer(facts, answer, context);
  const first = facts.map((fact) => statusOf(fact, reading));
  const told = facts.map((fact, index) =>
    impliedBy(fact, first[index] ?? { status: 'missing' }, facts, first),
  );
  const scores = facts.map(
    ({ text, isAsked }, index): FactScore => ({ text, isAsked, ...(told[index] ?? { status: 'missing' }) }),
  );
  const asked = scores.filter(({ isAsked }) => isAsked);
  const said = asked.filter(({ status }) => status === 'said');
  return {
    facts: scores,
    share: asked.length === 0 ? null : said.length / asked.length,
    isRight:
      asked.length === 0
        ? null
        : said.length === asked.length && scores.every(({ status }) => status !== 'wrong'),
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
function verbatim(answer: string, { text }: Fact, value: JsonScalar): readonly Span[] {
  if (typeof value === 'boolean') return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'gu');
  return [...answer.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + text.length }));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
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

type Told = Pick<FactScore, 'status' | 'instead'>;

interface Reading {
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
}

function readAnswer(facts: readonly Fact[], answer: string, { query, ...reading }: Context): Reading {
  const sentences = splitSentences(answer);
  const find = (value: JsonScalar, context: Fact['context']): readonly Span[] =>
    sentences.flatMap(({ start, end }) => {
      const sentence = answer.slice(start, end);
      return findSayings(sentence, value, { ...context, sentence })
        .filter((span) => hasItsFigures(sentence, span, value))
        .map((span) => ({ start: start + span.start, end: start + span.end }));
    });
  const sayings = new Map(
    facts.map(
      (fact) =>
        [
          fact,
          fact.values.map((value) => {
            const found = find(value, fact.context);
            return found.length > 0 ? found : verbatim(answer, fact, value);
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
  const all = readMentions(answer, reading);
  return {
    answer,
    facts,
    sentences,
    mentions: all,
    sayings,
    names: withoutParts(names, [...sayings.values()].flat(2)).sort((a, b) => a.start - b.start),
    asked: readMentions(query, reading),
  };
}

function statusOf(fact: Fact, reading: Reading): Told {
  const spans = reading.sayings.get(fact) ?? [];
  const own = spans.map((each) => each.filter((span) => isOfOwner(span, fact, reading)));
  const isSaid = own.length > 0 && own.every((each) => each.length > 0);
  if (isSaid) {
    const stranger = listedWith(fact, own.flat(), reading);
    return stranger === undefined ? { status: 'said' } : { status: 'wrong', instead: stranger };
  }
  // The right value, said of another thing.
  const misplaced = spans.flat().find((span) => !isOfOwner(span, fact, reading));
  if (misplaced !== undefined) return { status: 'wrong', instead: wordsAt(misplaced, reading) };
  const rival = rivalOf(fact, reading);
  return rival === undefined ? { status: 'missing' } : { status: 'wrong', instead: rival };
}

/** Whether the name nearest to the words is that of the fact's own thing, or nothing is named there. */
function isOfOwner(span: Span, { owner }: Fact, { names, sentences, mentions, answer }: Reading): boolean {
  if (owner === undefined) return true;
  const sentence = sentences.find(({ start, end }) => start <= span.start && span.start < end);
  const inside = names.filter(
    ({ start, end }) => sentence !== undefined && sentence.start <= start && end <= sentence.end,
  );
  const before = inside.filter(({ end }) => end <= span.start);
  const behind = inside.find(({ start }) => start >= span.end);
  const nearest =
    (behind !== undefined && leadsTo(answer.slice(span.end, behind.start)) ? behind : before.at(-1)) ??
    behind ??
    names.findLast(({ end }) => end <= span.start);
  if (nearest === undefined || nearest.name === owner) return true;
  // "A and B cost 3 and 5": as many values as names, in their order.
  const joined = before.every(
    (each, index) => index === 0 || joins(answer.slice(before[index - 1]?.end, each.start)),
  );
  if (before.length < 2 || !joined) return false;
  const kind = mentions.find(({ start, end }) => start <= span.start && span.end <= end)?.kind;
  const values = mentions.filter(
    (each) => each.kind === kind && each.start >= (nearest.end ?? 0) && each.end <= (sentence?.end ?? 0),
  );
  return (
    values.findIndex(({ start, end }) => start <= span.start && span.end <= end) ===
    before.findIndex(({ name }) => name === owner)
  );
}

/** "A, B and C" where only A is right: the words of a sibling that is listed with it. */
function listedWith(fact: Fact, own: readonly Span[], reading: Reading): string | undefined {
  const [value] = fact.values;
  if (fact.isComputed || typeof value !== 'string' || !fact.isAsked) return undefined;
  const right = new Set(reading.facts.flatMap(({ values }) => values.map(String)));
  const others = fact.siblings.filter(
    (each) => typeof each === 'string' && !right.has(each) && each.length > 2,
  );
  for (const sibling of others)
    for (const span of findSayings(reading.answer, sibling, fact.context)) {
      const [one, other] =
        own
          .map((each) => (each.end <= span.start ? [each, span] : [span, each]))
          .find(
            ([left, next]) =>
              left !== undefined && next !== undefined && joins(reading.answer.slice(left.end, next.start)),
          ) ?? [];
      if (one !== undefined && other !== undefined) return wordsAt(span, reading);
    }
  return undefined;
}

const figures: ReadonlySet<MentionKind> = new Set(['number', 'money', 'quantity', 'percent', 'duration']);
const dates: ReadonlySet<MentionKind> = new Set(['date', 'period', 'weekday']);

/** What the answer tells in the place of a fact that it does not say. */
function rivalOf(fact: Fact, reading: Reading): string | undefined {
  const [value] = fact.values;
  if (typeof value === 'boolean') return opposite(value, reading);
  if (typeof value === 'string' && !isDateLike(value)) {
    const known = [...reading.sayings.values()].flat(2);
    const other = fact.siblings.find(
      (sibling) =>
        typeof sibling === 'string' &&
        sibling.length > 2 &&
        findSayings(reading.answer, sibling, fact.context).some(
          (span) => !known.some(({ start, end }) => start < span.end && span.start < end),
        ),
    );
    return other === undefined ? undefined : String(other);
  }
  const kinds = typeof value === 'number' ? figures : dates;
  const explained = [...reading.sayings.values()].flat(2);
  const rival = reading.mentions.find(
    (mention) =>
      (kinds.has(mention.kind) ||
        (typeof value === 'string' && mention.kind === 'time' && /\d\d:\d\d/.test(value))) &&
      mention.weak === undefined &&
      isOfOwner(mention, fact, reading) &&
      !explained.some(({ start, end }) => start < mention.end && mention.start < end) &&
      !reading.asked.some(({ text }) => text === mention.text) &&
      !isInName(mention, reading),
  );
  return rival?.text;
}

function isDateLike(text: string): boolean {
  return /^\d{4}-\d\d-\d\d|^\d\d:\d\d/.test(text);
}

function isInName({ start, end }: Mention, { mentions }: Reading): boolean {
  return mentions.some(
    (other) =>
      (other.kind === 'name' || other.kind === 'quotation' || other.kind === 'identifier') &&
      other.start <= start &&
      end <= other.end,
  );
}

function opposite(value: boolean, { mentions }: Reading): string | undefined {
  return mentions.find(
    ({ kind, readings }) =>
      kind === 'answer' && readings.some((reading) => reading.as === 'boolean' && reading.value !== value),
  )?.text;
}

/** "There are four" answers whether there are any: a yes or no need not be said beside what it follows from. */
function impliedBy(fact: Fact, told: Told, facts: readonly Fact[], all: readonly Told[]): Told {
  const isFlag = fact.values.length > 0 && fact.values.every((value) => typeof value === 'boolean');
  if (!isFlag || told.status !== 'missing') return told;
  const others = facts.flatMap((other, index) =>
    other === fact || !other.values.some((value) => typeof value !== 'boolean') ? [] : [all[index]],
  );
  return others.length > 0 && others.every((each) => each?.status === 'said') ? { status: 'said' } : told;
}

function wordsAt({ start, end }: Span, { answer }: Reading): string {
  return answer.slice(start, end);
}
