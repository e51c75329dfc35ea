// "The former", "the latter": which of the two things that were named last.
import type { Member } from './facts.ts';
import type { Anchor } from './find-members.ts';

/** Where an answer means one of the last two things of a list by their order. */
export function orderedAnchors(response: string, anchors: readonly Anchor[]): readonly Anchor[] {
  const said =
    /\bthe (former|latter)\b|(?:(?<=[.;,]\s)|(?<=\d\s(?:on|for|by|with)\s))the (first|second)(?=[.,;]|\s(?:and|is|has|was|had|costs?|runs?|starts?|ends?|will|can|does|needs?|takes?|one\s(?:is|has|was))\b)/gi;
  return [...response.matchAll(said)].flatMap(({ index, 0: text, 1: pair, 2: place }): Anchor[] => {
    const which = (pair ?? place ?? '').toLowerCase();
    const before = anchors.filter(({ end, members }) => end <= index && members.length === 1);
    const group = before.at(-1)?.members[0]?.group;
    const named: Member[] = [];
    for (const { members } of before.toReversed())
      for (const member of members)
        if (member.group === group && named.length < 2 && !named.includes(member)) named.unshift(member);
    const [first, second] = named;
    if (first === undefined || second === undefined) return [];
    // "The first" of three is none of two.
    const others = new Set(before.flatMap(({ members }) => members)).size;
    if (place !== undefined && others !== 2) return [];
    const meant = which === 'former' || which === 'first' ? first : second;
    return [{ start: index, end: index + text.length, members: [meant] }];
  });
}
