// Where requests go and with which key: read from the base URL and the environment, and how messages may name it.
import { ToolGradError } from '../../model/errors.ts';
import type { Environment } from '../provider.ts';

export interface Endpoint {
  /** Without credentials and query, and without a slash at the end. */
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  /** The base URL as it may be shown and stored: without credentials and the query's values. */
  readonly shown: string;
  /** Host and port, for messages. */
  readonly host: string;
  /** Whether it is the vendor's own, whose prices are known and who wants a key. */
  readonly isVendor: boolean;
  readonly key: string | undefined;
  /** The variable that the key comes from. */
  readonly keyName: string | undefined;
  /** `Authorization`, where the base URL had credentials; it goes in place of the key. */
  readonly authorization: string | undefined;
  /** What must not stand in any message. */
  readonly secrets: readonly string[];
}

const vendorUrl = 'https://api.openai.com/v1';

/** In the order in which they are looked for: the first is for this program alone. */
const keyNames = ['TOOLGRAD_API_KEY', 'OPENAI_API_KEY'];

/** All keys that the environment holds, whether or not they are used. */
export function keysIn(env: Environment): readonly string[] {
  return keyNames.flatMap((name) => {
    const written = env[name]?.trim();
    return written
      ? [...new Set([written, written.replace(/^["'`\u2018-\u201d]{1,8}|["'`\u2018-\u201d]{1,8}$/g, '')])]
      : [];
  });
}

/**
 * The endpoint of a base URL; `OPENAI_BASE_URL`, or else the vendor's, where none is given. The key is that of
 * `TOOLGRAD_API_KEY`, or else of `OPENAI_API_KEY`. Throws `usage` for a base URL that is none.
 */
export function endpointOf(baseUrl: string | undefined, env: Environment): Endpoint {
  const given = baseUrl ?? (env.OPENAI_BASE_URL?.trim() || vendorUrl);
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ToolGradError(
      'usage',
      `${withoutCredentials(given)} is not a base URL: use --base-url with an address such as http://127.0.0.1:11434/v1.`,
    );
  }
  const { username, password, host, search } = url;
  const keyName = keyNames.find((name) => env[name]?.trim());
  const key = keyName === undefined ? undefined : keyIn(env, keyName);
  const query = Object.fromEntries(url.searchParams);
  const path = url.pathname.replace(/(?<!\/)\/+$/, '');
  // The address of one request, as documentation shows it, is that of the API and a path.
  const plain = `${url.protocol}//${host}${path.replace(/\/(?:chat\/completions|completions|responses|models)$/, '')}`;
  const basic = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const encoded = Buffer.from(basic).toString('base64');
  return {
    url: plain,
    query,
    shown:
      search === ''
        ? plain
        : `${plain}?${Object.keys(query)
            .map((name) => `${name}=•••`)
            .join('&')}`,
    host,
    isVendor: host === new URL(vendorUrl).host,
    key,
    keyName,
    authorization: basic === ':' ? undefined : `Basic ${encoded}`,
    secrets: [key, password, decodeURIComponent(password), encoded, ...Object.values(query)].filter(
      isLongEnough,
    ),
  };
}

/**
 * The key in a variable, without the quotes and the scheme that are copied along. Throws `usage` where a header cannot
 * hold what is left.
 */
function keyIn(env: Environment, name: string): string {
  const bare = (env[name] ?? '')
    .trim()
    .replace(
      /^["'`\u2018\u2019\u201c\u201d\u00ab\u00bb]{1,8}|["'`\u2018\u2019\u201c\u201d\u00ab\u00bb]{1,8}$/g,
      '',
    )
    .replace(/^Bearer\s+/i, '');
  const odd = /[^\x21-\x7e]/u.exec(bare)?.[0];
  if (odd === undefined) return bare;
  const what = /\s/.test(odd) ? 'a space or a line break' : `the character ${odd}`;
  throw new ToolGradError(
    'usage',
    `The key in ${name} contains ${what}, which no key does: copy it again, without quotes and as plain text.`,
  );
}

/** A text that is no URL may still hold a password. */
function withoutCredentials(text: string): string {
  return text.replace(/(?<![^/\s])[^/\s]*@/, '•••@');
}

/** What is as short as a version number is no secret, and would riddle messages with dots. */
function isLongEnough(secret: string | undefined): secret is string {
  return secret !== undefined && secret.length > 3;
}
