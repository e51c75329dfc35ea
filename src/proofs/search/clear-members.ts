// Whether there is no question which item of a list a value is of, though the sentence names none.
import { isObject } from '../../model/json.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import { askedHolder } from './asked-extreme.ts';
import { membersInState } from './chosen-members.ts';
import { listsOf } from './counted-list.ts';
import { countCandidates } from './derive-count.ts';
import { saysFact } from './direct.ts';
import { unitBeside } from './fact-unit.ts';
import type { Fact, Member } from './facts.ts';
import { predicatesIn } from './item-predicates.ts';
import { isOnlyOfSide } from './money-flows.ts';
import { type AnswerReading, isName, isWithin, readQuery, sentenceAt } from './reading.ts';
import { isTold } from './told-rows.ts';
import { literal, nameInPath } from './write-path.ts';

/** Whether there is no question which member is meant, though the sentence names none. */
export function isClear(reading: AnswerReading, member: Member, fact: Fact, mention: Mention): boolean {
  if (reading.chosen.has(member) || member.group.members.length === 1) return true;
  if (askedHolder(reading) === member) return true;
  const { start, end } = sentenceAt(reading, mention);
  const words = reading.tokens.filter((token) => token.start >= start && token.end <= end);
  const described = membersInState(reading.scene, words).filter(({ group }) => group === member.group);
  if (described.length > 0) return described.includes(member);
  const alike = member.group.members.flatMap(({ facts }) => facts.filter(({ key }) => key === fact.key));
  if (alike.every(({ value }) => value === fact.value)) return true;
  if (
    isTold(reading, member, mention) ||
    isOfSelected(reading, member, alike, fact) ||
    isOwnUnit(reading, fact, alike)
  )
    return true;
  if (isOnlyOfSide(reading, mention, fact, alike, sentenceAt(reading, mention))) return true;
  if (isEndOfSeries(reading, mention, alike, fact)) return true;
  if (isOwnName(member, fact) || isSelecting(reading, mention, fact)) return true;
  if (isOnlyOnes(reading, mention, member, fact)) return true;
  // All of them are told, or the least and the greatest.
  const sentence = sentenceAt(reading, mention);
  const said = reading.mentions.filter(
    ({ start, kind }) =>
      (kind === mention.kind || (figureKinds.has(kind) && figureKinds.has(mention.kind))) &&
      start >= sentence.start &&
      start < sentence.end,
  );
  return alike.length > 1 && alike.every((each) => said.some((other) => saysFact(reading, other, each)));
}

export const figureKinds = new Set(['number', 'duration', 'quantity', 'money', 'percent']);

/** "16: eight each": all that the query selects have it. */
function isOfSelected(reading: AnswerReading, member: Member, alike: readonly Fact[], fact: Fact): boolean {
  const list = listsOf(reading).find(({ group }) => group === member.group);
  if (list === undefined) return false;
  const query = readQuery(reading);
  const whole = { start: 0, end: query.answered.response.length };
  return predicatesIn(query, list, whole, whole).some(({ holds }) => {
    const inside = alike.filter(({ members }) => {
      const item = list.items[members.at(-1)?.index ?? -1];
      return isObject(item) && holds(item);
    });
    return (
      inside.includes(fact) &&
      inside.length < alike.length &&
      inside.every(({ value }) => value === fact.value)
    );
  });
}

/** "It rose from $128.00 to $134.50": the first and the last of a list by its dates. */
function isEndOfSeries(
  reading: AnswerReading,
  mention: Mention,
  alike: readonly Fact[],
  fact: Fact,
): boolean {
  const sentence = sentenceAt(reading, mention);
  const lead = textBefore(reading.answered.response, mention.start, sentence.start);
  if (!figureKinds.has(mention.kind)) return false;
  const isFirst =
    /\bfrom\s+$/i.test(lead) &&
    /^\s+(?:\p{L}+\s+){0,4}to\s/u.test(textBehind(reading.answered.response, mention.end));
  const isLast = /\bfrom\s[^,;:]{1,40}?\sto\s+$/i.test(lead);
  if (!isFirst && !isLast) return false;
  const dayOf = ({ members }: Fact) =>
    members.at(-1)?.facts.find(({ value }) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value))
      ?.value;
  const days = alike.map((each) => String(dayOf(each) ?? '')).sort();
  const own = String(dayOf(fact) ?? '');
  return own !== '' && new Set(days).size === alike.length && own === (isFirst ? days[0] : days.at(-1));
}

/** "£2,850 or $3,630": each is in a unit of its own. */
function isOwnUnit(reading: AnswerReading, fact: Fact, alike: readonly Fact[]): boolean {
  const units = alike.map((each) => {
    const step = reading.byStep.get(each.step.id);
    return step === undefined ? undefined : unitBeside(each, step);
  });
  return (
    alike.includes(fact) && units.every((unit) => unit !== undefined) && new Set(units).size === units.length
  );
}

/** "Two of them by Ines Okafor": the name says which ones are counted. */
function isSelecting(reading: AnswerReading, mention: Mention, fact: Fact): boolean {
  if (!isName(mention) || typeof fact.value !== 'string') return false;
  const sentence = sentenceAt(reading, mention);
  const predicate = `${nameInPath(fact.key)}=${literal(fact.value)}]`;
  return reading.mentions.some(
    (other) =>
      other.kind === 'number' &&
      isWithin(other, sentence) &&
      countCandidates(reading, other, sentence).some(({ proof }) => proof.includes(predicate)),
  );
}

/** "On renovate/tokio it failed": a name that one row alone has says which one is meant, where nothing else does. */
function isOnlyOnes({ chosen }: AnswerReading, mention: Mention, { group }: Member, fact: Fact): boolean {
  if (mention.kind !== 'quotation' || typeof fact.value !== 'string') return false;
  const owners = group.members.filter(({ facts }) => facts.some(({ value }) => value === fact.value));
  return owners.length === 1 && !group.members.some((member) => chosen.has(member));
}

/** A name is said of the thing that it names. */
function isOwnName(member: Member, fact: Fact): boolean {
  return typeof fact.value === 'string' && member.names.includes(fact.value);
}
