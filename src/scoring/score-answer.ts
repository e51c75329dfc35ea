// A final answer against the facts of the right one: each is said, told wrongly, or missing. No model is asked.
import type { JsonScalar } from '../model/json.ts';
import { joins, leadsTo } from '../proofs/search/governors.ts';
import { findSayings } from '../text/sayings/find-sayings.ts';
import type { Mention, MentionKind, Span } from '../text/sayings/mention.ts';
import type { Fact } from './facts.ts';
import { type AnswerContext, isDateLike, type Reading, readAnswer } from './read-answer.ts';

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

/** Scores what was answered, in whatever words, against the facts. */
export function scoreAnswer(facts: readonly Fact[], answer: string, context: AnswerContext): AnswerScore {
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

type Told = Pick<FactScore, 'status' | 'instead'>;

function statusOf(fact: Fact, reading: Reading): Told {
  const spans = reading.sayings.get(fact) ?? [];
  const own = spans.map((each) => each.filter((span) => isOfOwner(span, fact, reading)));
  const isSaid = own.length > 0 && own.every((each) => each.length > 0);
  if (isSaid) {
    const stranger =
      listedWith(fact, own.flat(), reading) ?? (fact.values.every(isChance) ? reading.stranger : undefined);
    return stranger === undefined ? { status: 'said' } : { status: 'wrong', instead: stranger };
  }
  // The right value, said of another thing.
  const misplaced = spans.flat().find((span) => !isOfOwner(span, fact, reading));
  if (misplaced !== undefined) return { status: 'wrong', instead: wordsAt(misplaced, reading) };
  const rival = rivalOf(fact, reading);
  return rival === undefined ? { status: 'missing' } : { status: 'wrong', instead: rival };
}

/** Figures, days, yes or no and words of every day are right by chance in what is said of something else. */
export function isChance(value: JsonScalar): boolean {
  return typeof value !== 'string' || isDateLike(value) || !/[\p{Lu}\d]/u.test(value);
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
