// Chooses whole groups whose sizes add up to as near a wanted sum as they can.
import type { Random } from '../../model/random.ts';

/** The chosen groups, by index. Random among the choices where several are as near, and as varied as the seed has it. */
export function chooseGroups(sizes: readonly number[], wanted: number, random: Random): number[] {
  const order = random.shuffle(sizes.map((_, index) => index));
  const chosen: number[] = [];
  let missing = wanted;
  for (const index of order) {
    const size = sizes[index] as number;
    if (size > missing) continue;
    chosen.push(index);
    missing -= size;
  }
  if (missing === 0) return chosen;
  const exact = nearestSum(order, sizes, wanted);
  const distance = Math.abs(wanted - exact.reduce((sum, index) => sum + (sizes[index] as number), 0));
  return distance < missing ? exact : chosen;
}

/** The groups of the reachable sum that is nearest, the smaller of two: a subset sum over the different sizes. */
function nearestSum(order: readonly number[], sizes: readonly number[], wanted: number): number[] {
  const bySize = new Map<number, number[]>();
  for (const index of order) {
    const size = sizes[index] as number;
    const groups = bySize.get(size);
    if (groups === undefined) bySize.set(size, [index]);
    else groups.push(index);
  }
  // A sum beyond twice the wanted one is farther from it than nothing at all.
  const most = Math.min(
    2 * wanted,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  // For each sum the size that reached it first, and how many of that size it took.
  const reachedBy = new Int32Array(most + 1).fill(-1);
  reachedBy[0] = 0;
  const used = new Int32Array(most + 1);
  for (const [size, groups] of bySize) {
    used.fill(0);
    for (let sum = size; sum <= most; sum++) {
      const before = sum - size;
      if (reachedBy[sum] !== -1 || reachedBy[before] === -1) continue;
      if ((used[before] as number) === groups.length) continue;
      used[sum] = (used[before] as number) + 1;
      reachedBy[sum] = size;
    }
  }
  for (let distance = 0; distance <= wanted; distance++) {
    const sum = [wanted - distance, wanted + distance].find((each) => each <= most && reachedBy[each] !== -1);
    if (sum !== undefined) return groupsOf(sum, reachedBy, bySize);
  }
  return [];
}

function groupsOf(
  sum: number,
  reachedBy: Int32Array,
  bySize: ReadonlyMap<number, readonly number[]>,
): number[] {
  const chosen: number[] = [];
  const taken = new Map<number, number>();
  for (let rest = sum; rest > 0; ) {
    const size = reachedBy[rest] as number;
    const count = taken.get(size) ?? 0;
    chosen.push(bySize.get(size)?.[count] as number);
    taken.set(size, count + 1);
    rest -= size;
  }
  return chosen;
}
