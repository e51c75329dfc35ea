// What a prompt of this server is.
import type { Prompt } from '@modelcontextprotocol/sdk/types.js';
import type { ServerState } from '../server-state.ts';

/** A prompt as its file defines it; its arguments are texts, as the protocol has them. */
export interface ServerPrompt {
  readonly about: Prompt;
  /** The text, from arguments of which the required ones are there. Throws `usage`. */
  text(given: Readonly<Record<string, string>>, state: ServerState): Promise<string>;
}
