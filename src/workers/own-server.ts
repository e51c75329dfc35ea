// Which servers a worker thread opens itself, and how it is told of them.
import { inProcessServer, type ServerConfig } from '../tools/server-config.ts';
import type { OwnServer } from './thread-setup.ts';

/**
 * Whether every thread can have servers of its own: each session opens a fresh one anyway. What counts calls over all
 * sessions (a rate limit, injected faults) is counted in one place, and so is a server that all sessions share.
 */
export function canBeOwn({ settings, faults }: ServerConfig): boolean {
  return settings.isolation === 'sample' && settings.rateLimit === undefined && faults === undefined;
}

/** The server as data. Servers in this process are the bundled ones: no configuration can name another. */
export function ownServer(config: ServerConfig): OwnServer {
  const { name, transport, settings } = config;
  return transport.kind === 'in-process' ? { bundled: name, settings } : { config };
}

export async function configOf(own: OwnServer): Promise<ServerConfig> {
  if ('config' in own) return own.config;
  const { bundledServers } = await import('../../servers/bundled.ts');
  const server = bundledServers.find(({ name }) => name === own.bundled);
  if (server === undefined) throw new Error(`${own.bundled} is no bundled server.`);
  return inProcessServer(server.name, () => server.create(), own.settings);
}
