// Numbers that an answer takes from the query: how many are asked about, priced together, or compared.

import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import { products } from './derive-product.ts';
import { type AnswerReading, isWithin, readQuery, sentenceAt } from './reading.ts';

/** Whether a number needs no proof of its own: "three come to €1,947" to who wants three, "the larger of the two". */
export function isAskedCount(reading: AnswerReading, mention: Mention): boolean {
  const [number] = mention.readings;
  if (mention.kind !== 'number' || number?.as !== 'number') return false;
  return isPriced(reading, mention, number.value) || isOfCalls(reading, mention, number.value);
}

/** The query says the number, and the amount behind it is a price times as many. */
function isPriced(reading: AnswerReading, mention: Mention, count: number): boolean {
  const isAsked = readQuery(reading).mentions.some(
    ({ kind, readings: [first] }) => kind === 'number' && first?.as === 'number' && first.value === count,
  );
  if (!isAsked) return false;
  const sentence = sentenceAt(reading, mention);
  const next = reading.mentions.find(({ start }) => start >= mention.end);
  const between = textBehind(reading.answered.response, mention.end).slice(
    0,
    (next?.start ?? 0) - mention.end,
  );
  return (
    next?.kind === 'money' &&
    isWithin(next, sentence) &&
    /^\s+(?:\p{L}+\s+){0,3}$/u.test(between) &&
    products(reading, next, sentence).some(({ proof }) => proof.endsWith(` * ${count}`))
  );
}

/** "The two": as many things as calls of one tool were made for. */
function isOfCalls({ answered, scene }: AnswerReading, { start, end }: Mention, count: number): boolean {
  const noun = /^\s+(\p{L}+)/u.exec(textBehind(answered.response, end))?.[1] ?? '';
  return (
    /\bthe\s+$/i.test(textBefore(answered.response, start)) &&
    scene.groups.some(
      (group) =>
        group.pointer === undefined &&
        group.members.length === count &&
        (/^(?:is|are|have|has|and|differ|compare|)$/.test(noun) || noun === `${group.noun}s`),
    )
  );
}
