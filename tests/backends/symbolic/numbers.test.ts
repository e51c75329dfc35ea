// Numbers that a caller is free to choose.
import { expect, test } from 'vitest';
import { number } from '../../../src/backends/symbolic/numbers.ts';
import type { Parameter } from '../../../src/backends/symbolic/parameter.ts';
import type { Situation } from '../../../src/backends/symbolic/situation.ts';
import { createRandom } from '../../../src/model/random.ts';

test('a year is this one or the last, within its bounds', () => {
  const year = (schema: object) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map(
      (seed) =>
        number(
          { words: ['year'], schema, examples: [] as const } as unknown as Parameter,
          { known: { today: '2026-03-02' }, random: createRandom(seed) } as unknown as Situation,
        )?.value,
    );
  expect(new Set(year({}))).toEqual(new Set([2025, 2026]));
  expect(new Set(year({ maximum: 2025 }))).toEqual(new Set([2025]));
  expect(new Set(year({ maximum: 1999 }))).toEqual(new Set([undefined]));
});
