// What goes wrong between us and a server, in words, and whether the connection can still be used afterwards.
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { isObject, type JsonObject, type JsonValue, parseJsonText } from '../model/json.ts';
import type { Outcome } from '../model/tool.ts';
import { networkReason } from '../network/network-reasons.ts';
import { markOf, notJsonRpc } from '../transports/answer-limit.ts';
import { HttpRefusalError } from '../transports/http-refusals.ts';
import { TooLargeError } from '../transports/limited-fetch.ts';
import { RateLimitError, retryAfterIn, retryAfterText } from '../transports/rate-limit-answer.ts';
import { TimeLimitError } from './time-limit.ts';

/** The outcome of a call that got no result. `lost` says how the connection ended, if it did. */
export function outcomeOfError(server: string, error: unknown, lost: string | undefined): Outcome {
  if (error instanceof TimeLimitError) {
    return { error: { code: 'timeout', message: `${server} ${error.message}.` } };
  }
  if (lost !== undefined) return { error: { code: 'closed', message: `${server} ${lost}.` } };
  if (error instanceof McpError) return outcomeOfProtocolError(server, error);
  const pauseMs = error instanceof RateLimitError ? error.retryAfterMs : undefined;
  return { error: { code: codeOf(error), message: `${server} ${predicateOf(error)}.`, ...pauseOf(pauseMs) } };
}

const pauseOf = (retryAfterMs: number | undefined) => (retryAfterMs === undefined ? {} : { retryAfterMs });

function outcomeOfProtocolError(server: string, error: McpError): Outcome {
  const message = withoutPrefix(error.message);
  switch (markOf(error.data)) {
    case 'tooLarge':
      return { error: { code: 'too_large', message: `${server} ${message}.` } };
    case 'malformed':
      return { error: { code: 'malformed', message: `${server} ${message}.` } };
    case 'unanswered':
      return { error: { code: 'transport', message: `${server} ${message}.` } };
    case 'tooDeep':
      return { error: { code: 'invalid_result', message: `${server} ${message}.` } };
    default: {
      const pauseMs = retryAfterIn(error.data);
      const said = `${message}${retryAfterText(pauseMs)}`;
      return { error: { code: error.code, message: said, ...pauseOf(pauseMs) } };
    }
  }
}

function codeOf(error: unknown): string {
  if (error instanceof RateLimitError) return 'rate_limited';
  if (error instanceof TooLargeError) return 'too_large';
  if (isMalformed(error)) return 'malformed';
  return isUnauthorized(error) ? 'unauthorized' : 'transport';
}

/** Whether the server no longer accepts our credentials. */
function isUnauthorized(error: unknown): boolean {
  if (error instanceof StreamableHTTPError) return error.code === 401;
  return error instanceof Error && /\bHTTP 401\b/.test(error.message);
}

/** The body of an HTTP response was not JSON, or not a message. */
function isMalformed(error: unknown): boolean {
  return error instanceof SyntaxError || error instanceof z.core.$ZodError;
}

/** Whether an error is what the server answered: it refused, or the answer cannot be used. */
export function isAnswer(error: unknown): boolean {
  // Servers use the code of a closed connection for errors of their own.
  if (error instanceof McpError)
    return error.code !== ErrorCode.ConnectionClosed || withoutPrefix(error.message) !== 'Connection closed';
  return error instanceof z.core.$ZodError || isVersionError(error);
}

function isVersionError(error: unknown): error is Error {
  return error instanceof Error && /protocol version is not supported/i.test(error.message);
}

/** What happened, as a predicate to follow the server's name: "did not answer within 15 s". */
export function predicateOf(error: unknown): string {
  if (error instanceof TimeLimitError) return error.message;
  if (error instanceof McpError && markOf(error.data) !== undefined) return withoutPrefix(error.message);
  if (error instanceof McpError)
    return `answered with an error: ${trimmed(withoutPrefix(error.message))}${moreOf(error.data)}`;
  if (error instanceof StreamableHTTPError) return `answered with ${httpText(error)}`;
  if (error instanceof z.core.$ZodError)
    return `answered with what the protocol does not know: ${placeOf(error)}`;
  if (isMalformed(error)) return notJsonRpc;
  if (isVersionError(error)) {
    const version = /not supported: (\S+)/.exec(error.message)?.[1] ?? 'an unknown one';
    return `speaks a protocol version that is not supported (${version})`;
  }
  if (!(error instanceof Error)) return String(error);
  if (isNetworkError(error)) return `cannot be reached (${rootMessage(error)})`;
  return trimmed(error.message);
}

