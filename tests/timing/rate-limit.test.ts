// So much in any stretch of time, and no more.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createRateLimit } from '../../src/timing/rate-limit.ts';

const signal = new AbortController().signal;

test('never lets more through in any period than is allowed, and wastes none of it', async () => {
  const periodMs = 100;
  const limit = createRateLimit(5, periodMs);
  const times: number[] = [];
  const one = async () => {
    await limit.take(1, signal);
    times.push(performance.now());
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: 20 }, one));
  expect(performance.now() - start).toBeGreaterThanOrEqual(3 * periodMs - 1);
  for (const [index, time] of times.entries()) {
    const sixth = times[index + 5];
    // Timers may be a millisecond early.
    if (sixth !== undefined) expect(sixth - time).toBeGreaterThanOrEqual(periodMs - 2);
  }
});

test('counts what was really used in place of the estimate', async () => {
  vi.useFakeTimers();
  try {
    const limit = createRateLimit(100, 200);
    const first = await limit.take(100, signal);
    first.correct(10);
    // No time has to pass.
    const second = await limit.take(90, signal);
    second.correct(200);
    const start = performance.now();
    const third = limit.take(1, signal).then(() => performance.now() - start);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await third).toBe(200);
  } finally {
    vi.useRealTimers();
  }
});

test('lets what is larger than the limit through alone', async () => {
  const limit = createRateLimit(10, 50);
  await limit.take(1000, signal);
  const start = performance.now();
  await limit.take(1, signal);
  expect(performance.now() - start).toBeGreaterThanOrEqual(45);
});

test('one that is stopped far back in the queue is let go at once', async () => {
  const limit = createRateLimit(1, 60_000);
  await limit.take(1, signal);
  const controller = new AbortController();
  const first = limit.take(1, controller.signal);
  const own = new AbortController();
  const second = limit.take(1, own.signal);
  own.abort();
  await expect(second).rejects.toMatchObject({ code: 'interrupted' });
  controller.abort();
  await expect(first).rejects.toMatchObject({ code: 'interrupted' });
});

test('goes on with the next where one that waits is stopped', async () => {
  const limit = createRateLimit(1, 100);
  await limit.take(1, signal);
  const controller = new AbortController();
  const stopped = limit.take(1, controller.signal);
  const rejection = expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
  const next = limit.take(1, signal);
  controller.abort();
  await rejection;
  await next;
});

test('takes corrections in any order, before and after their time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(10), fc.nat(20)), { minLength: 1, maxLength: 20 }),
      async (uses) => {
        const limit = createRateLimit(40, 2);
        for (const [estimated, used] of uses) {
          const taken = await limit.take(estimated, signal);
          if (used % 2 === 0) taken.correct(used);
          else setTimeout(() => taken.correct(used), used / 4);
        }
        // Whatever was counted is forgotten in time.
        await expect(limit.take(40, signal)).resolves.toHaveProperty('correct');
      },
    ),
    { numRuns: 20 },
  );
});
