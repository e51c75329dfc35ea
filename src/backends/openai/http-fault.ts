// What a refused or broken request means: the endpoint's status, headers and words, read for all the dialects there are.
import { isObject, type JsonObject } from '../../model/json.ts';
import { networkReason } from '../../network/network-reasons.ts';
import { redact } from '../../secrets/secret-shapes.ts';
import { cutAt } from '../../text/clip.ts';
import { ChatFault } from '../language/chat-fault.ts';
import type { Endpoint } from './endpoint.ts';
import { aboutFormat, badlyWritten, isOutOfCredit, isTooLong, noModel, wrongKey } from './refusal-words.ts';
import { resetMs, retryAfterMs } from './retry-after.ts';

/** An answer other than 2xx, as it came. */
export interface HttpReply {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

/** Why no request at all would be answered. */
export type Obstacle = 'key' | 'forbidden' | 'credit' | 'model' | 'path' | 'page';

/** A fault that every other request would meet too. */
export class ObstacleFault extends Error {
  readonly obstacle: Obstacle;
  readonly status: number;
  readonly said: string;

  constructor(obstacle: Obstacle, status: number, said: string) {
    super(said);
    this.name = 'ObstacleFault';
    this.obstacle = obstacle;
    this.status = status;
    this.said = said;
  }
}

/** Characters of the endpoint's words that a message quotes. */
const longestQuote = 300;

/** Characters of them that a reason quotes. */
const longestReason = 120;

/** What a server says that expects https. */
const plainToTls =
  /plain HTTP request was sent to HTTPS port|client sent an HTTP request to an HTTPS server/i;

/** Characters of an error's body that are read: some gateways answer with pages. */
const longestError = 20_000;

/** The fault of an answer other than 2xx, or of an error in the body of one that says it is well. */
export function faultOfReply(
  { status, header, text }: HttpReply,
  endpoint: Endpoint,
): ChatFault | ObstacleFault {
  const { host, secrets } = endpoint;
  // Redacted as a whole and before it is cut: half a key is a secret too, and some endpoints quote just that, with stars.
  const raw = redact(text, secrets)
    .slice(0, longestError)
    .replace(/(?<![^\s"'(:])[^\s"'(:]*\*{2,}[^\s"')]*/g, '•••');
  const moved = status >= 300 && status < 400;
  const said = (moved ? `moved to ${redact(header('location') ?? '', secrets)}` : saidIn(raw)).slice(
    0,
    longestQuote,
  );
  const after = retryAfterMs(header, raw);
  const fault = (
    kind: ChatFault['kind'],
    reason = `HTTP ${status}`,
    more: { readonly isAnswer?: true } = {},
  ) =>
    new ChatFault(kind, `${host} answered with HTTP ${status}${said === '' ? '' : ` (${said})`}`, {
      // Its own words tell more than any number.
      reason: said === '' ? reason : `${reason}: ${cutAt(said, longestReason)}`,
      said: raw,
      // Headers of limits are there in any answer: they count where a limit has refused.
      retryAfterMs: after ?? (status === 429 ? resetMs(header) : undefined),
      ...more,
    });
  if (status === 400 && plainToTls.test(raw))
    return new ObstacleFault('path', status, 'it speaks https there, not http');
  if (isOutOfCredit(status, raw, after)) return new ObstacleFault('credit', status, said);
  if ([400, 422, 500].includes(status) && badlyWritten.test(raw))
    return fault('failed', 'badly written answers', { isAnswer: true });
  // With a time to come back at, it is too much for now and not too long.
  const exceeds = [400, 422, 429, 500].includes(status) && isTooLong(raw);
  if (status === 413 || (exceeds && (status !== 429 || after === undefined))) return fault('context');
  if (status === 401 || (status === 400 && wrongKey.test(raw))) return new ObstacleFault('key', status, said);
  if (status === 403) return new ObstacleFault('forbidden', status, said);
  // Whatever the status: routers have 404 for it, and a grammar that cannot be made is an error inside to some.
  if (status !== 429 && aboutFormat.test(raw)) return fault('rejected');
  if ((status === 404 || status === 400) && noModel.test(raw))
    return new ObstacleFault('model', status, said);
  if (moved || status === 404 || status === 405 || /unexpected endpoint/i.test(raw)) {
    return new ObstacleFault('path', status, said);
  }
  if (status === 429) return fault('limited', 'too many requests');
  if (status >= 502 && status <= 504) return fault('absent');
  if (status === 529 || status === 498) return fault('limited', 'overloaded');
  if (status >= 500 || status === 408 || status === 409 || status === 425) return fault('failed');
  return fault('rejected');
}

/** The fault of a request that got no whole answer: no connection, or one that broke off. */
export function faultOfBreak(error: unknown, { host, secrets }: Endpoint): ChatFault {
  const cause = rootOf(error);
  const { code } = cause as NodeJS.ErrnoException;
  const reason =
    networkReason(code, '--base-url') ??
    redact(cause instanceof Error ? cause.message : String(cause), secrets);
  if (cause instanceof SyntaxError) {
    return new ChatFault('failed', `${host} sent an answer that is not JSON`, {
      reason: 'its answers are not JSON',
    });
  }
  return new ChatFault('absent', `${host} cannot be reached (${reason})`, { reason });
}

/** Libraries wrap the reason in errors that only say that there is one; Node sometimes has several. */
function rootOf(error: unknown): unknown {
  let at = error;
  for (let depth = 0; depth < 5; depth++) {
    const inner =
      at instanceof AggregateError ? at.errors[0] : (at as { cause?: unknown } | undefined)?.cause;
    if (inner === undefined || inner === null) return at;
    at = inner;
  }
  return at;
}

/** The words in an error's body: `{error: {message}}`, `{error}`, `{message}`, `{detail}`, or plain text. */
function saidIn(text: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const isPage = /^\s*</.test(text);
    return isPage ? '' : oneLine(text);
  }
  if (Array.isArray(body)) body = body[0];
  if (!isObject(body)) return oneLine(String(body));
  const { error, message, detail } = body;
  const words = isObject(error)
    ? (upstreamIn(error) ?? error.message ?? error)
    : (error ?? message ?? detail ?? body);
  return oneLine(typeof words === 'string' ? words : JSON.stringify(words));
}

/** What a router's upstream said, which tells more than "Provider returned error". */
function upstreamIn(error: JsonObject): string | undefined {
  const raw = isObject(error.metadata) ? error.metadata.raw : undefined;
  return typeof raw === 'string' && raw.trim() !== '' && !/^\s*</.test(raw)
    ? `${String(error.message ?? '')}: ${raw}`
    : undefined;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}
