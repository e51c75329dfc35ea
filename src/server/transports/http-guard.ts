// Who may speak to the HTTP server: requests for this host, not from a foreign web page, with the token where there is one.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface GuardOptions {
  /** What the server listens on. */
  readonly host: string;
  /** Demanded of every request, where it is given. */
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
 * Why a request is refused, or undefined. A web page can have a name of its own point to this machine (DNS rebinding):
 * its requests name that host, or come from that origin. Where the server listens on every address its names are not
 * known; there the token, which is demanded then, keeps such pages out.
 */
export function refusalOf(headers: IncomingHttpHeaders, { host, token }: GuardOptions): Refusal | undefined {
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
  if (token !== undefined && !isToken(headers.authorization ?? '', token)) {
    return { status: 401, message: 'The request needs the header "Authorization: Bearer TOKEN".' };
  }
  return undefined;
}

function hostnameIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() || undefined : undefined;
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/** In a time that tells nothing of how much of it is right. */
function isToken(authorization: string, token: string): boolean {
  const given = /^bearer +(.*)$/i.exec(authorization)?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given.trim()), digest(token));
}
