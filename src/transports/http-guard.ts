// Which HTTP requests are accepted: those for this host, not from a foreign web page, and with the token if there is one.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface GuardOptions {
  /** What the server listens on. */
  readonly host: string;
  /** Required in every request, if set. */
  readonly token?: string;
}

export interface Refusal {
  readonly status: 401 | 403;
  readonly message: string;
}

const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const everyAddress: readonly string[] = ['0.0.0.0', '::', '[::]'];

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/**
 * Why a request is refused, or undefined. A web page can point its own host name to this machine (DNS rebinding):
 * its requests then name that host, or come from that origin. If the server listens on every address, its names are not
 * known; then the token, which is required in that case, keeps such pages out.
 */
export function refusalOf(headers: IncomingHttpHeaders, guard: GuardOptions): Refusal | undefined {
  const { token } = guard;
  const refusal = originRefusal(headers, guard);
  if (refusal !== undefined) return refusal;
  if (token !== undefined && !isToken(headers.authorization ?? '', token)) {
    return { status: 401, message: 'The request needs the header "Authorization: Bearer TOKEN".' };
  }
  return undefined;
}

/** The same for where a request comes from alone: a browser asks beforehand, without a token, whether it may send one. */
export function originRefusal(
  headers: IncomingHttpHeaders,
  { host, token }: GuardOptions,
): Refusal | undefined {
  const asked = hostnameIn(`http://${headers.host ?? ''}`);
  if (asked === undefined) return { status: 403, message: 'The request has no valid Host header.' };
  const own = [...loopbackNames, bracketed(host.toLowerCase())];
  if (!everyAddress.includes(host) && !own.includes(asked)) {
    return { status: 403, message: 'The Host header names another host.' };
  }
  if (headers.origin !== undefined) {
    const origin = hostnameIn(headers.origin);
    if (origin === undefined || ![...own, ...(token === undefined ? [] : [asked])].includes(origin)) {
      return { status: 403, message: 'Requests from that origin are not served.' };
    }
  }
  return undefined;
}

/** What a page of an allowed origin may do (CORS): send the protocol's headers, and read the id of its session. */
export function crossOriginHeaders(
  { origin }: IncomingHttpHeaders,
  isPreflight: boolean,
): Readonly<Record<string, string>> {
  if (origin === undefined) return {};
  const allowed = { 'access-control-allow-origin': origin, vary: 'Origin' };
  if (!isPreflight)
    return { ...allowed, 'access-control-expose-headers': 'Mcp-Session-Id, WWW-Authenticate' };
  return {
    ...allowed,
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers':
      'Authorization, Content-Type, Accept, Mcp-Session-Id, Mcp-Protocol-Version, Last-Event-ID',
    'access-control-max-age': '600',
  };
}

function hostnameIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() || undefined : undefined;
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function isToken(authorization: string, token: string): boolean {
  const given = /^bearer +(.*)$/is.exec(authorization)?.[1] ?? '';
  return isSameSecret(given.trim(), token);
}

/** Compared in constant time. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
