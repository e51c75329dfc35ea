// What is read of a sentence once: an answer may have hundreds of figures in one.
import { oncePer } from '../../text/recent.ts';
import type { AnswerReading, Sentence } from './reading.ts';

/** The same function, which answers once for each sentence of an answer, and not for each of its figures. */
export function oncePerSentence<T>(
  read: (reading: AnswerReading, sentence: Sentence) => T,
): (reading: AnswerReading, sentence: Sentence) => T {
  const ofReading = oncePer((_: AnswerReading) => new Map<string, T>());
  return (reading, sentence) => {
    const known = ofReading(reading);
    const place = `${sentence.start} ${sentence.end}`;
    const answer = known.get(place) ?? read(reading, sentence);
    known.set(place, answer);
    return answer;
  };
}
