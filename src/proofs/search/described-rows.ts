// Rows that have no names but codes or times, and are described by a name or a time that only one of them has in a field.
import { singular, wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, unquoted } from '../../text/span.ts';
import type { Fact, Group, Member } from './facts.ts';
import type { Anchor } from './find-members.ts';
import { mayMean } from './match-fact.ts';
import type { Scene } from './scene.ts';

/** Rows that have no names but codes or times are described by a name that only one of them has in a field. */
export function anchorsByValue(
  mentions: readonly Mention[],
  anchors: readonly Anchor[],
  { byText }: Scene,
  response: string,
): readonly Anchor[] {
  return mentions.flatMap((mention): readonly Anchor[] => {
    if (mention.kind !== 'name' && mention.kind !== 'quotation') return [];
    if (anchors.some((anchor) => overlaps(anchor, mention))) return [];
    const text = unquoted(mention.text);
    const lead = textBefore(response, mention.start);
    const facts = byText.get(text) ?? [];
    if (facts.some(({ key }) => isSaidOfAnother(key, lead))) return [];
    const rows = facts.flatMap(({ members, key }) => {
      const row = members.at(-1);
      if (row === undefined || /(?:^|_)id$/.test(key)) return [];
      if (isPointedAt(row.group, lead)) return [row];
      return isCoded(row.group) && !isNamedNear(mention, row.group, anchors, response) ? [row] : [];
    });
    const [row, another] = new Set(rows);
    return row === undefined || another !== undefined
      ? []
      : [{ start: mention.start, end: mention.end, members: [row], isDescribed: true }];
  });
}

/**
 * "The 07:05", "it leaves at 21:00": rows that go by codes are told by when they begin, where no two begin at the same time
 * and the sentence does not name one by its code.
 */
export function anchorsByMoment(
  mentions: readonly Mention[],
  anchors: readonly Anchor[],
  { groups }: Scene,
  response: string,
): readonly Anchor[] {
  return groups.filter(isCoded).flatMap((group) => {
    const begins = beginnings(group);
    if (begins.length === 0) return [];
    return mentions.flatMap((mention): readonly Anchor[] => {
      if (mention.kind !== 'time' || !isPointing(textBefore(response, mention.start))) return [];
      const row = begins.find(({ value }) => mayMean(mention, value))?.members.at(-1);
      if (row === undefined || isNamedNear(mention, row.group, anchors, response)) return [];
      return [{ start: mention.start, end: mention.end, members: [row], isDescribed: true }];
    });
  });
}

/** "The 07:05", "the 11:20 and the 21:00", at the beginning of a line too. */
const isPointing = (lead: string): boolean =>
  /\bthe\s+[*_]{0,2}$|(?:^|\n)[ \t]{0,8}(?:[-*•] )?[*_]{2}$/i.test(lead);

/** The first field of a list that has another time of day in each of its rows. */
function beginnings({ members }: Group): readonly Fact[] {
  const own = (member: Member) => member.facts.filter((fact) => fact.members.at(-1) === member);
  for (const { key } of members[0] === undefined ? [] : own(members[0])) {
    const column = members.flatMap((member) => own(member).filter((fact) => fact.key === key));
    const times = column.map(({ value }) => /(?:^|[T ])(\d\d:\d\d)/.exec(String(value))?.[1]);
    if (times.includes(undefined)) continue;
    return column.length === members.length && new Set(times).size === times.length ? column : [];
  }
  return [];
}

/** Whether a row of the group is named in the same sentence; in the next one another row may be meant. */
function isNamedNear(
  { start, end }: Mention,
  group: Group,
  anchors: readonly Anchor[],
  response: string,
): boolean {
  return anchors.some(
    (anchor) =>
      anchor.members[0]?.group === group &&
      !/[.!?]\s/.test(response.slice(Math.min(anchor.end, end), Math.max(anchor.start, start))),
  );
}

/** "The one for X", "the ticket from X" */
function isPointedAt({ noun, pointer, members }: Group, lead: string): boolean {
  const said = /\bthe\s+(?:\p{Ll}+\s+)?(\p{L}+)\s+(?:for|from|by|with|of|at|to)\s+(?:the\s+)?[“"*]*$/iu.exec(
    lead,
  )?.[1];
  const word = singular(said?.toLowerCase() ?? '');
  return pointer !== undefined && members.length > 1 && (word === 'one' || word === noun.split(' ').at(-1));
}

/** "Approved by X": X is what a field says of another thing, and stands for none itself. */
function isSaidOfAnother(key: string, lead: string): boolean {
  const [, verb = '', preposition = ''] = /(\p{L}+)\s+(by|to)\s+(?:the\s+)?$/iu.exec(lead) ?? [];
  return verb !== '' && wordsOf(key).join(' ') === `${verb} ${preposition}`.toLowerCase();
}

/** Whether what tells the members of a list apart is no word that people say. */
function isCoded({ members, pointer }: Group): boolean {
  return (
    pointer !== undefined &&
    members.length > 1 &&
    members.every(({ names }) => names.every((name) => /\d/.test(name) && !/\p{L}{3}\s/u.test(name)))
  );
}

const overlaps = (a: Anchor, b: Mention): boolean => a.start < b.end && b.start < a.end;
