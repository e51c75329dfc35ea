// Changes as sets: in any order, none missing, none beside them, none twice.
import { expect, test } from 'vitest';
import { scoreEffects } from '../../src/scoring/effects.ts';

const score = (wanted: readonly string[], made: readonly string[]) =>
  scoreEffects(wanted, made, (a, b) => a === b);

test.each<[string[], string[], string[], string[]]>([
  [['a', 'b'], ['b', 'a'], [], []],
  [[], [], [], []],
  [['a', 'b'], ['a'], ['b'], []],
  [['a'], ['a', 'c'], [], ['c']],
  [['a'], ['a', 'a'], [], ['a']],
  [['a', 'a'], ['a'], ['a'], []],
  [[], ['c'], [], ['c']],
])('%j wanted, %j made', (wanted, made, missing, extra) => {
  const isRight = missing.length + extra.length === 0;
  expect(score(wanted, made)).toEqual({ missing, extra, isRight });
});
