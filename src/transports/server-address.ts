// Where a server is, and how it is reached.
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

/** What the SDK's `Server` and `McpServer` have in common before they are connected. */
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
  /** A server with fresh state, not yet connected, for the session with that label. */
  create(label: string): InProcessServer;
}

/** A file that is served in this process: a recording, a list of tools, an OpenAPI document, a folder of APIs. */
export interface MockAddress {
  readonly kind: 'mock';
  /** Absolute. */
  readonly file: string;
  /** Whether calls that were not recorded are answered by rule. */
  readonly synthesize: boolean;
}

export type ServerAddress = StdioAddress | RemoteAddress | InProcessAddress | MockAddress;

/** The strings that a server is started with. */
export function stringsOf(address: ServerAddress): readonly string[] {
  if (address.kind !== 'stdio') return [];
  return [address.command, ...address.args, ...Object.values(address.env), address.cwd ?? ''];
}
