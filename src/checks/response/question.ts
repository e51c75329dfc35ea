// An exchange that asks, confirms or declines: it may say what the person has said, and what its claims prove.
import type { Exchange } from '../../model/claim.ts';
import { readValues } from '../../text/values.ts';
import { findWords } from '../../text/words.ts';
import { type Problem, quoted, sampleProblem } from '../verdict.ts';

/** Figures, dates, identifiers and quotations that neither a message so far nor a claim says. */
export function questionProblems({ response, claims }: Exchange, messages: string): readonly Problem[] {
  const isClaimed = (start: number, end: number) =>
    claims.some(({ span }) => span[0] < end && start < span[1]);
  const quotations = [...response.matchAll(/[“"«]([^”"»\n]{2,200})[”"»]/gu)].map(
    ({ 1: text = '', index }) => ({
      text,
      start: index + 1,
    }),
  );
  const values = readValues(response).map(({ text, start }) => ({ text, start }));
  return [...values, ...quotations]
    .filter(({ text, start }) => !isClaimed(start, start + text.length))
    .filter(({ text }) => findWords(messages, text) === undefined && !messages.includes(text))
    .map(({ text }) =>
      sampleProblem(
        `The assistant says ${quoted(text)}, which nobody has said and no claim proves.`,
        'Say only what was said, or what a result shows.',
      ),
    );
}