/** What an error says in its data: a sentence, or the versions that would do. */
function moreOf(data: unknown): string {
  if (typeof data === 'string') return data.trim() === '' ? '' : ` (${trimmed(data).slice(0, 200)})`;
  if (!isObject(data as JsonValue)) return '';
  const { supported, message, detail, details, reason, error, hint } = data as JsonObject;
  if (Array.isArray(supported) && supported.length > 0)
    return ` (it supports ${supported.slice(0, 5).map(String).join(', ')})`;
  const said = [message, detail, details, reason, error, hint].find((text) => typeof text === 'string');
  return said === undefined || String(said).startsWith('toolgrad/')
    ? ''
    : ` (${trimmed(String(said)).slice(0, 200)})`;
}

function placeOf({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  const path = (issue?.path ?? []).join('.');
  return `${path === '' ? '' : `${path}: `}${issue?.message ?? 'it cannot be read'}`;
}

/** How servers say in a body that they no longer know our session; a tool's own sessions are told in results. */
const sessionIsOver =
  /^(?:bad request: )?(?:(?:no valid|invalid|unknown|missing|expired|no such) (?:mcp )?session(?:[ -]id)?\b|(?:the )?server (?:is )?not initiali[sz]ed\b|(?:the |your |(?:mcp[ -])?)session(?:[ -]id)?(?: header)?(?: \S{1,64})? (?:was |is |has |been )*(?:not (?:found|valid|initiali[sz]ed)|expired|terminated|closed|invalid|unknown|required|missing)\b)/i;

/** Whether the error means that the server, or its session, is no longer there. */
export function isBroken(error: unknown): boolean {
  if (error instanceof McpError) return sessionIsOver.test(withoutPrefix(error.message));
  if (error instanceof StreamableHTTPError) {
    // The specification says 404 for a session that has ended; many servers answer 400 or 410 and say why.
    return (
      error.code === 404 ||
      error.code === 410 ||
      (error.code === 400 && /session|not initiali[sz]ed/i.test(error.message))
    );
  }
  if (error instanceof HttpRefusalError) return error.status === 404;
  if (!(error instanceof Error)) return false;
  return isNetworkError(error) || /HTTP 404|^Not connected$/.test(error.message);
}

/** An error of connecting, with what to try: more time for a slow start; servers older than Streamable HTTP refuse the first request. */
export function withHint(error: unknown): unknown {
  if (error instanceof TimeLimitError) {
    error.message += ' ("connectTimeoutMs" in its settings raises the limit)';
    return error;
  }
  const hint = 'if it is an older server, set "type": "sse"';
  const isNotThere = (status: number | undefined) => status === 404 || status === 405;
  if (error instanceof HttpRefusalError && isNotThere(error.status))
    return new Error(`${error.message}; ${hint}`, { cause: error });
  if (!(error instanceof StreamableHTTPError) || !isNotThere(error.code)) return error;
  return new Error(`answered with ${httpText(error)}; ${hint}`, { cause: error });
}

/** Whether a stream ended without the answer it was for: a fault of one request, or the end of the server. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof McpError && markOf(error.data) === 'unanswered';
}

/** Whether the error comes from writing to a process that has exited or is exiting. */
export function isPipeError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ERR_STREAM_WRITE_AFTER_END';
}

function isNetworkError(error: Error): boolean {
  return error instanceof TypeError && error.message === 'fetch failed';
}

/** Node says "fetch failed" and hides the reason in the cause, sometimes as one of several. */
function rootMessage(error: Error): string {
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : error.cause;
  const reason = networkReason((cause as { readonly code?: unknown } | undefined)?.code, 'its url');
  // OpenSSL's own words are of several lines.
  if (reason !== undefined) return reason;
  return cause instanceof Error ? cause.message || cause.name : error.message;
}

function httpText(error: StreamableHTTPError): string {
  const body = error.message.replace(/^Streamable HTTP error: (Error POSTing to endpoint: )?/, '');
  const kind = /^Unexpected content type: (.{1,100})$/.exec(body)?.[1];
  if (kind !== undefined) return `something of the type ${kind} where JSON was expected`;
  const text = messageIn(body) ?? body;
  return `HTTP ${error.code}${text === '' ? '' : ` (${trimmed(text).slice(0, 200)})`}`;
}

/** What an error of the protocol says that is the body of a refusal. */
function messageIn(body: string): string | undefined {
  const value = parseJsonText(body);
  const error = isObject(value) && value.jsonrpc !== undefined ? value.error : undefined;
  return isObject(error) && typeof error.message === 'string' ? error.message : undefined;
}

/** The SDK puts a prefix before every message, on both ends of the wire. */
function withoutPrefix(message: string): string {
  return message.replace(/^(MCP error -?\d+: )+/, '');
}

function trimmed(message: string): string {
  return message.trim().replace(/\.$/, '');
}
