// The numeric fields of the lists in the results, one column each.
import { oncePer } from '../../text/recent.ts';
import type { Fact } from './facts.ts';
import { fieldInPath } from './made-fields.ts';
import type { Scene } from './scene.ts';
import { nameInPath } from './write-path.ts';

export interface Column {
  readonly key: string;
  readonly facts: readonly Fact[];
}

/** The numeric fields of each list, and of results of one tool. */
export const numericColumns = oncePer(({ groups }: Scene): readonly Column[] =>
  groups.flatMap(({ members }) => {
    const keys = new Map<string, Fact[]>();
    for (const member of members)
      for (const fact of member.facts) {
        if (typeof fact.value !== 'number' || fact.members.at(-1) !== member) continue;
        const known = keys.get(fact.key);
        if (known === undefined) keys.set(fact.key, [fact]);
        else known.push(fact);
      }
    return [...keys].map(([key, facts]) => ({ key, facts }));
  }),
);

/** The list of a column, as a proof writes it. */
export function listOfColumn(fact: Fact | undefined): string {
  const group = fact?.members.at(-1)?.group;
  if (fact === undefined || group?.pointer === undefined) return `$${fact?.step.id}`;
  return `$${fact.step.id}${group.pointer
    .split('/')
    .slice(1)
    .filter((token) => !/^\d+$/.test(token))
    .map((token) => `.${nameInPath(token)}`)
    .join('')}`;
}

/** Into the step value, as a proof writes the column. */
export function columnPath(fact: Fact | undefined): string {
  return `${listOfColumn(fact)}.${fact === undefined ? '' : fieldInPath(fact)}`;
}
