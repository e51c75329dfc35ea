// The prompts that a user can pick in a client.
import { ErrorCode, type GetPromptResult, type Prompt } from '@modelcontextprotocol/sdk/types.js';
import { ProtocolError } from '../protocol-error.ts';
import type { ServerState } from '../server-state.ts';
import { reviewRun } from './review-run.ts';
import type { ServerPrompt } from './server-prompt.ts';
import { synthesizeSamples } from './synthesize-samples.ts';

const prompts: readonly ServerPrompt[] = [synthesizeSamples, reviewRun];

export function listPrompts(): Prompt[] {
  return prompts.map(({ about }) => about);
}

/** Throws a protocol error for an unknown prompt or a missing argument. */
export async function getPrompt(
  state: ServerState,
  name: string,
  given: Readonly<Record<string, string>>,
): Promise<GetPromptResult> {
  const prompt = prompts.find(({ about }) => about.name === name);
  if (prompt === undefined) {
    const names = prompts.map(({ about }) => about.name).join(', ');
    throw new ProtocolError(
      ErrorCode.InvalidParams,
      `There is no prompt of that name. The prompts are ${names}.`,
    );
  }
  const { arguments: known = [], description } = prompt.about;
  const missing = known.find(({ name: argument, required }) => required && !given[argument]?.trim());
  if (missing !== undefined) {
    throw new ProtocolError(
      ErrorCode.InvalidParams,
      `The prompt ${name} needs the argument ${missing.name}.`,
    );
  }
  const text = await prompt.text(given, state);
  return {
    ...(description === undefined ? {} : { description }),
    messages: [{ role: 'user', content: { type: 'text', text } }],
  };
}
