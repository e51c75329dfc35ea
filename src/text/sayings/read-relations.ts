// Words that compare or select: superlatives, comparatives, quantifiers.
import type { Span } from './mention.ts';
import { isNegated } from './polarity.ts';
import { readOrdinal } from './read-date.ts';
import type { Relation } from './relation.ts';
import type { RelationMeaning } from './relation-row.ts';
import { isMark, type Source } from './source.ts';

export interface FoundRelation {
  readonly relation: Relation;
  /** Indices of its tokens. */
  readonly first: number;
  readonly end: number;
  readonly weak?: true;
}

const isExtreme = ({ readings }: RelationMeaning) =>
  readings.every(({ operator }) => operator === 'min' || operator === 'max');

/** Words that are no relation beside certain others: "the most expensive" is one phrase, "most of all" an idiom. */
function isFiller(source: Source, index: number, end: number): boolean {
  const { tokens, lexicon } = source;
  const word = tokens[index]?.word ?? '';
  const next = tokens[end];
  if (word === 'no' || word === 'no.')
    return next === undefined || (next.kind === 'mark' && index === 0) || isMark(next, ',', '.', '!');
  if (
    word === 'over' ||
    word === 'under' ||
    word === 'within' ||
    word === 'above' ||
    word === 'below' ||
    word === 'beyond' ||
    word === 'uber' ||
    word === 'unter'
  )
    return !isFigureAhead(source, end);
  // "Six times so far" counts; "six times as many" compares.
  if (tokens[end - 1]?.word === 'times' && end - index > 1)
    return !/^(?:as|the|more|less|fewer|that|what|its|their|his|her|of|\p{L}+er)$/u.test(next?.word ?? '');
  if (word === 'average' || word === 'top' || word === 'total') return false;
  return word === 'less' && lexicon.common.has(next?.word ?? '') && next?.word !== 'than';
}

/** A figure follows, perhaps behind an article or a currency. */
function isFigureAhead({ tokens, lexicon, text }: Source, index: number): boolean {
  for (let place = index; place < index + 3; place++) {
    const token = tokens[place];
    if (token === undefined) return false;
    if (token.kind === 'digits' || lexicon.numbers.has(token.word) || lexicon.months.has(token.word))
      return true;
    if (lexicon.articles.has(token.word) && lexicon.scales.has(tokens[place + 1]?.word ?? '')) return true;
    if (/^\p{Sc}$/u.test(token.text) || /^[A-Z]{2,3}$/.test(text.slice(token.start, token.end))) continue;
    if (!lexicon.articles.has(token.word) && token.word !== 'the' && !isMark(token, '-', '−', '+'))
      return false;
  }
  return false;
}

/** "before" and "after" compare where a date, a time or a name follows. */
function isComparing(source: Source, end: number): boolean {
  const next = source.tokens[end];
  return isFigureAhead(source, end) || (next !== undefined && /^\p{Lu}/u.test(next.text));
}

/** A superlative behind an ordinal: "the second cheapest". */
function rankAt(source: Source, index: number): { readonly rank: number; readonly end: number } | undefined {
  const ordinal = readOrdinal(source, index);
  if (ordinal === undefined) return undefined;
  const { tokens } = source;
  const joint = isMark(tokens[ordinal.end], '-') ? 1 : 0;
  const end = ordinal.end + joint;
  const meaning = source.lexicon.relations.match(tokens, end)?.value;
  return meaning !== undefined && isExtreme(meaning) ? { rank: ordinal.value, end } : undefined;
}

