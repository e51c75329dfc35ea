// Draws that depend on what they are for and on nothing else: the same question has the same answer in any order.
import { deriveSeed } from '../../../core/random.ts';

export interface Draw {
  /** An integer in [0, below), of this label. */
  integer(label: string, below: number): number;
  pick<T>(label: string, items: readonly T[]): T;
}

/** The draws of one seed. */
export function createDraw(seed: number): Draw {
  const integer = (label: string, below: number) => deriveSeed(seed, label) % below;
  return {
    integer,
    pick: (label, items) => items[integer(label, items.length)] as (typeof items)[number],
  };
}
