// Groupings of the examples of an evaluation: by kind, by difficulty, by server.
import type { ExampleScores } from '../scoring/example-scores.ts';

export const dimensionNames = ['kind', 'calls', 'depth', 'carried', 'server'] as const;
export type DimensionName = (typeof dimensionNames)[number];

export interface Dimension {
  readonly name: DimensionName;
  readonly title: string;
  /** The groups that an example belongs to; more than one where it uses several servers, none if it has no such thing. */
  groupsOf(scores: ExampleScores): readonly string[];
  /** The groups in the order in which they are shown; others follow in alphabetical order. */
  readonly order: readonly string[];
}

const lengths = ['1', '2', '3', '4', '5–6', '7 or more'];
const depths = ['1', '2', '3', '4 or more'];
const carriedShares = ['none', 'up to 25 %', 'up to 50 %', 'over 50 %'];

function ofAnswerable(group: (difficulty: ExampleScores['difficulty']) => readonly string[]) {
  return ({ kind, difficulty }: ExampleScores) => (kind === 'positive' ? group(difficulty) : []);
}

export const dimensions: readonly Dimension[] = [
  {
    name: 'kind',
    title: 'kind',
    groupsOf: ({ kind }) => [kind],
    order: ['positive', 'irrelevant', 'missing-argument', 'missing-step'],
  },
  {
    name: 'calls',
    title: 'calls in the chain',
    groupsOf: ofAnswerable(({ calls }) => [calls <= 4 ? String(calls) : calls <= 6 ? '5–6' : '7 or more']),
    order: lengths,
  },
  {
    name: 'depth',
    title: 'dependent calls in a row',
    groupsOf: ofAnswerable(({ depth }) => [depth <= 3 ? String(depth) : '4 or more']),
    order: depths,
  },
  {
    name: 'carried',
    title: 'values passed on from results',
    groupsOf: ofAnswerable(({ carriedShare }) => [
      carriedShare === 0
        ? 'none'
        : carriedShare <= 0.25
          ? 'up to 25 %'
          : carriedShare <= 0.5
            ? 'up to 50 %'
            : 'over 50 %',
    ]),
    order: carriedShares,
  },
  {
    name: 'server',
    title: 'server',
    groupsOf: ofAnswerable(({ servers }) => servers),
    order: [],
  },
];

/** The examples by group, groups in their order; those of no group are left out. */
export function partBy(
  dimension: Dimension,
  scores: readonly ExampleScores[],
): readonly (readonly [group: string, scores: readonly ExampleScores[]])[] {
  const groups = new Map<string, ExampleScores[]>();
  for (const each of scores) {
    for (const group of dimension.groupsOf(each)) {
      const members = groups.get(group);
      if (members === undefined) groups.set(group, [each]);
      else members.push(each);
    }
  }
  const place = (group: string) => {
    const index = dimension.order.indexOf(group);
    return index === -1 ? dimension.order.length : index;
  };
  return [...groups].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
}
