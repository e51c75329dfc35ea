// What the place of a figure says of its field: in front of a name, before a verb, at the end of a range.
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import { type AnswerReading, figuresBut, type Sentence } from './reading.ts';
import { timeSpans } from './time-spans.ts';

const figures = new Set(['number', 'money', 'quantity', 'percent', 'duration']);

/** Whether a mention is a figure: what can be computed. */
export function isFigure({ kind }: Mention): boolean {
  return figures.has(kind);
}

/** Fields that say how many there are of a thing. */
export const quantityKey = /(?:^|_)(?:quantity|qty|count|copies|pieces|units|amount|number)$/i;

/** "Two lenses": a number in front of a thing's name is how many there are of it. */
export function isQuantityOfName(
  { anchors, answered }: AnswerReading,
  mention: Mention,
  fact: Fact,
): boolean {
  return (
    mention.kind === 'number' &&
    quantityKey.test(fact.key) &&
    anchors.some(
      ({ start, members }) =>
        start >= mention.end &&
        /^\s+$/.test(answered.response.slice(mention.end, start)) &&
        members.some((member) => fact.members.includes(member)),
    )
  );
}

/** "Six copies are lent": the field of the same record that the verb behind a number states, where it is another one. */
export function statedField(
  { answered, scene }: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): Fact | undefined {
  if (mention.kind !== 'number') return undefined;
  const { response } = answered;
  if (/\bof (?:the|all|its|their)\s+$/i.test(textBefore(response, mention.start))) return undefined;
  const clause = /^[^,;.:!?]*/.exec(response.slice(mention.end, sentence.end))?.[0] ?? '';
  const verb =
    /\b(?:is|are|was|were|(?:has|have) been)\s+(?:still |now |currently |already )?(\p{L}+)/iu.exec(
      clause,
    )?.[1];
  if (verb === undefined || fieldFit(verb, fact.key) > 0) return undefined;
  // "Is in German" states no copies that are in.
  if (/^(?:in|out|on|off)$/i.test(verb) && !new RegExp(`\\b${verb}\\s*$`, 'i').test(clause)) return undefined;
  return scene.facts.find(
    (other) =>
      other.step === fact.step &&
      other.record === fact.record &&
      typeof other.value === 'number' &&
      other.value !== fact.value &&
      fieldFit(verb, other.key) === 1,
  );
}

/** "From 8:30 to 9:45": whether a value is the end of its span that its place says; undefined where no span is said. */
export function spanEnd(reading: AnswerReading, mention: Mention, fact: Fact): boolean | undefined {
  const { mentions, answered, scene } = reading;
  const span = timeSpans(scene).find(({ start, end }) => start === fact || end === fact);
  if (span === undefined) return undefined;
  const at = mentions.indexOf(mention);
  const joins = (a: Mention | undefined, b: Mention | undefined) =>
    a !== undefined && b !== undefined && rangeGap.test(answered.response.slice(a.end, b.start));
  const [before, after] = [mentions[at - 1], mentions[at + 1]];
  if (before !== undefined && joins(before, mention) && saysFact(reading, before, span.start))
    return fact === span.end;
  if (after !== undefined && joins(mention, after) && saysFact(reading, after, span.end))
    return fact === span.start;
  return undefined;
}

const rangeGap = /^\s*(?:to|until|till|through|and|bis|und|à|a|et|y|hasta|[-–—])\s*(?:um\s|à\s)?$/i;

/** The figures beside one that are of other fields. */
export function otherFigures(reading: AnswerReading, mention: Mention, fact: Fact): readonly Mention[] {
  // A date and its time are said by one field and have its words in common; "two adults and two children" are two fields.
  const isCount = ({ kind }: Mention) => kind === 'number';
  return figuresBut(reading, mention).filter(
    (other) => (isCount(mention) && isCount(other)) || !saysFact(reading, other, fact),
  );
}
