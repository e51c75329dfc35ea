// Tests of two evaluations over the same examples: would chance alone bring such a difference?
import type { Random } from '../../model/random.ts';
import type { Column } from './bootstrap.ts';

/**
 * The exact two-sided p of McNemar's test (1947): of the examples that only one of both passed, whether as many would be
 * the one's if a coin decided. `onlyFirst` and `onlySecond` are those counts. 1 where there are none.
 */
export function mcnemarExact(onlyFirst: number, onlySecond: number): number {
  const tosses = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  // Logarithms, as the single terms leave the range of numbers where there are thousands of tosses.
  let logTerm = -tosses * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let heads = 1; heads <= fewer; heads++) {
    logTerm += Math.log((tosses - heads + 1) / heads);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}

/**
 * The two-sided p of each pair of columns by a paired permutation test: how often the means differ at least as much as
 * they do where it is left to chance, for each example, which of its two results belongs to which side. The observed
 * arrangement is one of them, so p is never 0 (Phipson and Smyth 2010).
 */
export function permutationTests(
  pairs: readonly (readonly [first: Column, second: Column])[],
  permutations: number,
  random: Random,
): readonly number[] {
  const count = pairs[0]?.[0].values.length ?? 0;
  const isSwapped = new Float64Array(count);
  const swaps = pairs.map(([first, second]) => swapsOf(first, second));
  const observed = swaps.map((each) => Math.abs(difference(each, isSwapped)));
  const asLarge = pairs.map(() => 1);
  for (let each = 0; each < permutations; each++) {
    toss(isSwapped, random);
    for (const [index, swap] of swaps.entries()) {
      // Sums in another order differ in their last digits.
      const isAsLarge = Math.abs(difference(swap, isSwapped)) >= (observed[index] as number) - 1e-12;
      if (isAsLarge) asLarge[index] = (asLarge[index] as number) + 1;
    }
  }
  return asLarge.map((times) => times / (permutations + 1));
}

/** What a pair of columns sums up to, and what a swap of each example takes from the one side to the other. */
interface Swaps {
  readonly first: { readonly value: number; readonly weight: number };
  readonly all: { readonly value: number; readonly weight: number };
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

function swapsOf(first: Column, second: Column): Swaps {
  const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0);
  const mine = { value: sum(first.values), weight: sum(first.weights) };
  return {
    first: mine,
    all: { value: mine.value + sum(second.values), weight: mine.weight + sum(second.weights) },
    values: second.values.map((value, index) => value - (first.values[index] as number)),
    weights: second.weights.map((weight, index) => weight - (first.weights[index] as number)),
  };
}

/** The second mean minus the first, where the results of some examples have changed sides. */
function difference({ first, all, values, weights }: Swaps, isSwapped: Float64Array): number {
  let { value, weight } = first;
  for (let index = 0; index < isSwapped.length; index++) {
    const swapped = isSwapped[index] as number;
    value += swapped * (values[index] as number);
    weight += swapped * (weights[index] as number);
  }
  // A side without anything to measure is as far from the other as nothing is: no evidence of a difference.
  return weight === 0 || weight === all.weight
    ? 0
    : (all.value - value) / (all.weight - weight) - value / weight;
}

const bitsAtOnce = 24;

function toss(coins: Float64Array, random: Random): void {
  let bits = 0;
  for (let index = 0; index < coins.length; index++) {
    if (index % bitsAtOnce === 0) bits = random.integer(0, 2 ** bitsAtOnce - 1);
    coins[index] = bits & 1;
    bits >>>= 1;
  }
}
