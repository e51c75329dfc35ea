// Figures that a comparison is made with: "more than five", "at least 4 stars".
import type { Mention } from '../../text/sayings/mention.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { relationClass } from '../../text/sayings/relation-class.ts';
import { isFigure } from './figure-cues.ts';
import { isOtherInProse } from './prose.ts';
import type { AnswerReading } from './reading.ts';
import { settleRelation } from './relations.ts';
import { saysTheSame } from './same-saying.ts';

/** A figure that a comparison is made with. */
export function isThreshold(reading: AnswerReading, mention: Mention): boolean {
  return reading.relations.some((relation) => {
    const gap = reading.answered.response.slice(relation.end, mention.start);
    const compares = relation.readings.some(({ operator }) => /^[<>]=?$|^times$/.test(operator));
    const isBehind =
      compares &&
      mention.start >= relation.end &&
      /^\s*(?:(?:than|of|as)\s+)?(?:(?:the|a|an)\s+)?$/i.test(gap);
    return (
      isBehind &&
      !isOtherInProse(reading, mention) &&
      (isAskedFigure(reading, mention) ||
        (!asksAnotherLimit(reading, mention) && settleRelation(reading, relation)?.proof !== undefined))
    );
  });
}

/** "At least 4 stars", where the query says 2. */
export function isWrongLimit(reading: AnswerReading, mention: Mention): boolean {
  if (!isFigure(mention) || isAskedFigure(reading, mention) || !asksAnotherLimit(reading, mention))
    return false;
  return reading.relations.some(({ end, readings }) => {
    const gap = reading.answered.response.slice(end, mention.start);
    return (
      readings.some(({ operator }) => /^[<>]=?$/.test(operator)) &&
      mention.start >= end &&
      /^\s*(?:than\s+)?$/i.test(gap)
    );
  });
}

/** The query compares with a figure of this kind: then the answer does not compare with another one. */
function asksAnotherLimit({ answered }: AnswerReading, { kind }: Mention): boolean {
  const { query, today, timeZone } = answered;
  const limits = readMentions(query, { today, timeZone }).filter((mention) => mention.kind === kind);
  return relationClass(query).some(
    ({ end, readings }) =>
      readings.some(({ operator }) => /^[<>]=?$/.test(operator)) &&
      limits.some(({ start }) => start >= end && start - end < 12),
  );
}

/** Whether the query says the figure, too. */
export function isAskedFigure({ answered }: AnswerReading, mention: Mention): boolean {
  const { query, today, timeZone } = answered;
  // "More than" in front of a figure compares with it, and rounds nothing.
  const { approximate: _, ...exact } = mention;
  return readMentions(query, { today, timeZone }).some((other) => saysTheSame(exact, other));
}