/** The relation that begins at a token. */
export function readRelation(source: Source, index: number): FoundRelation | undefined {
  const { tokens, lexicon, text } = source;
  const first = tokens[index];
  if (first === undefined) return undefined;
  const ranked = rankAt(source, index);
  const start = ranked?.end ?? index;
  const match = lexicon.relations.match(tokens, start);
  if (match === undefined) return readNth(source, index);
  const meaning = match.value;
  if (ranked === undefined && isFiller(source, index, match.end)) return undefined;
  const isTimed = first.word === 'before' || first.word === 'after';
  const isRate = (first.word === 'each' || first.word === 'every') && isRateAt(source, index, match.end);
  const weak = isTimed ? !isComparing(source, match.end) : meaning.weak === true || isRate;
  const span: Span = { start: first.start, end: tokens[match.end - 1]?.end ?? first.end };
  const rank = ranked?.rank ?? rankOfWord(source, index);
  const relation: Relation = {
    ...span,
    text: text.slice(span.start, span.end),
    readings: meaning.readings,
    ...(rank === undefined ? {} : { rank }),
    ...(meaning.factor === undefined ? {} : { factor: meaning.factor }),
    negated: isNegatedRelation(source, index, match.end, meaning),
  };
  return { relation, first: index, end: match.end, ...(weak ? { weak: true as const } : {}) };
}

/** "€97 each", "every day": a rate, and no claim about all. */
function isRateAt(source: Source, index: number, end: number): boolean {
  const before = source.tokens[index - 1];
  const isBehindAmount =
    before !== undefined &&
    (before.kind === 'digits' ||
      /^\p{Sc}$/u.test(before.text) ||
      source.lexicon.units.has(before.word) ||
      source.lexicon.currencies.has(before.word));
  return (
    isBehindAmount ||
    source.lexicon.units.match(source.tokens, end) !== undefined ||
    source.lexicon.weekdays.has(source.tokens[end]?.word ?? '')
  );
}

/** "third" by itself ranks by time: the third earliest. */
function readNth(source: Source, index: number): FoundRelation | undefined {
  const { tokens, text } = source;
  const first = tokens[index];
  const ordinal = readOrdinal(source, index);
  if (ordinal === undefined || first === undefined || ordinal.value < 1) return undefined;
  const span = { start: first.start, end: tokens[ordinal.end - 1]?.end ?? first.end };
  const readings = [
    { operator: 'min', dimension: 'date' },
    { operator: 'min', dimension: 'time' },
  ] as const;
  const relation: Relation = {
    ...span,
    text: text.slice(span.start, span.end),
    readings,
    rank: ordinal.value,
    negated: isNegated(source, index, ordinal.end),
  };
  return { relation, first: index, end: ordinal.end };
}

function rankOfWord(source: Source, index: number): number | undefined {
  const word = source.tokens[index]?.word ?? '';
  if (source.lexicon.ordinals.get(word) === 1) return 1;
  return /^(?:last|letzte[nrs]?|derniere?|ultim[oa])$/.test(word) ? -1 : undefined;
}

/** "none" is its own negation; another one in the clause turns the others round. */
function isNegatedRelation(source: Source, first: number, end: number, meaning: RelationMeaning): boolean {
  if (meaning.readings.some(({ operator }) => operator === 'none')) return false;
  // "no more than" is one phrase: its own "no" denies nothing.
  return isNegated(source, first, end, true);
}

/** The set phrase at a token, unless it is the beginning of a comparison: "no more than". */
export function idiomAt(source: Source, index: number): { readonly end: number } | undefined {
  const idiom = source.lexicon.idioms.match(source.tokens, index);
  const relation = idiom === undefined ? undefined : source.lexicon.relations.match(source.tokens, index);
  return idiom !== undefined && (relation?.end ?? 0) > idiom.end ? undefined : idiom;
}

/** All relation words of a text; articles before superlatives belong to them. */
export function readRelations(source: Source): readonly FoundRelation[] {
  const found: FoundRelation[] = [];
  for (let index = 0; index < source.tokens.length; index++) {
    const idiom = idiomAt(source, index);
    if (idiom !== undefined) {
      index = idiom.end - 1;
      continue;
    }
    const relation = readRelation(source, index);
    if (relation === undefined) continue;
    found.push(relation);
    index = relation.end - 1;
  }
  return found;
}
