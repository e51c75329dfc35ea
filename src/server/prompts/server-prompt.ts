// What a prompt of this server is.
import type { Prompt } from '@modelcontextprotocol/sdk/types.js';
import type { ServerState } from '../server-state.ts';

/** A prompt as its file defines it; its arguments are strings, as in the protocol. */
export interface ServerPrompt {
  readonly about: Prompt;
  /** The text, from arguments with all required ones present. Throws `usage`. */
  text(given: Readonly<Record<string, string>>, state: ServerState): Promise<string>;
}
