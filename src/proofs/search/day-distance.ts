// "80 days ago: it was shipped on 12 December": the distance and the date beside it are of one day.
import type { Mention } from '../../text/sayings/mention.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isWithin } from './reading.ts';

const dayLength = 86_400_000;

/** Dates that are not as far from today as their sentence says. */
export function dayDistances(reading: AnswerReading): readonly Objection[] {
  const { sentences, mentions, answered } = reading;
  return sentences.flatMap((sentence): Objection[] => {
    const inside = mentions.filter((mention) => isWithin(mention, sentence));
    const dates = inside.flatMap((mention) => {
      const [first] = mention.readings;
      return mention.kind === 'date' &&
        first?.as === 'date' &&
        first.relative !== true &&
        first.from === first.to
        ? [{ mention, day: first.from, isYearless: first.yearless === true }]
        : [];
    });
    const lengths = distancesIn(reading, inside);
    const [date, anotherDate] = dates;
    const [length, anotherLength] = lengths;
    if (
      date === undefined ||
      anotherDate !== undefined ||
      length === undefined ||
      anotherLength !== undefined
    )
      return [];
    const away = Math.abs(Date.parse(date.day) - Date.parse(answered.today)) / dayLength;
    if (away === length.days || date.isYearless) return [];
    return [
      {
        text: date.mention.text,
        start: date.mention.start,
        what: `${JSON.stringify(date.mention.text)} is ${away} days from today, and the sentence says ${length.days}.`,
        instead: 'Say the date and the distance of one day.',
      },
    ];
  });
}

/** Days that a sentence counts from today: "80 days ago", and "2 days" where the query asks how many there are. */
function distancesIn(
  { answered }: AnswerReading,
  inside: readonly Mention[],
): readonly { readonly days: number }[] {
  const isAsked = /\bhow (?:many days|long ago|long is it until|soon)\b/i.test(answered.query);
  return inside.flatMap((mention) => {
    const length = mention.readings.find((each) => each.as === 'duration');
    if (length?.as !== 'duration' || length.months > 0 || mention.approximate !== undefined) return [];
    const days = (length.seconds / dayLength) * 1000;
    const behind = answered.response.slice(mention.end, mention.end + 12);
    const isFromToday =
      /\b(?:ago|from now)$/i.test(mention.text) || /^\s+(?:ago|from (?:now|today))\b/i.test(behind);
    const isLead = isAsked && /^\s*[:;]/.test(behind) && mention === inside[0];
    return Number.isInteger(days) && (isFromToday || isLead) ? [{ days }] : [];
  });
}
