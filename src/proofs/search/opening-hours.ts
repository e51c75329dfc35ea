// "10:00-17:30": the two ends of a stretch of time in one text, of which an answer says one or both.
import type { JsonScalar } from '../../model/json.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { timeStretch } from '../../text/time-stretch.ts';
import type { Candidate } from './candidate.ts';
import type { Fact } from './facts.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import { literal } from './write-path.ts';

const opening = /\b(?:open\w*|from|starts?|starting|begins?|beginning|earliest)\b/gi;
const closing = /\b(?:clos\w+|until|till|to|ends?|ending|finish\w*|shuts?|latest|how late)\b/gi;
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** The texts of opening hours whose opening or closing time a mention says, for the day that is spoken of. */
export function hoursCandidates(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  const seconds = mention.readings.flatMap((each) => (each.as === 'time' ? [each.seconds] : []));
  if (seconds.length === 0) return [];
  return reading.scene.facts.flatMap((fact): readonly Candidate[] => {
    const ends = typeof fact.value === 'string' ? timeStretch(fact.value) : undefined;
    if (ends === undefined) return [];
    const [isStart, isEnd] = [seconds.includes(ends.from), seconds.includes(ends.to)];
    const side = sideSaid(reading, mention);
    if ((!isStart && !isEnd) || !isOfDay(reading, mention, fact)) return [];
    if ((side === 'start' && !isStart) || (side === 'end' && !isEnd)) return [];
    const path = pathToFact(reading, fact);
    if (path === undefined) return [];
    const part = isStart && side !== 'end' ? '$substringBefore' : '$substringAfter';
    return [
      {
        proof: `$trim(${part}(${path}, ${literal(ends.separator)}))`,
        kind: 'direct',
        facts: [fact],
        members: fact.members,
      },
    ];
  });
}

/** "Between 21:00 and 01:00": both ends of one stretch are said, and nothing else is meant by either. */
export function isBothEnds(reading: AnswerReading, mention: Mention): boolean {
  const { start, end } = sentenceAt(reading, mention);
  const times = reading.mentions.filter(
    (other) => other.kind === 'time' && other.start >= start && other.end <= end,
  );
  const at = times.indexOf(mention);
  return [times[at - 1], times[at + 1]].some((other) => {
    if (other === undefined) return false;
    const [first, second] = other.start < mention.start ? [other, mention] : [mention, other];
    const between = reading.answered.response.slice(first.end, second.start);
    if (!/^\s?(?:and|to|until|till|-|–)\s?$/i.test(between)) return false;
    const seconds = (each: Mention) =>
      each.readings.flatMap((said) => (said.as === 'time' ? [said.seconds] : []));
    return reading.scene.facts.some((fact) => {
      const ends = typeof fact.value === 'string' ? timeStretch(fact.value) : undefined;
      return ends !== undefined && seconds(first).includes(ends.from) && seconds(second).includes(ends.to);
    });
  });
}

/** Whether a value says two ends, of which neither is its value. */
export function isStretchOfTime(value: JsonScalar): boolean {
  return typeof value === 'string' && timeStretch(value) !== undefined;
}

/** Which end the nearest word before the mention means, or else the query. */
function sideSaid(reading: AnswerReading, mention: Mention): 'start' | 'end' | undefined {
  const { response, query } = reading.answered;
  const lead = textBefore(response, mention.start, sentenceAt(reading, mention).start);
  return sideIn(lead) ?? sideIn(query);
}

function sideIn(text: string): 'start' | 'end' | undefined {
  const last = (words: RegExp) => [...text.matchAll(words)].at(-1)?.index ?? -1;
  const [start, end] = [last(opening), last(closing)];
  if (start === end) return undefined;
  return start > end ? 'start' : 'end';
}

/** A field called by a weekday tells of that day alone. */
function isOfDay(reading: AnswerReading, mention: Mention, { key }: Fact): boolean {
  const own = weekdays.find((day) => key.toLowerCase() === day || key.toLowerCase() === day.slice(0, 3));
  if (own === undefined) return true;
  const { response, query } = reading.answered;
  const { start, end } = sentenceAt(reading, mention);
  const named = (text: string) => weekdays.filter((day) => new RegExp(`\\b${day}s?\\b`, 'i').test(text));
  const said = named(response.slice(start, end));
  const days = said.length > 0 ? said : named(query);
  return days.length === 0 || days.includes(own);
}
