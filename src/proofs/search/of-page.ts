// "Among the results shown", "of the four on the first page": what is said of the part of a list that is there, and of no more.
import { type AnswerReading, type Sentence, sentenceAt } from './reading.ts';

const shown =
  /\b(?:of|among|amongst|from)\s+(?:(?:the|these|those)\s+)?(?:\p{L}+\s+){0,3}(?:shown|listed|displayed|returned|visible|on (?:the|this)(?: first)? page|(?:I|we) (?:can see|see|got|found|have here))\b|\b(?:of|among) the first (?:\p{L}+|\d+)\b|\bon (?:the first|this) page\b/iu;

/** Whether a sentence says that it speaks only of what was shown. */
export function isOfPage(reading: AnswerReading, place: Sentence): boolean {
  const { start, end } = sentenceAt(reading, place);
  return shown.test(reading.answered.response.slice(start, end));
}
