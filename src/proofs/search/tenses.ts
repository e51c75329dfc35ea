// Past days in the future tense, and days to come in the past one: "will be sown on 21 March", said in May.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';

const future = /\b(?:will|['’]ll|(?:is|are) going to)\s+(?:be\s+)?(?:\p{L}+\s+){1,4}(?:the\s+)?$/iu;
/** What is done at once and by itself: "was booked for 3 July" speaks of another day. */
const past =
  /\b(?:arrived|began|departed|ended|expired|finished|happened|landed|left|occurred|stayed|took place|was (?:delivered|held|completed))\s+(?:\p{L}+\s+){0,5}(?:on|from)\s+(?:the\s+)?$/iu;

/** The days that the tense of their verb puts on the wrong side of today. */
export function tenseObjections({ answered, mentions }: AnswerReading): readonly Objection[] {
  return mentions.flatMap((mention): readonly Objection[] => {
    if (mention.kind !== 'date') return [];
    const before = textBefore(answered.response, mention.start).replace(/^.*[,;:.!?]/s, '');
    const side = sideOfToday(mention, answered.today);
    const isWrong = (side === 'past' && future.test(before)) || (side === 'future' && past.test(before));
    if (!isWrong) return [];
    return [
      {
        text: mention.text,
        start: mention.start,
        what: `${JSON.stringify(mention.text)} is in the ${side}, and the words before it say otherwise: today is ${answered.today}.`,
        instead: 'Use the tense that fits the day.',
      },
    ];
  });
}

/** Undefined where the day is today, or may be on either side. */
function sideOfToday({ readings }: Mention, today: string): 'past' | 'future' | undefined {
  if (readings.length === 0) return undefined;
  if (readings.every((each) => each.as === 'date' && each.to < today)) return 'past';
  return readings.every((each) => each.as === 'date' && each.from > today) ? 'future' : undefined;
}
