// Rows that have no names but codes or times, and are described by a name that only one of them has in a field.
import { singular, wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, unquoted } from '../../text/span.ts';
import type { Group } from './facts.ts';
import type { Anchor } from './find-members.ts';
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
      // In the next sentence another row may be meant.
      const isNamed = anchors.some(
        ({ start, end, members: [own] }) =>
          own?.group === row.group &&
          !/[.!?]\s/.test(response.slice(Math.min(end, mention.end), Math.max(start, mention.start))),
      );
      return isCoded(row.group) && !isNamed ? [row] : [];
    });
    const [row, another] = new Set(rows);
    return row === undefined || another !== undefined
      ? []
      : [{ start: mention.start, end: mention.end, members: [row], isDescribed: true }];
  });
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
