// Work with an end: slow work is cut off, and work that the machine had no time for is not.
import { expect, test } from 'vitest';
import { OverTimeError, withinTime } from '../../src/schemas/bounded-work.ts';

/** Sleeps without working, as a process does that gets no processor. */
function starve(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('answers what the work answers, and throws what it throws', () => {
  expect(withinTime(1_000, () => 7)).toBe(7);
  expect(() =>
    withinTime(1_000, () => {
      throw new RangeError('too far');
    }),
  ).toThrow(new RangeError('too far'));
});

test('cuts off what takes too long', () => {
  let begun = 0;
  const endless = () => {
    begun += 1;
    for (;;);
  };
  expect(() => withinTime(200, endless)).toThrow(new OverTimeError(200));
  expect(begun).toBeLessThanOrEqual(4);
});

test('begins again where the process hardly got to work', () => {
  let begun = 0;
  const late = () => {
    begun += 1;
    if (begun > 2) return 'done';
    starve(400 * begun);
    for (;;) if (begun < 0) return 'never';
  };
  expect(withinTime(300, late)).toBe('done');
  expect(begun).toBe(3);
});
