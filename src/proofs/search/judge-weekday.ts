// Whether a weekday is that of what it is said of.
import type { Mention } from '../../text/sayings/mention.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { thingMisfit } from './belongs.ts';
import type { Judged } from './candidate.ts';
import { listsOf } from './counted-list.ts';
import { conditionsIn, linesOf, momentOf } from './list-lines.ts';
import { mayMean } from './match-fact.ts';
import { isProse } from './prose.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';

/** "Friday is completely free": a day of which the results have nothing. */
const idleDay =
  /^\s+(?:is|looks|stays|remains)\s+(?:\p{L}+\s+)?(?:free|clear|empty|open)\b|^\s+(?:has|there['’]s|there is)\s+(?:nothing|none|no)\b/iu;

/** A weekday is that of the date beside it, or of what the sentence is about; in a field's name it is its label. */
export function judgeWeekday(reading: AnswerReading, mention: Mention): Judged {
  const { scene, fieldWords, mentions, answered } = reading;
  const word = fold(mention.text);
  if (fieldWords.has(word) || fieldWords.has(word.replace(/s$/, ''))) return { candidate: undefined };
  const [day] = mention.readings.flatMap((each) => (each.as === 'weekday' ? [each.day] : []));
  const sentence = sentenceAt(reading, mention);
  const dates = mentions.filter(
    (other) => other.kind === 'date' && other.start >= sentence.start && other.end <= sentence.end,
  );
  const isOn = (date: string) => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 === day;
  const said = dates.flatMap(({ readings }) =>
    readings.flatMap((each) => (each.as === 'date' ? [each.from] : [])),
  );
  const facts = scene.facts.filter(
    (fact) => mayMean(mention, fact.value) && thingMisfit(reading, mention, fact) === undefined,
  );
  const isFree = idleDay.test(answered.response.slice(mention.end, sentence.end));
  if (isFree && said.length === 0 && !scene.facts.some(({ value }) => mayMean(mention, value)))
    return { candidate: undefined };
  if (said.length > 0 ? said.some(isOn) : facts.length > 0) return { candidate: undefined };
  // "There's nothing on Sunday", to a question about Sunday, 17 May: the results have no day of their own.
  const asked = readMentions(answered.query, answered).flatMap(({ readings }) =>
    readings.flatMap((each) => (each.as === 'date' && each.from === each.to ? [each.from] : [])),
  );
  const isDated = scene.facts.some(
    ({ value }) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value),
  );
  if (said.length === 0 && !isDated && asked.some(isOn)) return { candidate: undefined };
  // "On Monday at 9:20", of lines that begin with "Mon 2 Nov, 09:20".
  const spoken = listsOf(reading).map(linesOf);
  const isOfLine = spoken.some((lines) => {
    const times = conditionsIn(
      { ...reading, tokens: [], mentions: mentions.filter(({ kind }) => kind === 'time') },
      lines,
      sentence,
    );
    return lines.some(
      (line) =>
        isOn(momentOf(line, answered.today)?.slice(0, 10) ?? '') &&
        (times.length === 0 || times.some(({ holds }) => holds(line))),
    );
  });
  if (isOfLine) return { candidate: undefined };
  // "The update is planned for Friday evening", as a comment of the results says.
  const isWritten = scene.facts.some(
    ({ value }) =>
      isProse(value) &&
      fold(value)
        .split(/[^\p{L}]+/u)
        .includes(word),
  );
  if (isWritten) return { candidate: undefined };
  return {
    what: `${JSON.stringify(mention.text)} is not the weekday of what it is said of.`,
    instead: 'Say the weekday of the date.',
  };
}
