// Handles a `tools/call`: from what the client sent to a result, whatever goes wrong in between.
import { type CallToolResult, ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import { ToolGradError } from '../model/errors.ts';
import { inAgentWords } from './agent-words.ts';
import { ProtocolError } from './protocol-error.ts';
import type { ServerCall, ServerTool, ToolAnswer } from './server-tool.ts';
import { strictInput } from './tool-schemas.ts';

/**
 * Runs the tool. What the caller can fix becomes a result with `isError`, a message and the choices; throws only if
 * there is no such tool, as the protocol requires.
 */
export async function answerCall(
  tools: readonly ServerTool[],
  name: string,
  sent: unknown,
  call: ServerCall,
): Promise<CallToolResult> {
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool === undefined) {
    const names = tools.map((candidate) => candidate.name).join(', ');
    throw new ProtocolError(
      ErrorCode.InvalidParams,
      `There is no tool of that name. The tools are ${names}.`,
    );
  }
  try {
    const input = strictInput(tool).safeParse(sent ?? {});
    if (!input.success) return failure(misfit(tool, input.error), call);
    return success(await tool.run(input.data, call));
  } catch (error) {
    return failure(sentenceFor(error, call), call);
  }
}

function success({ structured, text, links = [] }: ToolAnswer): CallToolResult {
  return {
    content: [
      { type: 'text', text },
      ...links.map((link) => ({ type: 'resource_link' as const, mimeType: 'application/json', ...link })),
    ],
    structuredContent: structured as Record<string, unknown>,
  };
}

function failure(sentence: string, { state }: ServerCall): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: state.redact(sentence) }] };
}

function misfit({ name }: ServerTool, { issues }: z.ZodError): string {
  const objections = issues.slice(0, 5).map(({ path, message }) => {
    const place = path.join('.');
    return `- ${place === '' ? '' : `${place.slice(0, 80)}: `}${message.slice(0, 300)}`;
  });
  return [`The arguments of ${name} do not match its input schema:`, ...objections].join('\n');
}

function sentenceFor(error: unknown, { state, signal }: ServerCall): string {
  if (error instanceof ToolGradError) return inAgentWords(withChoices(error));
  if (signal.aborted) return 'The call was cancelled.';
  // A stack trace contains local paths: it goes to stderr, never to a client.
  console.error(error);
  state.events.log('error', 'A call failed unexpectedly: stderr has the details.');
  return 'ToolGrad failed unexpectedly. Its log has the details; the same call may work again.';
}

function withChoices({ message, choices }: ToolGradError): string {
  const untold = choices.filter((choice) => !message.includes(choice));
  return untold.length === 0 ? message : `${message}\nChoices: ${untold.slice(0, 30).join(', ')}.`;
}
