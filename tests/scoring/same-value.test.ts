// Scalars beside each other: what is only written otherwise, and what is another value.
import { describe, expect, test } from 'vitest';
import { sameScalar } from '../../src/scoring/same-value.ts';

describe('identifiers and long numbers', () => {
  test.each<[string, string]>([
    ['4915112345678', '4915112345679'],
    ['+4915112345678', '+4915112345679'],
    ['1234567890', '1234567891'],
    ['cus_0007', 'cus0007'],
    ['INV-2026-0031', 'INV20260031'],
    ['/docs/plan.md', '/docs/planmd'],
    ['a.b@example.org', 'ab@example.org'],
    ['https://example.org/a-b', 'https://example.org/ab'],
  ])('%s is not %s', (one, other) => {
    expect(sameScalar(one, other)).toBe(false);
    expect(sameScalar(one, ` ${one}`)).toBe(true);
  });

  test('numbers of ten digits and more, too', () => {
    expect(sameScalar(4915112345678, 4915112345679)).toBe(false);
    expect(sameScalar(1_234_567_890, 1_234_567_890)).toBe(true);
    expect(sameScalar(1_234_567_890.12, 1_234_567_890.13)).toBe(false);
    expect(sameScalar('1234567890.5', '1234567890.6')).toBe(false);
    expect(sameScalar(52.52000661, 52.52000662)).toBe(false);
    // What a detour through text loses of a measurement is no other value.
    expect(sameScalar(0.1 + 0.2, 0.3)).toBe(true);
  });
});

test.each<[string, string]>([
  ['Late parts, again', ' late-parts again.'],
  ['2026-03-05', '2026/03/05'],
  ['10 am', '10am'],
  ['5', '5.0'],
])('%s is %s', (one, other) => {
  expect(sameScalar(one, other)).toBe(true);
});
