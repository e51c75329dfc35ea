// How servers say that calls come too often, and when to try again.
import { failureText, type Outcome } from '../core/tool.ts';

/** An HTTP answer that refuses for now: 429, or 503 with a `retry-after`. The message is a predicate. */
export class RateLimitError extends Error {
  /** Milliseconds; undefined where the server does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, text: string, retryMs: number | undefined) {
    const said = text.trim().replace(/\.$/, '');
    super(`answered with HTTP ${status}${said === '' ? '' : ` (${said})`}${retryAfterText(retryMs)}`);
    this.name = 'RateLimitError';
    this.retryAfterMs = retryMs;
  }
}

/** ", retry after 1.5 s": what outcomes say of the pause, and what `rateLimitIn` reads of them; empty where there is none. */
export function retryAfterText(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : `, retry after ${milliseconds / 1000} s`;
}

/** The milliseconds of a `Retry-After` header (RFC 9110, 10.2.3: seconds or a date). */
export function retryAfterMs(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** What the data of a JSON-RPC error says of the pause: `retryAfter`, `retry_after` in seconds, `retryAfterMs`. */
export function retryAfterIn(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { retryAfterMs, retry_after_ms, retryAfter, retry_after } = data as Record<string, unknown>;
  const milliseconds = Number(retryAfterMs ?? retry_after_ms ?? Number(retryAfter ?? retry_after) * 1000);
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined;
}

/** Texts longer than this are about something. */
const longestRefusal = 1_000;

// A number 429 alone may be that of an order.
const tooOften =
  /\btoo many (?:requests|calls)\b|\brate[- ]?limit(?:s|ed|ing)?\b(?! (?:of|is) \d)|\b(?:HTTP|status|error|code)[ :=]{1,2}429\b|\bthrottl(?:ed|ing)\b|\b(?:requests?|calls?|usage) quota (?:was |is |has been )?(?:exceeded|reached)\b/i;

const pause =
  /\b(?:retry|try)[-_ ]?(?:again)?[-_ ]?(?:after|in)\b["']?[ :=]{0,3}(\d+(?:\.\d+)?) ?(ms|milliseconds?|hours?|h|minutes?|min|m|seconds?|sec|s)?\b(?! ?\w)/i;

/** Whether the outcome says that calls come too often, and after how many milliseconds to try again, where it says so. */
export function rateLimitIn(outcome: Outcome): { readonly retryAfterMs?: number } | undefined {
  const text = failureText(outcome);
  if (text === undefined || text.length > longestRefusal) return undefined;
  const code = outcome.error?.code;
  if (code !== 'rate_limited' && code !== 429 && !tooOften.test(text)) return undefined;
  const [, amount, unit = 's'] = pause.exec(text) ?? [];
  if (amount === undefined) return {};
  return { retryAfterMs: Number(amount) * millisecondsOf(unit) };
}

function millisecondsOf(unit: string): number {
  if (/^m(?:s|illi)/i.test(unit)) return 1;
  return /^h/i.test(unit) ? 3_600_000 : /^m/i.test(unit) ? 60_000 : 1_000;
}
