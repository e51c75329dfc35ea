// Where a text says a number.

import { wordsOf } from '../naming.ts';
import { spanAt } from './claim-spans.ts';
import { readClaim } from './claim-text.ts';
import type { SayingContext } from './context.ts';
import { judgingOf, mentionSaysMoment } from './date-agreement.ts';
import type { Mention, Span } from './mention.ts';
import { mentionSaysNumber, readingSaysNumber } from './number-agreement.ts';
import { type ReadText, readText } from './read-mentions.ts';
import { sameWord } from './same-word.ts';
import type { Source } from './source.ts';
import { labelWords, measureOf, type ValueMeasure } from './value-measure.ts';

const amounts = new Set(['number', 'money', 'quantity', 'percent', 'duration']);
/** Names of fields whose figures rank, and count nothing. */
const rankWords: ReadonlySet<string> = new Set(
  'rank position place floor number index priority level version order row line page step chapter grade'.split(
    ' ',
  ),
);
const momentWords = new Set(
  'at on time date timestamp epoch created updated modified borrowed registered return due since until expires'.split(
    ' ',
  ),
);
/** Words that put a minus into words: "two degrees below zero", "lost 5 %". */
const lossWords = new Set(
  'below minus negative down drop drops dropped fell fall falls decrease decreased decline declined loss lost less lower under cheaper behind owe owed debit overdrawn overdue ago shrank unter gesunken gefallen verlust'.split(
    ' ',
  ),
);

/** Whether the words beside a number are another field's and not the value's own: "3 stars" is no count of hotels. */
export function isOthersNumber(mention: Mention, context: SayingContext, source: Source): boolean {
  const { otherLabels, labels } = context;
  if (mention.noun === undefined || otherLabels === undefined || otherLabels.length === 0) return false;
  const own = (labels ?? []).flatMap(labelWords);
  const others = otherLabels.flatMap(labelWords);
  const has = (words: readonly string[], noun: string) =>
    words.some((word) => sameWord(word, noun, source.lexicon));
  for (const noun of mention.noun.split(' ')) {
    if (has(own, noun)) return false;
    if (has(others, noun)) return true;
  }
  return false;
}

/** Whether a number is a part of a name: 24 of "Corvus 24", but not 12 of "Room 12" where the field is a room's. */
export function isInName(mention: Mention, { names, source }: ReadText, context: SayingContext): boolean {
  const name = spanAt(names, mention.start);
  if (name === undefined || name.start === mention.start) return false;
  const own = [
    ...(context.labels ?? []),
    ...(context.parameter === undefined ? [] : [context.parameter]),
  ].flatMap((label) => [...labelWords(label), ...wordsOf(label)]);
  const before = wordsOf(name.text.slice(0, mention.start - name.start));
  return !(
    before.length > 0 && before.every((word) => own.some((label) => sameWord(label, word, source.lexicon)))
  );
}

function momentOf(value: number, context: SayingContext) {
  const parts = wordsOf(context.labels?.[0] ?? '');
  if (!Number.isInteger(value) || !parts.some((part) => momentWords.has(part))) return undefined;
  const milliseconds =
    value >= 1e11 && value < 1e13 ? value : value >= 1e8 && value < 1e10 ? value * 1000 : undefined;
  if (milliseconds === undefined) return undefined;
  const text = new Date(milliseconds).toISOString();
  const seconds = Math.floor((milliseconds % 86_400_000) / 1000);
  return { date: text.slice(0, 10), seconds, isExact: true as const };
}

function isNumberMention(
  mention: Mention,
  value: number,
  measure: ValueMeasure | undefined,
  context: SayingContext,
  isMere: boolean,
  read: ReadText,
): boolean {
  const { source } = read;
  if (amounts.has(mention.kind)) {
    if (isOthersNumber(mention, context, source) || isInName(mention, read, context)) return false;
    if (mentionSaysNumber(mention, value, measure, isMere)) return true;
    const isLoss = value < 0 && source.tokens.some(({ word }) => lossWords.has(word));
    return isLoss && mentionSaysNumber(mention, -value, measure, isMere);
  }
  if (mention.kind === 'period') {
    const isMonth = labelWords(context.labels?.[0] ?? '').includes('month');
    const isThat = mention.readings.some(
      (reading) => reading.as === 'date' && Number(reading.from.slice(5, 7)) === value,
    );
    return (
      (isMonth && isThat) ||
      mention.readings.some((reading) => readingSaysNumber(reading, value, measure, undefined))
    );
  }
  if (mention.kind === 'ordinal') {
    const isRank =
      context.labels === undefined
        ? isMere
        : labelWords(context.labels[0] ?? '').some((word) => rankWords.has(word));
    return isRank && mention.readings.some((reading) => reading.as === 'number' && reading.value === value);
  }
  // "none" is 0 and "both" is 2, of whatever is counted.
  const isCounting =
    mention.kind === 'relation' &&
    (mention.weak === undefined || isMere) &&
    !isOthersNumber(mention, context, source);
  return (
    isCounting &&
    mention.readings.some((reading) => reading.as === 'number' && Math.abs(reading.value - value) < 0.004)
  );
}

/** Every stretch of the text that says the number; a mere mention may be an article ("a week"). */
export function numberSayings(
  text: string,
  value: number,
  context: SayingContext,
  isMere: boolean,
): readonly Span[] {
  const measure = measureOf(context.labels, context.unit);
  const said = (read: ReadText) =>
    read.mentions.filter((mention) => isNumberMention(mention, value, measure, context, isMere, read));
  const found = said(readClaim(text, context));
  if (found.length > 0) return found;
  const moment = momentOf(value, context);
  if (moment !== undefined) {
    const judging = judgingOf(context, text, isMere);
    return readText(text, context).mentions.filter((mention) => mentionSaysMoment(mention, moment, judging));
  }
  if (!isMere && startsWithArticle(text, context)) return said(readText(text, context, true));
  return isMere ? [...said(readText(text, context, true)), ...articles(text, value, context)] : [];
}

/** A claim that is "a year" as a whole says one year. */
export function startsWithArticle(text: string, context: SayingContext): boolean {
  const { tokens, lexicon } = readText(text, context).source;
  return lexicon.articles.has(tokens[0]?.word ?? '') && lexicon.units.match(tokens, 1) !== undefined;
}

/** "an oven", "another one": one of something. */
function articles(text: string, value: number, context: SayingContext): readonly Span[] {
  if (value !== 1 || context.unit !== undefined) return [];
  const { tokens, lexicon } = readText(text, context).source;
  return tokens.filter(
    (token, index) => lexicon.articles.has(token.word) && tokens[index + 1]?.kind === 'word',
  );
}
