// What a tool of this server is, and what one call of it may use.
import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import type { Workshop } from './workshop.ts';

/** A tool as its file defines it: schemas, honest hints, and the work. */
export interface ServerTool<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  readonly name: string;
  readonly title: string;
  /** What an agent reads to decide: what it does, when to use it, what to do with the answer. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  readonly annotations: ToolAnnotations;
  /** Throws `ToolGradError` for what the caller can mend: its sentence becomes an `isError` result. */
  run(input: z.output<Input>, call: ServerCall): Promise<ToolAnswer<z.output<Output>>>;
}

/** What a tool answers. */
export interface ToolAnswer<Structured = unknown> {
  readonly structured: Structured;
  /** The same in a few lines, for clients that show text. */
  readonly text: string;
  /** Resources that the call made or speaks of. */
  readonly links?: readonly ToolLink[];
}

export interface ToolLink {
  readonly uri: string;
  readonly name: string;
  readonly description?: string;
}

/** The types are lost in a list of tools; each tool's own file keeps them. */
export function serverTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: ServerTool<Input, Output>,
): ServerTool {
  return tool as unknown as ServerTool;
}

/** Why a call's signal was aborted where nobody asked for that: work that others can come back to may go on. */
export const connectionClosed = Symbol('The connection was closed.');

/** One call: who makes it, and how to reach them while it goes on. */
export interface ServerCall {
  /** What all clients of this process share: tool sources, runs, chains in progress. */
  readonly workshop: Workshop;
  readonly client: ClientFace;
  /** Aborted by `notifications/cancelled` and, with `connectionClosed` as its reason, by the end of the connection. */
  readonly signal: AbortSignal;
  /** Tells the client how far the call is; says nothing where it did not ask for progress. */
  progress(done: number, total: number, message: string): void;
}

/** What the client at the other end can do for us. */
export interface ClientFace {
  /** Of the connection: whatever survives a reconnect must not hang on it. */
  readonly sessionId: string;
  /** Asks the client's model; undefined where the client has declared no sampling. */
  readonly sample?: (request: SamplingRequest, signal: AbortSignal) => Promise<SamplingAnswer>;
  /** Asks the user to confirm; undefined where the client cannot. */
  readonly confirm?: (message: string, signal: AbortSignal) => Promise<boolean>;
}

export interface SamplingRequest {
  readonly system: string;
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  /** Tokens. */
  readonly maxTokens: number;
}

export interface SamplingAnswer {
  readonly text: string;
  readonly model: string;
  readonly stopReason: string | undefined;
}
