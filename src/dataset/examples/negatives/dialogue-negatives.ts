// Negatives of dialogues: the dialogue up to a turn where the right thing is to ask or to decline, and to call nothing.
import type { Example, NegativeKind } from '../../../model/example.ts';

const kindOf = { ask: 'missing-argument', decline: 'missing-step' } as const;

/** One for each such turn that comes before any call; the tools that it does not have are not in view. */
export function dialogueNegatives(
  { exchanges = [], ...example }: Example,
  kinds: readonly NegativeKind[],
): readonly Example[] {
  return exchanges.flatMap(({ kind, query, response, withheld }, index): Example[] => {
    if (kind !== 'ask' && kind !== 'decline') return [];
    const isFirst = exchanges.slice(0, index + 1).every(({ turns }) => turns.length === 0);
    const negative = kindOf[kind];
    if (!isFirst || index > 0 || !kinds.includes(negative)) return [];
    const { account: _, ...rest } = example;
    return [
      {
        ...rest,
        id: `${example.sample}/${negative}`,
        kind: negative,
        query,
        response,
        turns: [],
        tools: example.tools.filter(({ name }) => !withheld.includes(name)),
      },
    ];
  });
}
