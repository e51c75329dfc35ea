// What a tool of this server is, and what one call of it may use.
import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import type { Caller } from './client-face.ts';
import type { ServerState } from './server-state.ts';

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
export interface ServerCall extends Caller {
  /** What all clients of this process share. */
  readonly state: ServerState;
  /** Tells the client how far the call is; says nothing where it did not ask for progress. */
  progress(done: number, total: number, message: string): void;
}
