// Groups that add up to a wanted size, and tools that are held out.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseGroups } from '../../../src/dataset/splits/choose-groups.ts';
import { holdOut } from '../../../src/dataset/splits/hold-out.ts';
import { createRandom } from '../../../src/model/random.ts';

const sumOf = (sizes: readonly number[], chosen: Iterable<number>) =>
  [...chosen].reduce((sum, index) => sum + (sizes[index] as number), 0);

describe('the chosen groups', () => {
  test('are as near to the wanted size as groups can be', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 150 }), fc.nat(), (groups, wanted, seed) => {
        const chosen = chooseGroups(groups, wanted, createRandom(seed));
        expect(new Set(chosen).size).toBe(chosen.length);
        const best = Array.from({ length: 2 ** groups.length }, (_, choice) =>
          sumOf(
            groups,
            groups.flatMap((_size, index) => ((choice >> index) & 1 ? [index] : [])),
          ),
        ).reduce((least, sum) => Math.min(least, Math.abs(wanted - sum)), Number.POSITIVE_INFINITY);
        expect(Math.abs(wanted - sumOf(groups, chosen))).toBe(best);
      }),
    );
  });

  test('depend on the seed, and on nothing else', () => {
    const sizes = Array.from({ length: 200 }, () => 1);
    const choose = (seed: number) => chooseGroups(sizes, 20, createRandom(seed)).sort((a, b) => a - b);
    expect(choose(1)).toEqual(choose(1));
    expect(choose(1)).not.toEqual(choose(2));
    expect(choose(1)).toHaveLength(20);
  });
});

describe('held-out units', () => {
  const sizes = Array.from({ length: 100 }, () => 1);
  const unit = (name: string, from: number, to: number) => ({
    name,
    groups: Array.from({ length: to - from }, (_, at) => from + at),
  });

  test('take every group that calls one of them, and come near to the wanted size', () => {
    const units = [unit('everywhere', 0, 100), unit('a', 0, 12), unit('b', 10, 20), unit('c', 50, 90)];
    const held = holdOut(units, sizes, 20, createRandom(0));
    expect(held?.units).toEqual(['a', 'b']);
    expect(held?.groups.size).toBe(20);
  });

  test('are too many where there is no smaller choice', () => {
    const held = holdOut([unit('a', 0, 60), unit('b', 30, 100)], sizes, 10, createRandom(0));
    expect(held?.units).toEqual(['a']);
  });

  test('are none where everything calls everything', () => {
    expect(holdOut([unit('a', 0, 100)], sizes, 10, createRandom(0))).toBeUndefined();
    expect(holdOut([], sizes, 10, createRandom(0))).toBeUndefined();
  });
});
