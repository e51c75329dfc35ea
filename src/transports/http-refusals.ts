// HTTP answers that are none of the protocol's: a page to sign in on, a moved address, a demand for OAuth.

/** What is told of such an answer; the message is a predicate. */
export class HttpRefusalError extends Error {
  override name = 'HttpRefusalError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const tokenHint = 'give it a token: "headers": { "Authorization": "Bearer …" } in its settings';

/**
 * Why an answer cannot be one of a server that speaks the protocol, and what to do; undefined where it may be. `sent`
 * are the headers of the request. The body is only looked at where it is a web page.
 */
export async function refusalIn(
  response: Response,
  url: URL,
  sent: Headers,
): Promise<HttpRefusalError | undefined> {
  const { status, headers } = response;
  const challenge = headers.get('www-authenticate');
  // Keys of a scheme of its own are asked for in the body, if anywhere.
  const isKnown = /(?:^|,)\s*(?:basic|bearer|dpop|oauth)\b/i.test(challenge ?? '');
  if (status === 401 && challenge !== null && isKnown && !sent.has('authorization')) {
    const wants = /^\s*basic\b/i.test(challenge)
      ? 'it asks for a name and password: write them into its url, or set the header "Authorization" in its settings'
      : `it asks clients to sign in with OAuth, which is not done here; ${tokenHint}`;
    return new HttpRefusalError(status, `answered with HTTP 401: ${wants}`);
  }
  const target = movedTo(response, url);
  if (target !== undefined)
    return new HttpRefusalError(status, `answered with HTTP ${status}: ${moved(target, url)}`);
  if (!/^\s*(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '')) return undefined;
  const title = titleOf(await beginningOf(response, 20_000));
  const page = title === '' ? 'a web page' : `a web page ("${title}")`;
  const told = status === 200 ? `answered with ${page}` : `answered with HTTP ${status} and ${page}`;
  if (status >= 500 || status === 404 || status === 405) return new HttpRefusalError(status, told);
  return new HttpRefusalError(
    status,
    `${told} where a message was expected, as if it were asking to sign in; check its url, or ${tokenHint}`,
  );
}

/** Where a redirect leads that is not followed: a request with a body would become one without, or go to another host. */
function movedTo(response: Response, url: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get('location') ?? '';
  if (!URL.canParse(location, url.href)) return undefined;
  const target = new URL(location, url);
  const isFollowed = (response.status === 307 || response.status === 308) && target.host === url.host;
  return isFollowed ? undefined : target;
}

function moved(target: URL, url: URL): string {
  // What a login page is to come back to may hold more than anybody wants to print.
  target.username = '';
  target.password = '';
  const isSignIn = /\b(?:log-?in|sign-?in|signin|oauth2?|auth|sso|authorize|saml)\b/i.test(
    target.pathname + target.host,
  );
  target.hash = '';
  if (isSignIn && target.pathname !== `${url.pathname}/`) {
    target.search = '';
    return `it leads to ${target.href} to sign in, which is not done here; ${tokenHint}`;
  }
  // Only the server says so: that is no reason to recommend somebody else's address.
  if (!/^https?:$/.test(target.protocol)) return `it leads to ${target.href}, which is not followed`;
  return target.host === url.host
    ? `it is at ${target.href}; write that as the url in its settings`
    : `it says that it is at ${target.href}; if you trust that address, write it as the url in its settings`;
}

function titleOf(html: string): string {
  const text = /<(title|h1)\b[^<>]{0,200}>([^<]{1,300})/i.exec(html)?.[2] ?? '';
  return text.replace(/\s+/g, ' ').trim().slice(0, 80);
}

/** The first characters of a body, without reading all of it. */
export async function beginningOf(response: Response, characters = 200): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  try {
    const { value } = await reader.read();
    return Buffer.from(value ?? [])
      .toString('utf8')
      .slice(0, characters);
  } catch {
    return '';
  } finally {
    await reader.cancel().catch(() => {});
  }
}
