// Failures that say nothing of the call: the server was busy, slow or gone, and the same call may work another time.

import { failureText, type Outcome } from '../model/tool.ts';
import { rateLimitIn } from './rate-limit-refusal.ts';

/** Codes of errors that took the place of a server's answer. What is too large or no result will be so again. */
const codes: ReadonlySet<string> = new Set([
  'timeout',
  'closed',
  'unavailable',
  'transport',
  'malformed',
  'rate_limited',
  'unauthorized',
]);

/** A gateway that refuses what it was sent has read it; of these, 408, 425 and 429 are about the moment. */
const refusesRequest = /\banswered with HTTP 4(?!08|25|29)\d\d\b/;

/** Texts longer than this are about something. */
const longestText = 1_000;

/** What tools say when the service behind them does not answer. */
const ofTheMoment =
  /\b(?:ETIMEDOUT|ECONNRESET|EAI_AGAIN|socket hang up|timed out|(?:gateway|request|connection|read) time-?out|service (?:is )?(?:temporarily )?unavailable|bad gateway|(?:HTTP|status|error|code)(?: code)?[ :=]{1,2}50[234])\b/i;

/**
 * Whether the failure of a call will pass: a time limit, a lost connection, calls that come too often, a service that
 * does not answer. `outcome` is one that failed, be it an error in a success's clothing.
 */
export function isPassingFailure(outcome: Outcome): boolean {
  const { error, result } = outcome;
  if (typeof error?.code === 'string')
    return codes.has(error.code) && (error.code === 'unauthorized' || !refusesRequest.test(error.message));
  const told: Outcome = result === undefined ? outcome : { result: { ...result, isError: true } };
  const text = failureText(told) ?? '';
  return rateLimitIn(told) !== undefined || (text.length <= longestText && ofTheMoment.test(text));
}
