// What a refused or broken request means: the endpoint's status, headers and words, read for all the dialects there are.

import { isObject } from '../../model/json.ts';
import { table } from '../../model/table.ts';
import { redact } from '../../secrets/secret-shapes.ts';
import { ChatFault } from '../language/chat-fault.ts';
import type { Endpoint } from './endpoint.ts';

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

const noCredit =
  /insufficient_quota|billing_hard_limit|billing_not_active|credit balance|insufficient (?:balance|credit|quota|fund)/i;
const noModel =
  /model_not_found|invalid_model|not a valid model|(?:invalid|unknown) model\b|no endpoints found for|\bmodels?\b.{0,200}(?:does not exist|not found|not exist)/i;
const wrongKey = /(?:invalid|incorrect) api key|api key not valid|invalid authorization|invalid_api_key/i;
const tooLong =
  /context_length_exceeded|exceed_context_size|maximum context|context (?:length|window|size)|prompt is too long|input (?:is )?too long|too many input tokens|request too large|(?:longer|exceeds) (?:than )?the (?:available context|maximum (?:model length|number of tokens))/i;
/** Words of a refusal that is about structured output. */
export const aboutFormat =
  /response_format|response_schema|json_schema|json_object|structured output|grammar|the requested parameters/i;

/** Characters of the endpoint's words that a message quotes. */
const longestQuote = 300;

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
  const fault = (kind: ChatFault['kind'], reason = `HTTP ${status}`) =>
    new ChatFault(kind, `${host} answered with HTTP ${status}${said === '' ? '' : ` (${said})`}`, {
      reason,
      said: raw,
      retryAfterMs: retryAfterMs(header, raw),
    });
  // Google says the same of a rate limit, and then when to come back.
  const isOverQuota = /exceeded your current quota/i.test(raw) && retryAfterMs(header, raw) === undefined;
  if (status === 402 || noCredit.test(raw) || isOverQuota) return new ObstacleFault('credit', status, said);
  if (status === 413 || ([400, 422, 429, 500].includes(status) && tooLong.test(raw))) return fault('context');
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
  if (status === 529) return fault('limited', 'overloaded');
  if (status >= 500 || status === 408 || status === 409 || status === 425) return fault('failed');
  return fault('rejected');
}

/** The fault of a request that got no whole answer: no connection, or one that broke off. */
export function faultOfBreak(error: unknown, { host, secrets }: Endpoint): ChatFault {
  const cause = rootOf(error);
  const { code } = cause as NodeJS.ErrnoException;
  const reason =
    reasons[code ?? ''] ?? redact(cause instanceof Error ? cause.message : String(cause), secrets);
  if (cause instanceof SyntaxError) {
    return new ChatFault('failed', `${host} sent an answer that is not JSON`, {
      reason: 'its answers are not JSON',
    });
  }
  return new ChatFault('absent', `${host} cannot be reached (${reason})`, { reason });
}

const reasons = table<string>({
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  EPIPE: 'connection lost',
  UND_ERR_SOCKET: 'connection lost',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'its host name cannot be resolved',
  ETIMEDOUT: 'no answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'no answer in time',
  EHOSTUNREACH: 'the host is unreachable',
  ENETUNREACH: 'no network',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
});

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
  const words = isObject(error) ? (error.message ?? error) : (error ?? message ?? detail ?? body);
  return oneLine(typeof words === 'string' ? words : JSON.stringify(words));
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** RFC 9110: seconds or a date; some endpoints tell milliseconds beside it, Google's tell seconds in the body. */
function retryAfterMs(header: HttpReply['header'], text: string): number | undefined {
  const ms = Number.parseFloat(header('retry-after-ms') ?? '');
  if (ms >= 0) return ms;
  const after = header('retry-after') ?? /"retryDelay":\s*"([\d.]+)s"/.exec(text)?.[1];
  if (after === undefined) return undefined;
  const seconds = Number(after);
  const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
  return wait >= 0 ? wait : undefined;
}
