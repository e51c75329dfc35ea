// "Highs between 15 and 21 °C": the least and the greatest of a field.
import { greatest, least } from '../../model/ends.ts';
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { saysComputed } from './computed.ts';
import type { Fact } from './facts.ts';
import { type AnswerReading, figuresBut, type Sentence } from './reading.ts';

const opening = /\b(?:between|from|zwischen|von|entre|de)\s+$/i;
const joint = /^\s*(?:and|to|und|bis|et|à|y|a|[-–—])\s*$/i;

/** The end of a range that a mention is, as the extreme of a field that the words in front of the range call. */
export function spreadCandidates(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
  { key, facts, path }: { readonly key: string; readonly facts: readonly Fact[]; readonly path: string },
): readonly Candidate[] {
  const { response } = reading.answered;
  const figures = figuresBut(reading);
  const width = widthOf(reading, mention, sentence, { facts, path });
  if (width.length > 0) return width;
  const at = figures.indexOf(mention);
  const isJoined = (a: Mention | undefined, b: Mention | undefined) =>
    a !== undefined && b !== undefined && joint.test(response.slice(a.end, b.start));
  const [before, after] = [figures[at - 1], figures[at + 1]];
  const isLast = isJoined(before, mention);
  const first = isLast ? before : mention;
  const last = isLast ? mention : after;
  if (first === undefined || last === undefined || !isJoined(first, last) || facts.length < 2) return [];
  const lead = textBefore(response, first.start, sentence.start);
  if (!opening.test(lead)) return [];
  const clause = lead.slice(Math.max(lead.lastIndexOf(','), lead.lastIndexOf(';')) + 1);
  if (!tokenize(clause).some(({ kind, word }) => kind === 'word' && fieldFit(word, key) > 0)) return [];
  const values = facts.map(({ value }) => Number(value));
  const [fewest, most] = [least(values), greatest(values)];
  const isWhole =
    saysComputed(reading, first, facts[0], fewest) && saysComputed(reading, last, facts[0], most);
  return isWhole
    ? [{ proof: `${isLast ? '$max' : '$min'}(${path})`, kind: 'extreme', facts, members: [] }]
    : [];
}

const widthBefore =
  /\b(?:(?:spread|range|swing|span|variation|gap|difference)\s+(?:of|is|was)|var(?:y|ies|ied)\s+by|Spanne von|écart de)\s+(?:about\s+|only\s+|just\s+)?$/i;

/** "A spread of 5.6 degrees": the greatest less the least, where both are said. */
function widthOf(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
  { facts, path }: { readonly facts: readonly Fact[]; readonly path: string },
): readonly Candidate[] {
  if (
    facts.length < 2 ||
    !widthBefore.test(textBefore(reading.answered.response, mention.start, sentence.start))
  )
    return [];
  const values = facts.map(({ value }) => Number(value));
  const [fewest, most] = [least(values), greatest(values)];
  const isEnd = (value: number) =>
    figuresBut(reading, mention).some((other) => saysComputed(reading, other, facts[0], value));
  return isEnd(fewest) && isEnd(most) && saysComputed(reading, mention, facts[0], most - fewest)
    ? [{ proof: `$max(${path}) - $min(${path})`, kind: 'extreme', facts, members: [] }]
    : [];
}
