// What reads as a refusal because calls come too often, and what does not.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/tool.ts';
import { rateLimitIn } from '../../src/outcomes/rate-limit-refusal.ts';

const failed = (text: string): Outcome => ({
  result: { content: [{ type: 'text', text }], isError: true },
});
const error = (code: number | string, message: string): Outcome => ({ error: { code, message } });

describe('a refusal because calls come too often', () => {
  test.each<[Outcome, { retryAfterMs?: number }]>([
    [failed('429 Too Many Requests'), {}],
    [failed('HTTP 429: slow down. Retry-After: 2'), { retryAfterMs: 2000 }],
    [failed('Rate limit exceeded, please try again in 500ms.'), { retryAfterMs: 500 }],
    [failed('{"error":"rate_limited? Rate limit reached","retry_after": 3}'), { retryAfterMs: 3000 }],
    [failed('Request was throttled. Try again in 1 minute'), { retryAfterMs: 60_000 }],
    [failed('Rate limit reached. Try again in 2 hours.'), { retryAfterMs: 7_200_000 }],
    [failed('Too many calls: try again in 3 working days'), {}],
    [error(-32029, 'Rate limit exceeded, retry after 0.2 s'), { retryAfterMs: 200 }],
    [
      { error: { code: 'rate_limited', message: 'x answered with HTTP 429.', retryAfterMs: 70 } },
      { retryAfterMs: 70 },
    ],
    [error('rate_limited', 'docs answered with HTTP 503.'), {}],
    [error(429, 'Slow down'), {}],
  ])('%j', (outcome, expected) => {
    expect(rateLimitIn(outcome)).toEqual(expected);
  });
});

describe('no such refusal', () => {
  test.each<[Outcome]>([
    [{ result: { content: [{ type: 'text', text: 'Too many requests is what 429 means.' }] } }],
    [failed('There is no order 429.')],
    [failed('The rate limit of 5 kg is exceeded by this parcel, the pump says.'.repeat(30))],
    [error('timeout', 'crm did not answer within 30 s.')],
  ])('%j', (outcome) => {
    expect(rateLimitIn(outcome)).toBeUndefined();
  });
});
