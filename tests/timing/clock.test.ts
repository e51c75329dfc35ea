// The clock of durations.
import { expect, test, vi } from 'vitest';
import { steadyNow } from '../../src/timing/clock.ts';

test('is that of the machine, and goes on whatever is done to that', () => {
  expect(Math.abs(steadyNow() - Date.now())).toBeLessThan(60_000);
  const before = steadyNow();
  const moved = vi.spyOn(Date, 'now').mockReturnValue(0);
  try {
    expect(steadyNow()).toBeGreaterThanOrEqual(before);
  } finally {
    moved.mockRestore();
  }
});
