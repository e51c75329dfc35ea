// One configured server over the life of a source: what it lists, and the connections that sessions have to it.
import pLimit from 'p-limit';
import { FaultInjector, type OnFault } from '../faults/fault-injector.ts';
import { hashJson } from '../model/json.ts';
import { CallPace } from './call-pace.ts';
import { type Listing, listingOf } from './catalog.ts';
import { type Connection, connect } from './connection.ts';
import { Health, type HealthOptions } from './health.ts';
import { Incidents } from './incidents.ts';
import { Sandbox, sandboxFolders, usesSandbox } from './sandbox.ts';
import type { ServerConfig } from './server-config.ts';
import { Supervisor } from './supervisor.ts';

export interface ConfiguredServerOptions extends Omit<HealthOptions, 'onRestart'> {
  /** This program's version. */
  readonly version: string;
  /** Whose turn it is to call: `concurrency` of the settings at a time, unless others have to be asked too. */
  readonly limit?: CallLimit | undefined;
  /** Called for each fault injected into the server's traffic. */
  readonly onFault?: OnFault | undefined;
}

/** Runs work when it is its turn. */
export type CallLimit = <T>(work: () => Promise<T>) => Promise<T>;

export class ConfiguredServer implements AsyncDisposable {
  readonly config: ServerConfig;
  readonly health: Health;
  /** Runs calls, at most as many at once as the settings allow. */
  readonly limit: CallLimit;
  /** Sends calls when it is their turn, and again when the server refuses temporarily. */
  readonly pace: CallPace;
  readonly incidents: Incidents;

  readonly #options: ConfiguredServerOptions;
  readonly #faults: FaultInjector | undefined;
  readonly #shared: Supervisor | undefined;
  #listing: Listing | undefined;
  #isStale = true;

  constructor(config: ServerConfig, options: ConfiguredServerOptions) {
    this.config = config;
    this.incidents = new Incidents(config.name, options);
    this.health = new Health(config, { ...options, onRestart: () => this.incidents.restarted() });
    this.limit = options.limit ?? pLimit(config.settings.concurrency);
    this.pace = new CallPace(config.settings);
    this.#options = options;
    const { faults, name } = config;
    this.#faults = faults && new FaultInjector(name, faults, (fault) => options.onFault?.(name, fault));
    if (config.settings.isolation === 'shared') {
      const open = (signal: AbortSignal) => this.#openShared(signal);
      this.#shared = new Supervisor({ health: this.health, open, eager: true });
    }
  }

  /** What the server listed last; undefined once it has been left out. */
  get listing(): Listing | undefined {
    return this.health.goneBecause === undefined ? this.#listing : undefined;
  }

  /** Lists the server's tools if that has not been done yet, or if they have changed. Never rejects because of the server. */
  async refresh(signal: AbortSignal): Promise<void> {
    if (!this.#isStale || this.health.goneBecause !== undefined) return;
    try {
      const listing = await (this.#shared === undefined
        ? this.#probe(signal)
        : this.#list(this.#shared, signal));
      // The same object as long as nothing has changed.
      if (hashJson(listing) !== hashJson(this.#listing ?? null)) {
        if (this.#listing !== undefined) this.incidents.toolsChanged();
        this.#listing = listing;
      }
      this.health.listed();
    } catch (error) {
      this.#isStale = true;
      // The failure has been reported and counted; the previous listing remains valid until the server is left out.
      if (signal.aborted) throw error;
    }
  }

  /** How a session reaches the server: over the shared connection, or over a separate one. */
  supervisorFor(sandbox: () => Promise<Sandbox>, label: string): Supervisor {
    if (this.#shared !== undefined) return this.#shared;
    return new Supervisor({
      health: this.health,
      eager: false,
      open: async (signal) => {
        const folder = usesSandbox(this.config) ? await sandbox() : undefined;
        return this.#connect(inSandbox(this.config, folder), signal, label);
      },
    });
  }

  /** Whether the session owns its supervisor and has to dispose it. */
  get isIsolated(): boolean {
    return this.#shared === undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#shared?.[Symbol.asyncDispose]();
    this.incidents.sumUp();
  }

  #connect(config: ServerConfig, signal: AbortSignal, label?: string): Promise<Connection> {
    const { version, onNotice } = this.#options;
    const faults = this.#faults;
    return connect(config, { version, onNotice, faults, ...(label !== undefined && { label }) }, signal);
  }

  async #openShared(signal: AbortSignal): Promise<Connection> {
    const connection = await this.#connect(this.config, signal);
    connection.onToolsChanged = () => {
      this.#isStale = true;
    };
    // A restarted server may have been replaced by another version of it.
    this.#isStale = true;
    return connection;
  }

  async #list(supervisor: Supervisor, signal: AbortSignal): Promise<Listing> {
    const connection = await supervisor.connection();
    // A change announced from here on is not part of the listing that starts now.
    this.#isStale = false;
    try {
      return await this.#ask(connection, signal);
    } catch (error) {
      // The supervisor has already counted a lost connection.
      if (connection.isOpen && !signal.aborted) this.health.failed(error);
      throw error;
    }
  }

  /** Starts the server once to see its tools. Each session's instance starts in the same state, so none is listed again. */
  async #probe(signal: AbortSignal): Promise<Listing> {
    this.#isStale = false;
    let sandbox: Sandbox | undefined;
    let connection: Connection | undefined;
    try {
      if (usesSandbox(this.config)) sandbox = await Sandbox.create(sandboxFolders([this.config]));
      connection = await this.#connect(inSandbox(this.config, sandbox), signal);
      return await this.#ask(connection, signal, sandbox);
    } catch (error) {
      if (!signal.aborted) this.health.failed(error);
      throw error;
    } finally {
      await connection?.close();
      await sandbox?.[Symbol.asyncDispose]();
    }
  }

  async #ask(connection: Connection, signal: AbortSignal, sandbox?: Sandbox): Promise<Listing> {
    const entries = await connection.listTools(signal);
    const { serverVersion: version, protocolVersion } = connection;
    const { name, settings, transport, described } = this.config;
    const told = transport.kind === 'in-process' ? { name, settings } : { name, settings, described };
    return listingOf(told, { version, protocolVersion }, sandbox?.toModel(entries) ?? entries);
  }
}

function inSandbox(config: ServerConfig, sandbox: Sandbox | undefined): ServerConfig {
  if (sandbox === undefined || config.transport.kind !== 'stdio') return config;
  return { ...config, transport: sandbox.expand(config.transport) };
}
