// Which failures pass by themselves, and which are the call's own.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/tool.ts';
import { isPassingFailure } from '../../src/outcomes/passing-failure.ts';

const error = (code: number | string, message = 'crm failed.'): Outcome => ({ error: { code, message } });
const said = (text: string, isError = true): Outcome => ({
  result: { content: [{ type: 'text', text }], ...(isError && { isError }) },
});

describe('will pass', () => {
  test.each<[Outcome]>([
    [error('timeout', 'crm did not answer within 30 s.')],
    [error('closed', 'crm exited with code 1.')],
    [error('unavailable', 'crm is being restarted.')],
    [error('transport', 'crm cannot be reached (connect ECONNREFUSED).')],
    [error('transport', 'crm answered with HTTP 502 (Bad gateway).')],
    [error('transport', 'crm answered with HTTP 408.')],
    [error('malformed')],
    [error('unauthorized', 'crm answered with HTTP 401 (expired).')],
    [error('rate_limited', 'crm answered with HTTP 429.')],
    [error(429, 'Slow down')],
    [error(-32029, 'Rate limit exceeded')],
    [said('Too many requests, retry after 2 s.')],
    [said('Request failed with status code 503')],
    [said('Error: read ECONNRESET')],
    [said('The service is temporarily unavailable.')],
    [said('Too Many Requests', false)],
  ])('%j', (outcome) => expect(isPassingFailure(outcome)).toBe(true));
});

describe("is the call's own", () => {
  test.each<[Outcome]>([
    [error('arguments', '/timeout must be integer')],
    [error('secret', 'The argument /query holds a secret.')],
    [error('too_large', 'crm answered with more than 8 MiB.')],
    [error('invalid_result')],
    [error('transport', 'crm answered with HTTP 400 (bad id).')],
    [error('transport', 'crm answered with HTTP 403.')],
    [error(-32602, 'Invalid params')],
    [error(-32603, 'Internal error')],
    [said('There is no order 503.')],
    [said('timeout must be a positive number')],
    [said('No such customer.')],
    [said('')],
    [said('[]', false)],
    [said(`The log says that a request timed out. ${'And so on. '.repeat(100)}`)],
  ])('%j', (outcome) => expect(isPassingFailure(outcome)).toBe(false));
});
