// "Both of them use a wheelchair", "only X is waterproof": what is said of two, or of one alone, by any words at all.
import { isObject } from '../../model/json.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import { type CountedList, listsOf, type Predicate } from './counted-list.ts';
import type { Member } from './facts.ts';
import { predicatesIn } from './item-predicates.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';
import { isSayable } from './universal.ts';

const meets = (list: CountedList, { holds }: Predicate, { index }: Member): boolean => {
  const item = list.items[index];
  return isObject(item) && holds(item);
};

/** Why two things are not both what the clause behind the word says of them; undefined where it says nothing of the kind. */
export function deniedOfPair(
  reading: AnswerReading,
  { end }: Relation,
  sentence: Sentence,
  pair: readonly Member[],
): string | undefined {
  const list = listsOf(reading).find(({ group }) => group === pair[0]?.group);
  const clause = clauseBehind(reading, end, sentence);
  if (list === undefined || reading.anchors.some((anchor) => isWithin(anchor, clause))) return undefined;
  const said = predicatesIn(reading, list, clause, sentence).filter(isSayable);
  const isSo = said.some((predicate) => pair.every((member) => meets(list, predicate, member)));
  return said.length === 0 || isSo ? undefined : 'not both are';
}

/** Why "only" does not hold of the things that its clause names: others are so as well, or they are not. */
export function deniedOfOnly(
  reading: AnswerReading,
  relation: Relation,
  sentence: Sentence,
): string | undefined {
  const { response } = reading.answered;
  // "Of those, only X": of a part of the list.
  if (
    /\b(?:of|among) (?:them|these|those)\b/i.test(
      textBefore(response, relation.start, sentence.start).split(/[.;:]/).at(-1) ?? '',
    )
  )
    return undefined;
  // "Only two of them", "only €5"
  const lead = /^\s+(?:(?:the|in|at|on|by|for)\s+)*[“"‘«*_`]?/.exec(textBehind(response, relation.end))?.[0];
  const at = relation.end + (lead?.length ?? 0);
  if (lead === undefined || !reading.anchors.some(({ start }) => start >= at - 1 && start <= at))
    return undefined;
  const clause = clauseBehind(reading, relation.end, sentence);
  for (const list of listsOf(reading)) {
    const named = new Set(
      reading.anchors.flatMap((anchor) =>
        isWithin(anchor, clause) && anchor.members.length === 1 && anchor.members[0]?.group === list.group
          ? anchor.members
          : [],
      ),
    );
    if (named.size === 0 || list.group === undefined) continue;
    const said = predicatesIn(reading, list, clause, sentence).filter(isSayable);
    if (said.length === 0) continue;
    const counts = said.map(
      (each) => list.group?.members.filter((member) => meets(list, each, member)) ?? [],
    );
    const isSo = counts.some((own) => own.length === named.size && own.every((member) => named.has(member)));
    if (!isSo) return `${counts[0]?.length ?? 0} are so`;
  }
  return undefined;
}

function clauseBehind({ answered }: AnswerReading, start: number, { end }: Sentence): Sentence {
  const clause = /^[^.;:!?\n,]*/.exec(answered.response.slice(start, end))?.[0] ?? '';
  return { start, end: start + clause.length };
}
