// The tool source: configured servers, started together, listed as one catalog, and reached through sessions.

import type { OnFault } from '../faults/fault-injector.ts';
import { ToolGradError } from '../model/errors.ts';
import type { MetElsewhere, ToolSession, ToolSource } from '../model/seams.ts';
import type { Catalog, Tool } from '../model/tool.ts';
import { allowFlag } from '../text/allow-rule.ts';
import { throwIfStopped, unlessStopped } from '../timing/stop.ts';
import { catalogOf, type Listing } from './catalog.ts';
import { ConfiguredServer } from './configured-server.ts';
import { EarlierListings } from './earlier-listings.ts';
import type { ServerConfig } from './server-config.ts';
import { Session } from './session.ts';

export interface ToolSourceOptions {
  /** Called with a message when a server is restarted or left out. */
  readonly onNotice?: (message: string) => void;
  /** Values that are masked in these messages, which quote what servers write to stderr. */
  readonly secrets?: readonly string[];
  /** Of this program, for the handshake with servers. */
  readonly version?: string;
  /** The delay before a lost server is restarted; doubled with each consecutive failure. */
  readonly restartDelayMs?: number;
  /** Called for each injected fault, if the configuration asks for faults. */
  readonly onFault?: OnFault;
}

/**
 * A source of the servers' tools. Nothing is started before its first use; disposing it closes every server it
 * started. A server that cannot be used is left out with a notice; the others continue.
 */
export function openToolSource(
  servers: readonly ServerConfig[],
  options: ToolSourceOptions = {},
): ToolSource {
  return new McpToolSource(servers, options);
}

class McpToolSource implements ToolSource {
  readonly #servers: ReadonlyMap<string, ConfiguredServer>;
  readonly #sessions = new Set<Session>();
  readonly #disposing = new AbortController();
  #refreshing: Promise<Catalog> | undefined;
  #listings: readonly Listing[] = [];
  #catalog: Catalog | undefined;
  /** Every tool that was ever available: a session may still call one that a later catalog no longer has. */
  readonly #tools = new Map<string, Tool>();
  readonly #earlier = new EarlierListings();
  /** Servers whose new tools have been reported. */
  readonly #toldLate = new Set<string>();
  readonly #onNotice: (message: string) => void;
  /** Notices of the first start are held back until it is complete: if no server is left, they are part of the error. */
  #held: string[] | undefined = [];
  #disposed: Promise<void> | undefined;

  constructor(servers: readonly ServerConfig[], options: ToolSourceOptions) {
    const { onNotice = () => {}, secrets = [], version = '0', restartDelayMs = 500 } = options;
    this.#onNotice = onNotice;
    const { onFault } = options;
    const tell = (message: string) => this.#tell(message);
    const shared = { version, restartDelayMs, secrets, onNotice: tell, onFault };
    this.#servers = new Map(servers.map((config) => [config.name, new ConfiguredServer(config, shared)]));
  }

  async catalog(signal: AbortSignal): Promise<Catalog> {
    throwIfStopped(signal);
    throwIfStopped(this.#disposing.signal);
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return unlessStopped(signal, this.#refreshing);
  }

  async openSession(signal: AbortSignal, label = ''): Promise<ToolSession> {
    if (this.#catalog === undefined) await this.catalog(signal);
    throwIfStopped(signal);
    throwIfStopped(this.#disposing.signal);
    const session: Session = new Session({
      servers: this.#servers,
      tools: () => this.#tools,
      label,
      onDispose: () => this.#sessions.delete(session),
    });
    this.#sessions.add(session);
    return session;
  }

  hear(name: string, { gone, incidents }: MetElsewhere): void {
    const server = this.#servers.get(name);
    if (gone !== undefined) server?.health.giveUp(gone);
    if (incidents !== undefined) server?.incidents.add(incidents);
  }

  async #refresh(): Promise<Catalog> {
    const servers = [...this.#servers.values()];
    await Promise.all(servers.map((server) => server.refresh(this.#disposing.signal)));
    const listings = servers.flatMap((server) => server.listing ?? []);
    if (listings.length === 0) throw noneLeft(servers);
    this.#release();
    const isSame =
      listings.length === this.#listings.length && listings.every((item, at) => item === this.#listings[at]);
    if (this.#catalog !== undefined && isSame) return this.#catalog;
    const catalog = catalogOf(listings, this.#earlier);
    for (const tool of catalog.tools) this.#tools.set(tool.name, tool);
    this.#tellLate(catalog);
    this.#listings = listings;
    this.#catalog = catalog;
    return catalog;
  }

  /** Reports, once per server, the tools that would be callable if they had been listed from the start. */
  #tellLate({ tools }: Catalog): void {
    const late = tools.filter(({ permission }) => permission.rule === 'late');
    for (const server of new Set(late.map((tool) => tool.server))) {
      if (this.#toldLate.has(server)) continue;
      this.#toldLate.add(server);
      this.#tell(
        lateNotice(
          server,
          late.filter((tool) => tool.server === server),
        ),
      );
    }
  }

  #tell(message: string): void {
    if (this.#held === undefined) this.#onNotice(message);
    else this.#held.push(message);
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const message of held) this.#onNotice(message);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    this.#disposing.abort();
    const parts: AsyncDisposable[] = [...this.#sessions, ...this.#servers.values()];
    await Promise.all([
      // A listing in progress is ended by the signal; it may still have a server to close.
      this.#refreshing?.catch(() => {}),
      ...parts.map((part) => part[Symbol.asyncDispose]()),
    ]);
  }
}

const mostNamed = 10;

function lateNotice(server: string, late: readonly Tool[]): string {
  const named = late.slice(0, mostNamed);
  const more = late.length > named.length ? ` and ${late.length - named.length} more` : '';
  const flags = named.map(allowFlag).join(' ');
  return `${server} has listed tools that did not exist at the start: ${named.map(({ tool }) => tool).join(', ')}${more}. They are not called unless you allow them: ${flags}`;
}

function noneLeft(servers: readonly ConfiguredServer[]): ToolGradError {
  const reasons = servers.flatMap(({ health }) => health.goneBecause ?? []);
  const message = servers.length === 0 ? 'No server is configured.' : 'No server is left to take tools from.';
  return new ToolGradError('server', [message, ...reasons].join('\n'));
}
