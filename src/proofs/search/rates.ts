// "£32.50 a week", of a `monthly_fee`: for how long or how much of something an amount is.
import { singular, wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBehind } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading } from './reading.ts';

const adverbs: Readonly<Record<string, string>> = {
  hourly: 'hour',
  daily: 'day',
  nightly: 'night',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};
const said =
  /^\s*(?:an?|per|each|every|\/)\s*(hour|day|night|week|month|quarter|year)\b|^\s+(hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually)\b/i;

/** The period that a field's name says an amount is for. */
function periodOf(key: string): string | undefined {
  const words = wordsOf(key);
  const per = words[words.indexOf('per') + 1];
  if (words.includes('per') && per !== undefined) return singular(per);
  return words.map((word) => adverbs[word]).find((period) => period !== undefined);
}

/** Why an amount is not for the period that the words behind it say. */
export function rateMisfit({ answered }: AnswerReading, { end }: Mention, { key }: Fact): string | undefined {
  const own = periodOf(key);
  if (own === undefined) return undefined;
  const [, noun, adverb] = said.exec(textBehind(answered.response, end)) ?? [];
  const period = noun?.toLowerCase() ?? adverbs[adverb?.toLowerCase() ?? ''];
  return period === undefined || period === own ? undefined : `is per ${own}, and said per ${period}`;
}
