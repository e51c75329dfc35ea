// What is looked at, as it stands in the address: it can be passed on, kept, and gone back to.
import { type Choice, dimensions, noChoice, type Sort, sorts } from './choose.ts';

export const tabs = ['samples', 'statistics', 'evaluations'] as const;
export type Tab = (typeof tabs)[number];

export interface Place {
  readonly tab: Tab;
  readonly choice: Choice;
  /** The id of the draft that is open. */
  readonly open?: string | undefined;
  /** The evaluations that are compared. */
  readonly compare: readonly string[];
}

/** The place that an address leads to; what makes no sense in it is left out. */
export function placeIn(hash: string): Place {
  const [, name = '', query = ''] = /^#?\/?([a-z]*)\??(.*)$/s.exec(hash) ?? [];
  const given = new URLSearchParams(query);
  const tab = tabs.find((each) => each === name) ?? 'samples';
  const values = Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const of = given.getAll(dimension);
      return of.length === 0 ? [] : [[dimension, of]];
    }),
  );
  const open = given.get('open');
  const sort = sorts.find((each: Sort) => each === given.get('sort')) ?? 'order';
  const show = given.has('show') ? values.show?.filter((each) => each !== 'all') : noChoice.values.show;
  return {
    tab,
    choice: { words: given.get('words') ?? '', values: { ...values, show: show ?? [] }, sort },
    ...(open !== null && { open }),
    compare: given.getAll('compare'),
  };
}

export function hashOf({ tab, choice, open, compare }: Place): string {
  const said = new URLSearchParams();
  if (choice.words !== '') said.set('words', choice.words);
  for (const dimension of dimensions) {
    const values = choice.values[dimension] ?? [];
    if (dimension === 'show') {
      if (values.join() === 'accepted') continue;
      if (values.length === 0) said.set('show', 'all');
    }
    for (const value of values) said.append(dimension, value);
  }
  if (choice.sort !== 'order') said.set('sort', choice.sort);
  for (const name of compare) said.append('compare', name);
  if (open !== undefined) said.set('open', open);
  const query = said.toString();
  return `#/${tab}${query === '' ? '' : `?${query}`}`;
}
