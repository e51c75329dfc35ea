// "The former", "the latter": which of the two things that were named last.
import type { Member } from './facts.ts';
import type { Anchor } from './find-members.ts';

/** Where an answer means one of the last two things of a list by their order. */
export function orderedAnchors(response: string, anchors: readonly Anchor[]): readonly Anchor[] {
  return [...response.matchAll(/\bthe (former|latter)\b/gi)].flatMap(
    ({ index, 0: text, 1: which }): Anchor[] => {
      const before = anchors.filter(({ end, members }) => end <= index && members.length === 1);
      const group = before.at(-1)?.members[0]?.group;
      const named: Member[] = [];
      for (const { members } of before.toReversed())
        for (const member of members)
          if (member.group === group && named.length < 2 && !named.includes(member)) named.unshift(member);
      const [first, second] = named;
      if (first === undefined || second === undefined) return [];
      const meant = which?.toLowerCase() === 'former' ? first : second;
      return [{ start: index, end: index + text.length, members: [meant] }];
    },
  );
}
