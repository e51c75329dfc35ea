// The one source of randomness: seeded, passed in, and the same on every machine.
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Random {
  /** An integer in [min, max]. */
  integer(min: number, max: number): number;
  /** A number in [0, 1). */
  real(): number;
  /** One of the items; throws a RangeError where there is none. */
  pick<T>(items: readonly T[]): T;
  /** The items in another order. */
  shuffle<T>(items: readonly T[]): T[];
  /** Up to `count` different items, likelier with a larger weight; items of weight 0 are never drawn. */
  sample<T>(items: readonly T[], count: number, weight: (item: T) => number): T[];
}

/** A random source; equal seeds give equal sequences. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(mixed(seed));
  const integer = (min: number, max: number) => uniformInt(generator, min, max);
  const real = () => integer(0, 0x3fffffff) / 0x40000000;
  return {
    integer,
    real,
    pick(items) {
      if (items.length === 0) throw new RangeError('There is nothing to pick from.');
      return items[integer(0, items.length - 1)] as (typeof items)[number];
    },
    shuffle(items) {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = integer(0, last);
        const held = shuffled[last] as (typeof items)[number];
        shuffled[last] = shuffled[other] as (typeof items)[number];
        shuffled[other] = held;
      }
      return shuffled;
    },
    sample(items, count, weight) {
      // Efraimidis and Spirakis 2006: the largest of u^(1/w) are a weighted sample without replacement.
      const keyed = items.flatMap((item) => {
        const w = weight(item);
        return w > 0 ? [{ item, key: real() ** (1 / w) }] : [];
      });
      keyed.sort((a, b) => b.key - a.key);
      return keyed.slice(0, count).map(({ item }) => item);
    },
  };
}

/** A 32-bit seed that follows from another and a label: independent streams from one seed. */
export function deriveSeed(seed: number, label: string | number): number {
  // FNV-1a over the text of both.
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(`${seed}/${label}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  return mixed(hash);
}

/** MurmurHash3's finalizer: every bit depends on every bit, so that seeds in a row start unlike sequences. */
function mixed(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
