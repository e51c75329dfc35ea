// What a configured server is: how to reach it, and how it may be used.
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Faults } from '../faults/faults.ts';

/** One of the two: whole calls in any second, or in any minute. */
export type RateLimitSetting = { readonly perSecond: number } | { readonly perMinute: number };

/** How a server may be used: its entry under `toolgrad.servers` in the configuration. */
export interface ServerSettings {
  /** Globs on the server's own tool names that may be called. */
  readonly allow: readonly string[];
  /** Globs on the server's own tool names that are never called. */
  readonly deny: readonly string[];
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
  sandbox: false,
  isolation: 'shared',
  timeoutMs: 30_000,
  connectTimeoutMs: 15_000,
  concurrency: 4,
  retries: 2,
  maxResultBytes: 5_000_000,
};

/** What both `Server` and `McpServer` of the SDK are, before they are connected. */
export interface InProcessServer {
  connect(transport: Transport): Promise<void>;
  close(): Promise<void>;
}

export interface StdioAddress {
  readonly kind: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the few variables that are safe to inherit. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface RemoteAddress {
  readonly kind: 'http' | 'sse';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface InProcessAddress {
  readonly kind: 'in-process';
  /** A server with a fresh state, not yet connected, for the session of that label. */
  create(label: string): InProcessServer;
}

/** A file that is played as a server in this process: a recording, a list of tools, an OpenAPI document, a folder of APIs. */
export interface MockAddress {
  readonly kind: 'mock';
  /** Absolute. */
  readonly file: string;
  /** Whether calls that were not recorded are answered by rule. */
  readonly synthesize: boolean;
}

export type ServerAddress = StdioAddress | RemoteAddress | InProcessAddress | MockAddress;

export interface ServerConfig {
  readonly name: string;
  readonly transport: ServerAddress;
  readonly settings: ServerSettings;
  /** What is spoilt on purpose between the server and us. */
  readonly faults?: Faults;
  /** The command or the address as the configuration writes it, for sentences: variables stay unexpanded. */
  readonly described: string;
}

/** What stands for a session's own folder in a server's command, arguments, environment and working directory. */
export const sandboxVariable = `\${TOOLGRAD_SANDBOX}`;

/** The strings that a server is started with. */
export function stringsOf(address: ServerAddress): readonly string[] {
  if (address.kind !== 'stdio') return [];
  return [address.command, ...address.args, ...Object.values(address.env), address.cwd ?? ''];
}

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
