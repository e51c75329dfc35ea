// How rate-limit refusals reach us, and when to try again.

/** An HTTP response that refuses temporarily: 429, or 503 with `retry-after`. The message is a predicate. */
export class RateLimitError extends Error {
  /** Milliseconds; undefined if the server does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, text: string, retryMs: number | undefined) {
    const said = text.trim().replace(/\.$/, '');
    super(`answered with HTTP ${status}${said === '' ? '' : ` (${said})`}${retryAfterText(retryMs)}`);
    this.name = 'RateLimitError';
    this.retryAfterMs = retryMs;
  }
}

/** ", retry after 1.5 s": the pause in the words of a message; empty if there is none. */
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

/** What the data of a JSON-RPC error says about the pause: `retryAfter`, `retry_after` in seconds, `retryAfterMs`. */
export function retryAfterIn(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { retryAfterMs, retry_after_ms, retryAfter, retry_after } = data as Record<string, unknown>;
  const milliseconds = Number(retryAfterMs ?? retry_after_ms ?? Number(retryAfter ?? retry_after) * 1000);
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined;
}
