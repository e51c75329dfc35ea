// Sessions with servers of their own, whose tools somebody else has listed: what a worker opens by itself.
import type { ToolSession } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { throwIfStopped } from '../timing/stop.ts';
import { ConfiguredServer } from './configured-server.ts';
import type { ServerConfig } from './server-config.ts';
import { Session } from './session.ts';
import type { ToolSourceOptions } from './source.ts';

export interface OwnSource extends AsyncDisposable {
  openSession(signal: AbortSignal, label?: string): Promise<ToolSession>;
}

/** A source of sessions with fresh servers (`isolation: "sample"`), under the policy that `tools` were listed with. */
export function openOwnSource(
  configs: readonly ServerConfig[],
  tools: () => ReadonlyMap<string, Tool>,
  { onNotice = () => {}, secrets = [], version = '0', restartDelayMs = 500 }: ToolSourceOptions = {},
): OwnSource {
  const shared = { version, restartDelayMs, secrets, onNotice };
  const servers = new Map(configs.map((config) => [config.name, new ConfiguredServer(config, shared)]));
  // They were listed, if not here: one that fails is started again.
  for (const { health } of servers.values()) health.listed();
  const sessions = new Set<Session>();
  const disposing = new AbortController();
  return {
    async openSession(signal, label = '') {
      throwIfStopped(signal);
      throwIfStopped(disposing.signal);
      const session: Session = new Session({
        servers,
        tools,
        label,
        onDispose: () => sessions.delete(session),
      });
      sessions.add(session);
      return session;
    },
    async [Symbol.asyncDispose]() {
      disposing.abort();
      const parts: AsyncDisposable[] = [...sessions, ...servers.values()];
      await Promise.all(parts.map((part) => part[Symbol.asyncDispose]()));
    },
  };
}
