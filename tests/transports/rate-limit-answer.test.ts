// The pause that servers ask for, as it comes over the wire.
import { expect, test } from 'vitest';
import { retryAfterIn, retryAfterMs } from '../../src/transports/rate-limit-answer.ts';

test('the header is in seconds, or a date', () => {
  const now = Date.parse('2026-03-05T10:00:00Z');
  expect(retryAfterMs('2', now)).toBe(2000);
  expect(retryAfterMs('Thu, 05 Mar 2026 10:00:05 GMT', now)).toBe(5000);
  expect(retryAfterMs('Thu, 05 Mar 2026 09:00:00 GMT', now)).toBe(0);
  expect(retryAfterMs('soon', now)).toBeUndefined();
  expect(retryAfterMs(null, now)).toBeUndefined();
});

test('so is the data of a protocol error, where it does not say milliseconds', () => {
  expect(retryAfterIn({ retryAfter: 2 })).toBe(2000);
  expect(retryAfterIn({ retry_after: '0.5' })).toBe(500);
  expect(retryAfterIn({ retryAfterMs: 20 })).toBe(20);
  expect(retryAfterIn({ retryAfter: 'soon' })).toBeUndefined();
  expect(retryAfterIn({})).toBeUndefined();
  expect(retryAfterIn(undefined)).toBeUndefined();
});
