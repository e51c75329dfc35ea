// `fetch` through the proxies that the environment names: HTTP_PROXY, HTTPS_PROXY and NO_PROXY, which Node 20 ignores.

type Environment = Readonly<Record<string, string | undefined>>;
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The variables as they are read: the lower-case names come first, by custom. */
function variable(env: Environment, name: string): string | undefined {
  return env[name.toLowerCase()]?.trim() || env[name]?.trim() || undefined;
}

/** A `fetch` whose requests go through the proxies; undefined where the environment names none. */
export function proxyFetchOf(env: Environment): Fetch | undefined {
  const httpProxy = variable(env, 'HTTP_PROXY') ?? variable(env, 'ALL_PROXY');
  const httpsProxy = variable(env, 'HTTPS_PROXY') ?? variable(env, 'ALL_PROXY');
  if (httpProxy === undefined && httpsProxy === undefined) return undefined;
  const noProxy = variable(env, 'NO_PROXY') ?? '';
  let opening: Promise<Fetch> | undefined;
  const open = async (): Promise<Fetch> => {
    const { EnvHttpProxyAgent, fetch } = await import('undici');
    // Whoever asks has time limits of their own. Without a tunnel for plain HTTP, which few proxies allow.
    const limits = { headersTimeout: 0, bodyTimeout: 0, proxyTunnel: false };
    // What is empty here is not looked for in the process's own environment.
    const dispatcher = new EnvHttpProxyAgent({
      httpProxy: httpProxy ?? '',
      httpsProxy: httpsProxy ?? '',
      noProxy,
      ...limits,
    });
    // Node's agent is of another version than its `fetch`, and so are the types of both.
    const through = fetch as unknown as (url: string, init: object) => Promise<Response>;
    return (url, { headers, ...init }) =>
      through(url, { ...init, headers: Object.fromEntries(new Headers(headers)), dispatcher });
  };
  return async (url, init) => {
    opening ??= open();
    return await (await opening)(url, init);
  };
}
