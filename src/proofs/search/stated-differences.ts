// "Larger, by 4: 8 against 12": what is said to be the difference is that of the two figures beside it.
import type { Mention } from '../../text/sayings/mention.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, figuresBut, isWithin } from './reading.ts';

const lead = /\bby\s+(?:only\s+|just\s+|exactly\s+)?$/i;
const comparative = /^\s*(?:more|less|fewer|(?:\p{L}{3,}er))\b/iu;
const opening = /^[^.;:(]{0,40}(?::|,|\()\s*(?:\p{L}+\s+){0,3}$/u;
const against =
  /^[^.;:]{0,60}?\b(?:against|versus|vs\.?|compared (?:to|with)|instead of|rather than)\b[^.;:]{0,60}$/i;

/** Differences that are not those of the two figures that the sentence compares. */
export function differenceObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  return reading.sentences.flatMap((sentence) => {
    const figures = figuresBut(reading).filter((mention) => isWithin(mention, sentence));
    return figures.flatMap((difference, at): readonly Objection[] => {
      const [first, second] = figures.slice(at + 1);
      const said = amountOf(difference);
      if (first === undefined || second === undefined || said === undefined) return [];
      const isDifference =
        lead.test(response.slice(sentence.start, difference.start)) ||
        comparative.test(response.slice(difference.end, first.start));
      const isCompared =
        opening.test(response.slice(difference.end, first.start)) &&
        against.test(response.slice(first.end, second.start));
      const [a, b] = [amountOf(first), amountOf(second)];
      if (!isDifference || !isCompared || a === undefined || b === undefined) return [];
      // Rounded ones are compared as far as they are exact.
      const isRounded = [difference, first, second].some(({ approximate }) => approximate !== undefined);
      if (isRounded || Math.abs(Math.abs(a - b) - said) < 1e-6) return [];
      return [
        {
          text: difference.text,
          start: difference.start,
          what: `${JSON.stringify(difference.text)} is not the difference of ${JSON.stringify(first.text)} and ${JSON.stringify(second.text)}.`,
          instead: 'Say the two values and their difference as the results have them.',
        },
      ];
    });
  });
}

function amountOf({ readings }: Mention): number | undefined {
  for (const reading of readings) {
    if (reading.as === 'duration') return reading.months * 30 * 86_400 + reading.seconds;
    if ('value' in reading && typeof reading.value === 'number') return reading.value;
  }
  return undefined;
}
