// Figures that an answer works out before the reader's eyes: "two seats at SEK 295 each (590) plus 430 for the car, SEK 1,020".
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import { claimedValue } from '../claimed-value.ts';
import { misfitOf } from './belongs.ts';
import type { Candidate, Judged } from './candidate.ts';
import { saysComputed } from './computed.ts';
import { isShareSaid } from './derive-percent.ts';
import { directCandidates } from './direct.ts';
import type { Fact } from './facts.ts';
import { isFigure } from './figure-cues.ts';
import { type AnswerReading, isWithin, readQuery, type Sentence } from './reading.ts';

/** A figure of the answer that is proved itself, or a number that the query gives. */
interface Operand {
  readonly mention: Mention;
  readonly value: number;
  readonly proof: string;
  /** Where its unit is from; none for a number of the query. */
  readonly fact: Fact | undefined;
}

/** What the words around a figure say that was done to get it. */
export interface Operations {
  readonly isSum: boolean;
  readonly isDifference: boolean;
}

/** More figures than this are told, and not worked out. */
const mostOperands = 8;

const times = /[×*]|\b(?:times|each|apiece|per|at)\b|\d\s?x\s/i;
const shareOf = /^\s+(?:out\s+)?of\s+(?:(?:the|a|an|your|its|their|our)\s+)?(?:\p{L}+\s+)?$/iu;
const eachBehind = /^\s*(?:\p{L}+\s+)?(?:each|apiece|per\b|a (?:piece|head|night|share))/iu;
const parts = /^[^.!?;\n]{0,40}?[:(]/;

/** The judge of one figure: this search is a part of it, and asks it about the operands. */
type Judge = (reading: AnswerReading, mention: Mention) => Judged;

/** What a figure comes to by others that the same sentence says, or the one before it. */
export function toldComputations(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
  operations: Operations,
  judge: Judge,
): readonly Candidate[] {
  const { response } = reading.answered;
  const near = stretchOf(reading, sentence);
  const others = reading.mentions.filter(
    (other) => other !== mention && isFigure(other) && isWithin(other, near),
  );
  if (others.length > mostOperands) return [];
  const operands = others.flatMap((other) => operandOf(reading, mention, other, judge) ?? []);
  const text = response.slice(near.start, near.end);
  const made = [
    ...(operations.isDifference ? pairsOf(operands).flatMap(differenceOf) : []),
    ...(operations.isSum || (!operations.isDifference && parts.test(textBehind(response, mention.end)))
      ? sumsOf(reading, mention, operands)
      : []),
    ...(times.test(text) ? pairsOf([...operands, ...askedCounts(reading)]).flatMap(productOf) : []),
  ];
  const shares = pairsOf(operands).flatMap((pair) => shareIn(reading, mention, pair));
  const computed = made.flatMap(({ proof, value, fact }): readonly Candidate[] =>
    fact !== undefined && saysComputed(reading, mention, fact, value)
      ? [{ proof, kind: 'ratio', facts: [fact], members: [] }]
      : [],
  );
  return [...computed, ...shares];
}

interface Made {
  readonly proof: string;
  readonly value: number;
  readonly fact: Fact | undefined;
}

/** The sentence, with the one before it in the same paragraph. */
function stretchOf({ sentences, answered }: AnswerReading, sentence: Sentence): Sentence {
  const before = sentences[sentences.indexOf(sentence) - 1];
  const isApart =
    before === undefined || /\n\s*\n/.test(answered.response.slice(before.start, sentence.start));
  return isApart ? sentence : { start: before.start, end: sentence.end };
}

const asking = new WeakMap<AnswerReading, Set<Mention>>();

/** A figure as what it is proved by; undefined where nothing proves it, or it is being worked out itself. */
function operandOf(
  reading: AnswerReading,
  mention: Mention,
  other: Mention,
  judge: Judge,
): Operand | undefined {
  const open = asking.get(reading) ?? new Set<Mention>();
  asking.set(reading, open);
  if (open.has(other) || open.size > 1) return undefined;
  const direct = directCandidates(reading, other).find(
    (candidate) => candidate.kind === 'direct' && misfitOf(reading, other, candidate) === undefined,
  );
  const [fact] = direct?.facts ?? [];
  if (direct !== undefined && typeof fact?.value === 'number')
    return { mention: other, proof: direct.proof, fact, value: signedValue(direct, fact) };
  open.add(mention);
  const judged = judge(reading, other);
  open.delete(mention);
  const candidate = 'candidate' in judged ? judged.candidate : undefined;
  if (candidate === undefined || candidate.kind === 'echo' || candidate.kind === 'said') return undefined;
  const value = claimedValue(candidate.proof, reading.answered.query, reading.evidence)?.value;
  return typeof value === 'number'
    ? { mention: other, proof: `(${candidate.proof})`, fact: candidate.facts[0], value }
    : undefined;
}

const signedValue = ({ proof }: Candidate, { value }: Fact) =>
  proof.startsWith('$abs(') ? Math.abs(Number(value)) : Number(value);

/** "Two adults": numbers of the query. */
function askedCounts(reading: AnswerReading): readonly Operand[] {
  return readQuery(reading).mentions.flatMap((mention): readonly Operand[] => {
    const [value] = mention.readings.flatMap((each) => (each.as === 'number' ? [each.value] : []));
    return mention.kind !== 'number' || value === undefined || value < 2
      ? []
      : [{ mention, value, proof: String(value), fact: undefined }];
  });
}

function pairsOf(operands: readonly Operand[]): readonly (readonly [Operand, Operand])[] {
  return operands.flatMap((first, at) => operands.slice(at + 1).map((second) => [first, second] as const));
}

/** Whether two figures are of one kind: amounts of money, or quantities in one unit. */
function areAlike(first: Operand, second: Operand): boolean {
  const [a, b] = [first.mention.kind, second.mention.kind];
  return a === b || (first.fact?.key === second.fact?.key && first.fact !== undefined);
}

function differenceOf([first, second]: readonly [Operand, Operand]): readonly Made[] {
  if (!areAlike(first, second) || first.proof === second.proof) return [];
  const [more, less] = first.value >= second.value ? [first, second] : [second, first];
  const value = Number((more.value - less.value).toPrecision(12));
  return [{ proof: `${more.proof} - ${less.proof}`, value, fact: more.fact ?? less.fact }];
}

function productOf([first, second]: readonly [Operand, Operand]): readonly Made[] {
  const isCount = ({ mention, value }: Operand) => mention.kind === 'number' && Number.isInteger(value);
  if (!isCount(first) && !isCount(second)) return [];
  if (first.fact === undefined && second.fact === undefined) return [];
  const [count, each] =
    isCount(first) && first.fact?.key !== undefined && !isCount(second) ? [first, second] : [second, first];
  const value = Number((count.value * each.value).toPrecision(12));
  return [{ proof: `${each.proof} * ${count.proof}`, value, fact: each.fact ?? count.fact }];
}

/** All figures behind the colon or within the brackets that follow, else those that were told before. */
function sumsOf(
  { answered }: AnswerReading,
  mention: Mention,
  operands: readonly Operand[],
): readonly Made[] {
  const { response } = answered;
  const summable = operands.filter(
    ({ mention: { end, kind } }) => !eachBehind.test(textBehind(response, end)) && kind !== 'percent',
  );
  const behind = summable.filter((operand) => operand.mention.start >= mention.end);
  const before = summable.filter((operand) => operand.mention.end <= mention.start);
  return [behind, before].flatMap((all) =>
    subsetsOf(
      all.filter((operand) => all.some((other) => other !== operand && areAlike(other, operand))),
    ).map((chosen) => ({
      proof: chosen.map(({ proof }) => proof).join(' + '),
      value: Number(chosen.reduce((sum, { value }) => sum + value, 0).toPrecision(12)),
      fact: chosen.find(({ fact }) => fact !== undefined)?.fact,
    })),
  );
}

/** Two and more of them that are of one kind. */
function subsetsOf(all: readonly Operand[]): readonly (readonly Operand[])[] {
  const few = all.slice(0, 6);
  const found: Operand[][] = [];
  for (let mask = 1; mask < 2 ** few.length; mask++) {
    const chosen = few.filter((_, at) => (mask & (2 ** at)) !== 0);
    const [first] = chosen;
    const isApart = new Set(chosen.map(({ proof }) => proof)).size === chosen.length;
    if (chosen.length > 1 && isApart && first !== undefined && chosen.every((each) => areAlike(first, each)))
      found.push(chosen);
  }
  return found;
}

/** "$3,285, about 36% of the $9,197": the part is told before the percentage, and the whole right behind it. */
function shareIn(
  { answered }: AnswerReading,
  mention: Mention,
  [first, second]: readonly [Operand, Operand],
): readonly Candidate[] {
  if (mention.kind !== 'percent' || first.mention.kind !== second.mention.kind || second.value === 0)
    return [];
  const { response } = answered;
  const isWhole =
    second.mention.start >= mention.end &&
    first.mention.end <= mention.start &&
    shareOf.test(response.slice(mention.end, second.mention.start));
  const isBefore =
    second.mention.end <= mention.start &&
    shareOf.test(response.slice(first.mention.end, second.mention.start)) &&
    !/[.!?]\s/.test(textBefore(response, mention.start, second.mention.end));
  return (isWhole || isBefore) && isShareSaid(mention, first.value / second.value)
    ? [{ proof: `${first.proof} / ${second.proof}`, kind: 'ratio', facts: [], members: [] }]
    : [];
}
