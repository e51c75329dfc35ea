// Fetching for the HTTP transports: responses are bounded in memory, and what a server says about its rate limit is respected.
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { isObject, parseJsonText } from '../model/json.ts';
import { proxyFetchOf } from '../network/proxy-fetch.ts';
import { type AnswerLimit, bytesInWords, edgeBytes, standInFor } from './answer-limit.ts';
import { type BodyKind, lookInto, promisedKind } from './body-kind.ts';
import { type EventFilterOptions, eventFilter } from './event-stream.ts';
import { isLoopback } from './http-guard.ts';
import { beginningOf, refusalIn } from './http-refusals.ts';
import { bodyAsMeant } from './message-dialects.ts';
import { RateLimitError, retryAfterMs } from './rate-limit-answer.ts';

/** A body was larger than the limit; the message is a predicate. */
export class TooLargeError extends Error {
  constructor(limitBytes: number) {
    super(
      `answered with more than ${bytesInWords(limitBytes)} ("maxResultBytes" in its settings raises the limit)`,
    );
    this.name = 'TooLargeError';
  }
}

export interface LimitedFetchOptions {
  readonly limit: AnswerLimit;
  /** Whether the server speaks the older transport, whose one stream begins with where requests are sent. */
  readonly isSse?: boolean;
}

/** Like `fetch`. Throws RateLimitError if the server refuses temporarily; the SDK would lose its `retry-after`. */
export function limitedFetch({ limit, isSse = false }: LimitedFetchOptions): FetchLike {
  const proxied = proxyFetchOf(process.env);
  return async (at, init) => {
    const url = new URL(String(at));
    // No proxy leads to this machine.
    const send = proxied === undefined || isLoopback(url.hostname) ? fetch : proxied;
    const response = await send(url.href, init ?? {});
    const retryAfter = response.headers.get('retry-after');
    if (response.status === 429 || (response.status === 503 && retryAfter !== null)) {
      const text = await beginningOf(response);
      throw new RateLimitError(response.status, text, retryAfterMs(retryAfter));
    }
    const refusal = await refusalIn(response, url, new Headers(init?.headers));
    if (refusal !== undefined) {
      await response.body?.cancel().catch(() => {});
      throw refusal;
    }
    const requestId = requestIdIn(init?.body);
    const answered = await asAnswered(response, limit, requestId);
    return asMeant(answered, isBounded(answered, limit) ? undefined : limit, {
      requestId: answered.ok ? requestId : undefined,
      url: isSse && requestId === undefined ? url : undefined,
    });
  };
}

/**
 * The response as the protocol would have it: an answer that is sent as accepted (202), or under another type than its
 * body has, and an error of the protocol that answers this very request, whatever the status.
 */
async function asAnswered(
  response: Response,
  limit: AnswerLimit,
  requestId: string | number | undefined,
): Promise<Response> {
  const { status, headers, body } = response;
  const promised = promisedKind(headers.get('content-type') ?? '');
  if (requestId === undefined || body === null || promised === undefined) return response;
  if (status === 200) {
    const looked = await lookInto(body);
    return withHead(response, looked.body, 200, looked.kind ?? (promised === 'unknown' ? 'json' : promised));
  }
  if (![202, 400, 422, 500].includes(status) || promised === 'events') return response;
  const text = await new Response(body.pipeThrough(bodyLimiter(limit))).text();
  const said = parseJsonText(text);
  const answers = isObject(said) && said.jsonrpc === '2.0' && said.id === requestId;
  const isOurs = answers && (status === 202 || isObject(said.error));
  return withHead(response, text, isOurs ? 200 : status, isOurs ? 'json' : undefined);
}

function withHead(
  response: Response,
  body: ReadableStream<Uint8Array> | string,
  status: number,
  kind: BodyKind | undefined,
): Response {
  const headers = new Headers([...response.headers]);
  if (kind !== undefined)
    headers.set('content-type', kind === 'events' ? 'text/event-stream' : 'application/json');
  return ofSamePlace(response, new Response(body, { status, headers }));
}

/** Redirects are judged by where the response came from. */
function ofSamePlace(from: Response, response: Response): Response {
  Object.defineProperty(response, 'url', { value: from.url });
  Object.defineProperty(response, 'redirected', { value: from.redirected });
  return response;
}

/** Whether the header says that the body is small enough, so that its bytes need not be counted. */
function isBounded(response: Response, limit: AnswerLimit): boolean {
  if (response.body === null) return true;
  const length = response.headers.get('content-length');
  return (
    length !== null &&
    !response.headers.has('content-encoding') &&
    Number(length) <= Math.min(limit.bytes, 1e6)
  );
}

