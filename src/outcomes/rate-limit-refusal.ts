// Refusals because calls come too often: how they read, and when to try again.
import { failureText, type Outcome } from '../model/tool.ts';

/** Texts longer than this are about something. */
const longestRefusal = 1_000;

// A number 429 alone may be that of an order.
const tooOften =
  /\btoo many (?:requests|calls)\b|\brate[- ]?limit(?:s|ed|ing)?\b(?! (?:of|is) \d)|\b(?:HTTP|status|error|code)[ :=]{1,2}429\b|\bthrottl(?:ed|ing)\b|\b(?:requests?|calls?|usage) quota (?:was |is |has been )?(?:exceeded|reached)\b/i;

const pause =
  /\b(?:retry|try)[-_ ]?(?:again)?[-_ ]?(?:after|in)\b["']?[ :=]{0,3}(\d+(?:\.\d+)?) ?(ms|milliseconds?|hours?|h|minutes?|min|m|seconds?|sec|s)?\b(?! ?\w)/i;

/**
 * Whether the outcome says that calls come too often, and after how many milliseconds to try again, where it says so:
 * in a header or in the error's data, which connections hand on as a number, or in the server's own words.
 */
export function rateLimitIn(outcome: Outcome): { readonly retryAfterMs?: number } | undefined {
  const text = failureText(outcome);
  if (text === undefined || text.length > longestRefusal) return undefined;
  const code = outcome.error?.code;
  if (code !== 'rate_limited' && code !== 429 && !tooOften.test(text)) return undefined;
  const retryAfterMs = outcome.error?.retryAfterMs;
  if (retryAfterMs !== undefined) return { retryAfterMs };
  const [, amount, unit = 's'] = pause.exec(text) ?? [];
  if (amount === undefined) return {};
  return { retryAfterMs: Number(amount) * millisecondsOf(unit) };
}

function millisecondsOf(unit: string): number {
  if (/^m(?:s|illi)/i.test(unit)) return 1;
  return /^h/i.test(unit) ? 3_600_000 : /^m/i.test(unit) ? 60_000 : 1_000;
}
