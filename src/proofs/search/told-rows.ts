// Rows that are told by their own values: "on main, ci passed", "and the release on main is still running".
import type { Mention } from '../../text/sayings/mention.ts';
import type { Fact, Member } from './facts.ts';
import { mayMean } from './match-fact.ts';
import { type AnswerReading, isWithin, readQuery, type Sentence, sentenceAt } from './reading.ts';

/** "…, and the release on main is still running": the clause goes on to a row that its own values tell. */
export function isToldHere(
  reading: AnswerReading,
  member: Member,
  mention: Mention,
  sentence: Sentence,
): boolean {
  const { answered, anchors } = reading;
  const cut = /;\s|,?\s(?:and|but|while)\s/;
  const lead = answered.response.slice(sentence.start, mention.start).split(cut).at(-1) ?? '';
  const rest = answered.response.slice(mention.end, sentence.end).split(cut)[0] ?? '';
  const clause = { start: mention.start - lead.length, end: mention.end + rest.length };
  const isFirst = clause.start === sentence.start;
  const isNamedHere = anchors.some(
    (anchor) => isWithin(anchor, clause) && anchor.members[0]?.group === member.group,
  );
  // "And it's driven by X" goes on with what was named before.
  const isAnother = /^(?:the|a|an|one|another)\s/i.test(answered.response.slice(clause.start, clause.end));
  return !isFirst && isAnother && !isNamedHere && isToldIn(reading, member, clause);
}

/** "A call on 30 January and a note on 20 February": words of the item's own stand right before the value. */
export function isTold(reading: AnswerReading, member: Member, mention: Mention): boolean {
  const sentence = sentenceAt(reading, mention);
  const before = reading.mentions.findLast(
    ({ end, kind }) => end <= mention.start && kind !== 'relation' && kind !== 'name',
  );
  return isToldIn(reading, member, {
    start: Math.max(sentence.start, before?.end ?? 0),
    end: mention.start,
  });
}

/** Whether the words of a stretch are values of a row, and no other row has all of them. */
export function isToldIn(reading: AnswerReading, member: Member, stretch: Sentence): boolean {
  const words = reading.tokens
    .filter((token) => token.kind === 'word' && token.start >= stretch.start && token.end <= stretch.end)
    .map(({ word }) => word);
  const said = ` ${words.join(' ')} `;
  const isSaid = ({ value, key }: Fact) =>
    typeof value === 'string' &&
    value.length <= 40 &&
    !/(?:^|_)id$/.test(key) &&
    value !== '' &&
    said.includes(` ${value.toLowerCase()} `);
  const own = member.facts.filter((fact) => fact.members.at(-1) === member && isSaid(fact));
  const siblings = ofAsked(reading, member);
  // No other has all of them: "on main, ci" is neither the release on main nor the ci of a branch.
  return (
    own.length > 0 &&
    siblings.every(
      (other) =>
        other === member ||
        own.some(({ key }) => !other.facts.some((fact) => fact.key === key && isSaid(fact))),
    )
  );
}

/** Those of a list that have the name which the query says and which a member has, too: all requests of one person. */
function ofAsked(reading: AnswerReading, member: Member): readonly Member[] {
  const asked = readQuery(reading).mentions.filter(({ kind }) => kind === 'name');
  const isAsked = ({ value }: Fact) =>
    typeof value === 'string' && /^\p{Lu}/u.test(value) && asked.some((mention) => mayMean(mention, value));
  const named = member.facts.find((fact) => fact.members.at(-1) === member && isAsked(fact));
  return named === undefined
    ? member.group.members
    : member.group.members.filter(({ facts }) =>
        facts.some(({ key, value }) => key === named.key && value === named.value),
      );
}
