// A figure without a word for its field, behind the name of a thing that it has nothing to do with.
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { closeContextOf } from './context.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading, Sentence } from './reading.ts';

/** A figure without a word for its field, behind the name of a thing that it has nothing to do with. */
export function strangerBefore(
  { anchors, answered, mentions, scene }: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): string | undefined {
  const isDay = ({ start }: Sentence) =>
    mentions.some((other) => other.start === start && /^(?:date|time|weekday)$/.test(other.kind));
  const nearest = anchors.findLast(
    (anchor) => anchor.start >= sentence.start && anchor.end <= mention.start && !isDay(anchor),
  );
  if (nearest === undefined) return undefined;
  const around = anchors.filter(({ start, end }) => start === nearest.start && end === nearest.end);
  const close = closeContextOf(scene, fact);
  if (close.has(fold(answered.response.slice(nearest.start, nearest.end)))) return undefined;
  const isRelated = around.some(({ members }) =>
    members.some(
      (member) =>
        fact.members.includes(member) ||
        member.group.step.id === fact.step.id ||
        [...member.names, ...member.ids].some((name) => close.has(fold(name))) ||
        member.facts.some(
          ({ value }) => typeof value === 'string' && value.length > 2 && close.args.has(fold(value)),
        ),
    ),
  );
  if (isRelated) return undefined;
  return `has nothing to do with ${JSON.stringify(answered.response.slice(nearest.start, nearest.end))}`;
}
