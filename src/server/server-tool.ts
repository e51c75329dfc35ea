// What a tool of this server is, and what a call of it may use.
import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import type { Caller } from './client-face.ts';
import type { ServerState } from './server-state.ts';

/** A tool as its file defines it: schemas, honest annotations, and the implementation. */
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
  /** `shown`: its answers are shown by the app, where a client has apps. `only`: a tool of the app, which no model sees. */
  readonly app?: 'shown' | 'only';
  /** Throws `ToolGradError` for what the caller can fix: its message becomes an `isError` result. */
  run(input: z.output<Input>, call: ServerCall): Promise<ToolAnswer<z.output<Output>>>;
}

/** What a tool answers. */
export interface ToolAnswer<Structured = unknown> {
  readonly structured: Structured;
  /** The same in a few lines, for clients that show text. */
  readonly text: string;
  /** Resources that the call created or refers to. */
  readonly links?: readonly ToolLink[];
}

export interface ToolLink {
  readonly uri: string;
  readonly name: string;
  readonly description?: string;
}

/** A list of tools loses their types; each tool's own file keeps them. */
export function serverTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: ServerTool<Input, Output>,
): ServerTool {
  return tool as unknown as ServerTool;
}

/** The reason of a call's abort signal if the client did not cancel it: work that can be picked up later may continue. */
export const connectionClosed = Symbol('The connection was closed.');

/** One call: who makes it, and how to reach them meanwhile. */
export interface ServerCall extends Caller {
  /** What all clients of this process share. */
  readonly state: ServerState;
  /** Reports progress to the client, if it asked for that. */
  progress(done: number, total: number, message: string): void;
}
