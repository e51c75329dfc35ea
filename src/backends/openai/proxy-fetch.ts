// `fetch` through the proxies that the environment names: HTTP_PROXY, HTTPS_PROXY and NO_PROXY, which Node 20 ignores.
import type { Environment } from '../provider.ts';
import type { HttpRequest } from './http-request.ts';

/** The variables as they are read: the lower-case names come first, by custom. */
function variable(env: Environment, name: string): string | undefined {
  return env[name.toLowerCase()]?.trim() || env[name]?.trim() || undefined;
}

/** A `fetch` whose requests go through the proxies; undefined where the environment names none. */
export function proxyFetchOf(
  env: Environment,
): ((url: string, init: HttpRequest) => Promise<Response>) | undefined {
  const httpProxy = variable(env, 'HTTP_PROXY') ?? variable(env, 'ALL_PROXY');
  const httpsProxy = variable(env, 'HTTPS_PROXY') ?? variable(env, 'ALL_PROXY');
  if (httpProxy === undefined && httpsProxy === undefined) return undefined;
  const noProxy = variable(env, 'NO_PROXY') ?? '';
  let opening: Promise<(url: string, init: HttpRequest) => Promise<Response>> | undefined;
  const open = async () => {
    const { EnvHttpProxyAgent, fetch } = await import('undici');
    // Time limits are the pace's. Without a tunnel for plain HTTP, which few proxies allow.
    const limits = { headersTimeout: 0, bodyTimeout: 0, proxyTunnel: false };
    // What is empty here is not looked for in the process's own environment.
    const dispatcher = new EnvHttpProxyAgent({
      httpProxy: httpProxy ?? '',
      httpsProxy: httpsProxy ?? '',
      noProxy,
      ...limits,
    });
    return (url: string, { method, headers, body, signal }: HttpRequest) =>
      fetch(url, {
        method: method ?? 'GET',
        headers: Object.fromEntries(headers ?? []),
        redirect: 'manual',
        dispatcher,
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      }) as unknown as Promise<Response>;
  };
  return async (url, init) => {
    opening ??= open();
    return await (await opening)(url, init);
  };
}
