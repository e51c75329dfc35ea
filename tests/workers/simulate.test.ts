// The simulation of many workers, where its outcome can be told without it.
import { expect, test } from 'vitest';
import { simulate } from '../../scripts/scale/simulate.ts';

test('one worker makes what its drafts take', () => {
  const { perSecond, learning } = simulate({ draft: [50], commit: 1, lesson: 0 }, 1, 128, 1_000);
  expect(perSecond).toBeCloseTo(20, 1);
  expect(learning).toBe(0);
});

test('many workers make what can be committed', () => {
  const { perSecond, committing } = simulate({ draft: [50], commit: 2, lesson: 0 }, 1_000, 4_000, 50_000);
  expect(perSecond).toBeGreaterThan(480);
  expect(perSecond).toBeLessThanOrEqual(500);
  expect(committing).toBeGreaterThan(0.95);
});

test('lessons take their time from every worker', () => {
  const free = simulate({ draft: [50], commit: 0.01, lesson: 0 }, 100, 400, 10_000);
  const taught = simulate({ draft: [50], commit: 0.01, lesson: 0.5 }, 100, 400, 10_000);
  expect(taught.perSecond).toBeLessThan(free.perSecond * 0.7);
  expect(taught.learning).toBeGreaterThan(0.3);
});

test('a narrow window leaves workers without work', () => {
  const draft = Array.from({ length: 97 }, (_, index) => (index % 10 === 0 ? 500 : 50));
  const narrow = simulate({ draft, commit: 0.1, lesson: 0 }, 64, 16, 5_000);
  const wide = simulate({ draft, commit: 0.1, lesson: 0 }, 64, 512, 5_000);
  expect(narrow.perSecond).toBeLessThan(wide.perSecond / 2);
});
