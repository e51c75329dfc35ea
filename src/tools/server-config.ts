// What a configured server is: how to reach it, and how it may be used.
import type { Faults } from '../faults/faults.ts';
import type { InProcessServer, ServerAddress } from '../transports/server-address.ts';

/** Whole calls in any second, or in any minute. */
export type RateLimitSetting = { readonly perSecond: number } | { readonly perMinute: number };

/** How a server may be used: its entry under `toolgrad.servers` in the configuration. */
export interface ServerSettings {
  /** Globs on the server's own tool names that may be called. */
  readonly allow: readonly string[];
  /** Globs on the server's own tool names that are never called. */
  readonly deny: readonly string[];
  /** Globs on the server's own tool names that only read, whatever its annotations say. */
  readonly reads: readonly string[];
  /** Everything may be called, and calls that write may be repeated. */
  readonly sandbox: boolean;
  /** `sample` gives each session a server of its own; `shared` is one connection for all. */
  readonly isolation: 'shared' | 'sample';
  /** The folder that a session's sandbox folder is filled from. */
  readonly sandboxFrom?: string;
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  /** Calls that run side by side, over all sessions. */
  readonly concurrency: number;
  /** Calls a second or a minute, over all sessions; undefined for no limit. */
  readonly rateLimit?: RateLimitSetting;
  /** How often a call is sent again that the server refused because calls come too often. */
  readonly retries: number;
  /** The most that an answer to a call may take; a larger one is an error, and is never held. */
  readonly maxResultBytes: number;
}

export const defaultSettings: ServerSettings = {
  allow: [],
  deny: [],
  reads: [],
  sandbox: false,
  isolation: 'shared',
  timeoutMs: 30_000,
  connectTimeoutMs: 15_000,
  concurrency: 4,
  retries: 2,
  maxResultBytes: 5_000_000,
};

export interface ServerConfig {
  readonly name: string;
  readonly transport: ServerAddress;
  readonly settings: ServerSettings;
  /** Faults injected between the server and us. */
  readonly faults?: Faults;
  /** The command or address as written in the configuration, for messages: variables stay unexpanded. */
  readonly described: string;
}

/** The placeholder for the session's folder in a server's command, arguments, environment and working directory. */
export const sandboxVariable = `\${TOOLGRAD_SANDBOX}`;

/** The configuration of a server that runs in this process. */
export function inProcessServer(
  name: string,
  create: (label: string) => InProcessServer,
  settings: Partial<ServerSettings> = {},
): ServerConfig {
  return {
    name,
    transport: { kind: 'in-process', create },
    settings: { ...defaultSettings, ...settings },
    described: 'in this process',
  };
}
