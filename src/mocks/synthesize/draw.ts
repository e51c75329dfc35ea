// Draws that depend on what they are for and on nothing else: the same question has the same answer in any order.
import { deriveSeed } from '../../model/random.ts';

export interface Draw {
  /** An integer in [0, below), of this label. */
  integer(label: string, below: number): number;
  pick<T>(label: string, items: readonly T[]): T;
}

/** The draws of one seed, for one of the APIs that have it. */
export function createDraw(seed: number, api: string): Draw {
  const own = api === '' ? seed : deriveSeed(seed, api);
  const integer = (label: string, below: number) => deriveSeed(own, label) % below;
  return {
    integer,
    pick: (label, items) => items[integer(label, items.length)] as (typeof items)[number],
  };
}