/** The id of the request that a body is, for answers that leave it out. */
function requestIdIn(body: unknown): string | number | undefined {
  if (typeof body !== 'string') return undefined;
  const { id } = JSON.parse(body) as { readonly id?: string | number };
  return id;
}

/** The response with its body as it is meant; within the limit, where its length has to be counted. */
function asMeant(response: Response, limit: AnswerLimit | undefined, options: EventFilterOptions): Response {
  if (response.body === null) return response;
  const isStream = (response.headers.get('content-type') ?? '').includes('text/event-stream');
  const counted =
    limit === undefined
      ? response.body
      : response.body.pipeThrough(isStream ? eventLimiter(limit) : bodyLimiter(limit));
  const body = counted.pipeThrough(isStream ? eventFilter(options) : bodyFilter(options.requestId));
  const { status, statusText, headers } = response;
  return ofSamePlace(
    response,
    new Response(body, { status, statusText, headers: new Headers([...headers]) }),
  );
}

function bodyFilter(requestId: string | number | undefined): TransformStream<Uint8Array, Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new TransformStream({
    transform(chunk) {
      chunks.push(chunk);
    },
    flush(controller) {
      const body = Buffer.concat(chunks).toString('utf8');
      if (body !== '') controller.enqueue(Buffer.from(bodyAsMeant(body, requestId)));
    },
  });
}

function bodyLimiter(limit: AnswerLimit): TransformStream<Uint8Array, Uint8Array> {
  let length = 0;
  return new TransformStream({
    transform(chunk, controller) {
      length += chunk.length;
      if (length > limit.bytes) controller.error(new TooLargeError(limit.bytes));
      else controller.enqueue(chunk);
    },
  });
}

const lineBreak = 0x0a;
const carriageReturn = 0x0d;

/** Passes events on when they are complete. One that is too large is replaced by an event with an error. */
function eventLimiter(limit: AnswerLimit): TransformStream<Uint8Array, Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let head: string | undefined;
  let tail: Buffer = Buffer.alloc(0);
  /** Whether the current line is empty: then its line break ends the event. */
  let lineIsEmpty = true;

  const take = (part: Uint8Array) => {
    length += part.length;
    if (head === undefined) {
      parts.push(part);
      if (length <= limit.bytes + edgeBytes) return;
      const event = Buffer.concat(parts);
      head = event.toString('utf8', 0, edgeBytes);
      tail = event;
      parts = [];
    } else tail = Buffer.concat([tail, part]);
    tail = Buffer.from(tail.subarray(-edgeBytes));
  };
  const end = (): Uint8Array[] => {
    const event = head === undefined ? parts : replaced(head, tail.toString('utf8'), limit.bytes);
    parts = [];
    length = 0;
    head = undefined;
    return event;
  };

  return new TransformStream({
    transform(chunk, controller) {
      let from = 0;
      let lineFrom = 0;
      for (let at = chunk.indexOf(lineBreak); at !== -1; at = chunk.indexOf(lineBreak, lineFrom)) {
        const inLine = at - lineFrom - (chunk[at - 1] === carriageReturn && at > lineFrom ? 1 : 0);
        const endsEvent = lineIsEmpty && inLine === 0;
        lineFrom = at + 1;
        lineIsEmpty = true;
        if (!endsEvent) continue;
        take(chunk.subarray(from, lineFrom));
        from = lineFrom;
        for (const part of end()) controller.enqueue(part);
      }
      if (from < chunk.length) take(chunk.subarray(from));
      if (lineFrom < chunk.length) {
        lineIsEmpty = lineIsEmpty && chunk.length - lineFrom === 1 && chunk[lineFrom] === carriageReturn;
      }
    },
    flush(controller) {
      for (const part of end()) controller.enqueue(part);
    },
  });
}

/** The replacement for an event that is too large; none if its edges do not show what it answers. */
function replaced(head: string, tail: string, limitBytes: number): Uint8Array[] {
  // Fields before the data (`event:`, `id:`) are of no interest; a message is one line of data.
  const data = /(?:^|\n)data: ?([\s\S]*)$/.exec(head)?.[1] ?? '';
  const standIn = standInFor('tooLarge', data, tail.trimEnd(), limitBytes);
  return standIn === undefined ? [] : [Buffer.from(`event: message\ndata: ${JSON.stringify(standIn)}\n\n`)];
}
