// "A (£20,700) is in negotiation and B (£6,200) is proposed, so £26,900 is still open": a sum of what was told just before.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { computed, saysComputed } from './computed.ts';
import { directCandidates } from './direct.ts';
import type { Fact } from './facts.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

const concluding =
  /\b(?:so|leaving|leaves|thus|hence|i\.e\.|that is|(?:which|that)\s+makes|making|adding up to|for)\s+(?:a\s+total\s+of\s+|another\s+|about\s+|roughly\s+)?$/i;

/** The sum of the last figures of one field that the sentence tells before the mention. */
export function toldSums(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
  facts: readonly Fact[],
): readonly Candidate[] {
  const lead = textBefore(reading.answered.response, mention.start, sentence.start);
  if (!concluding.test(lead)) return [];
  const told = reading.mentions
    .filter((other) => isWithin(other, sentence) && other.end <= mention.start)
    .flatMap((other) =>
      directCandidates(reading, other)
        .flatMap((candidate) => candidate.facts)
        .filter((fact) => facts.includes(fact)),
    );
  const distinct = [...new Set(told)];
  for (let count = 2; count <= distinct.length; count++) {
    const last = distinct.slice(-count);
    const sum = last.reduce((total, { value }) => total + Number(value), 0);
    if (saysComputed(reading, mention, last[0], sum)) return computed(reading, 'sum', last, ' + ');
  }
  return [];
}
