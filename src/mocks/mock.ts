// What a mock is: tools as a server lists them, and sessions that answer their calls.
import type { JsonObject } from '../model/json.ts';
import type { Outcome } from '../model/tool.ts';

export interface MockSession {
  /** The outcome of a call of a tool that the mock has. Rejects if the signal aborts. */
  call(tool: string, args: JsonObject, signal: AbortSignal): Promise<Outcome>;
}

export interface Mock {
  readonly name: string;
  readonly version: string;
  /** What the server that it stands for spoke; undefined if there was none. */
  readonly protocolVersion?: string;
  /** How many tools it has. */
  readonly size: number;
  /** Sentences about what of its file cannot be used. */
  notices?(): readonly string[];
  /** The entries of `tools/list` from `from` on, up to `to`; made when they are asked for. */
  entries(from: number, to: number): readonly JsonObject[];
  has(tool: string): boolean;
  openSession(label: string): MockSession;
}
