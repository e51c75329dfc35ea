// Sessions with servers of their own, whose tools somebody else has listed: what a worker opens by itself.
import type { MetElsewhere, ToolSession } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { throwIfStopped } from '../timing/stop.ts';
import { type CallLimit, ConfiguredServer } from './configured-server.ts';
import type { ServerConfig } from './server-config.ts';
import { Session } from './session.ts';
import type { ToolSourceOptions } from './source.ts';

export interface OwnSource extends AsyncDisposable {
  openSession(signal: AbortSignal, label?: string): Promise<ToolSession>;
}

export interface OwnSourceOptions extends Pick<ToolSourceOptions, 'secrets' | 'version' | 'restartDelayMs'> {
  readonly onNotice: (message: string) => void;
  /** Told what went wrong with a server in the end, and as soon as one is given up. */
  readonly onMet: (server: string, met: MetElsewhere) => void;
  /** Whose turn it is to call a server, where others call its like, too. */
  readonly limitOf?: (config: ServerConfig) => CallLimit | undefined;
}

/** A source of sessions with fresh servers (`isolation: "sample"`), under the policy that `tools` were listed with. */
export function openOwnSource(
  configs: readonly ServerConfig[],
  tools: () => ReadonlyMap<string, Tool>,
  { onNotice, onMet, limitOf, secrets = [], version = '0', restartDelayMs = 500 }: OwnSourceOptions,
): OwnSource {
  const servers = new Map(configs.map((config) => [config.name, open(config)]));
  const told = new Set<string>();

  function open(config: ServerConfig): ConfiguredServer {
    const { name } = config;
    const tell = (message: string) => {
      const { goneBecause } = servers.get(name)?.health ?? {};
      if (goneBecause !== undefined && !told.has(name)) {
        told.add(name);
        onMet(name, { gone: goneBecause });
      }
      onNotice(message);
    };
    const limit = limitOf?.(config);
    const server = new ConfiguredServer(config, { version, restartDelayMs, secrets, limit, onNotice: tell });
    // It was listed, if not here: when it fails, it is started again.
    server.health.listed();
    return server;
  }

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
      await Promise.all([...sessions].map((session) => session[Symbol.asyncDispose]()));
      // Whoever has listed the servers sums up what all have met.
      for (const [name, { incidents }] of servers) onMet(name, { incidents: incidents.counts });
    },
  };
}
