// The tools of a worker thread: its own servers where it may have some, and the main thread's for all others.
import type { ToolSession, ToolSource } from '../model/seams.ts';
import { type Catalog, type CatalogContents, createCatalog, type Outcome, type Tool } from '../model/tool.ts';
import type { CallLimit } from '../tools/configured-server.ts';
import { maskedSource } from '../tools/masked-source.ts';
import { openOwnSource } from '../tools/own-source.ts';
import type { ServerConfig } from '../tools/server-config.ts';
import type { Channel } from './channel.ts';
import type { RemoteCall, ThreadSetup } from './thread-setup.ts';

export interface ThreadSource extends ToolSource {
  /** The catalog from now on; drafts that are under way keep the one they began with. */
  setCatalog(contents: CatalogContents): void;
}

export function openThreadSource(
  configs: readonly ServerConfig[],
  { secrets, version }: Pick<ThreadSetup, 'secrets' | 'version'>,
  channel: () => Channel,
): ThreadSource {
  let catalog: Catalog | undefined;
  /** Every tool that was ever in a catalog: a draft may call one that a later catalog has no more. */
  const tools = new Map<string, Tool>();
  const now = async () => {
    if (catalog === undefined) throw new Error('No catalog has come yet.');
    return catalog;
  };
  const ownNames = new Set(configs.map(({ name }) => name));
  const opened = openOwnSource(configs, () => tools, {
    secrets,
    version,
    onNotice: (message) => channel().tell('notice', message),
    onMet: (server, met) => channel().tell('met', { server, met }),
    limitOf: ({ name, transport }) => (isShort(transport) ? undefined : sharedLimit(name, channel)),
  });
  const own = maskedSource({ ...opened, catalog: now }, secrets);
  let sessions = 0;

  return {
    setCatalog(contents) {
      catalog = createCatalog(contents);
      for (const tool of catalog.tools) tools.set(tool.name, tool);
    },
    catalog: now,
    async openSession(signal, label = '') {
      const ownSession = await own.openSession(signal, label);
      sessions += 1;
      const remote = remoteSession(channel(), sessions, label);
      return {
        call(call, callSignal, onSent) {
          const server = tools.get(call.tool)?.server;
          const isOwn = server === undefined || ownNames.has(server);
          return (isOwn ? ownSession : remote).call(call, callSignal, onSent);
        },
        async [Symbol.asyncDispose]() {
          await Promise.all([ownSession[Symbol.asyncDispose](), remote[Symbol.asyncDispose]()]);
        },
      };
    },
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  };
}

/** Calls inside this process do no work beside that of the thread itself. */
function isShort({ kind }: ServerConfig['transport']): boolean {
  return kind === 'in-process' || kind === 'mock';
}

/** The turns of all threads' calls to a server together. */
function sharedLimit(server: string, channel: () => Channel): CallLimit {
  return async (work) => {
    await channel().request('turn', server);
    try {
      return await work();
    } finally {
      channel().tell('turn-over', server);
    }
  };
}

/** A session of the main thread's, opened there at its first call. */
function remoteSession(channel: Channel, session: number, label: string): ToolSession {
  let isOpen = false;
  return {
    call(call, signal, onSent) {
      isOpen = true;
      const remote: RemoteCall = { session, label, call };
      return channel.request<Outcome>('call', remote, { signal, ...(onSent && { onNews: onSent }) });
    },
    async [Symbol.asyncDispose]() {
      if (isOpen) await channel.request('end-session', session);
    },
  };
}
