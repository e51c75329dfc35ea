// A model with native tool calling behind an OpenAI-compatible endpoint.

import type { ChatCall, ChatMessage, ChatTool } from '../../model/chat.ts';
import { ToolGradError } from '../../model/errors.ts';
import { cutAt } from '../../text/clip.ts';
import type { ToolChatModel } from '../chat/tool-chat.ts';
import { ChatFault } from '../language/chat-fault.ts';
import { ObstacleFault } from './http-fault.ts';
import { createNegotiation } from './negotiate.ts';
import { createSender, type SenderOptions } from './sender.ts';
import { toolBodyOf, toolDialects } from './tool-dialect.ts';
import { meantName } from './tool-names.ts';
import type { WrittenCall } from './written-calls.ts';

export interface OpenAiToolChatOptions extends SenderOptions {
  readonly temperature?: number | undefined;
}

/** How endpoints say that a model, or the way it is served, knows no tools. */
const noTools =
  /does not support (?:tools?|functions?)\b|support tool use|tool (?:use|choice|calling) (?:is not|requires)|tools? (?:is|are) not supported|tools param requires|function calling is not (?:enabled|supported)|enable-auto-tool-choice/i;

export function createOpenAiToolChat(options: OpenAiToolChatOptions): ToolChatModel {
  const { model, endpoint } = options;
  const sender = createSender(options);
  const ask = createNegotiation(toolDialects, (turn, dialect) =>
    sender.send(
      toolBodyOf(dialect, options, turn),
      turn.messages.reduce((sum, message) => sum + lengthOf(message), toolsLength(turn.tools)),
      turn.signal,
    ),
  );
  const asked: typeof ask = async (turn) => {
    try {
      return await ask(turn);
    } catch (error) {
      if ((error instanceof ChatFault || error instanceof ObstacleFault) && noTools.test(error.said)) {
        throw new ToolGradError(
          'usage',
          `${model} at ${endpoint.host} does not support tools (${cutAt(error.message, 200)}): evaluate a model that calls tools, or enable tool calling on its server.`,
          { cause: error },
        );
      }
      throw error;
    }
  };

  return {
    id: `openai:${model}`,
    ready: sender.ready,
    async chat(turn) {
      const { text, calls, beside, usage, costUsd, finish, isFiltered } = await sender.priced(() =>
        asked(turn),
      );
      const cut = isFiltered ? 'filter' : finish === 'length' ? 'length' : undefined;
      return {
        text: isFiltered || (text === '' && calls.length > 0) ? null : text,
        calls: withIds(
          calls.map((call) => ({ ...call, name: meantName(call.name, turn.tools) })),
          turn.messages,
        ),
        ...(beside === undefined ? {} : { beside }),
        ...(cut === undefined ? {} : { cut }),
        usage,
        costUsd,
      };
    },
  };
}

/** The calls, each with an id that no other call of the conversation has: not every endpoint gives one. */
function withIds(calls: readonly WrittenCall[], messages: readonly ChatMessage[]): readonly ChatCall[] {
  const taken = new Set(
    messages.flatMap((message) => (message.role === 'assistant' ? message.calls.map(({ id }) => id) : [])),
  );
  return calls.map((call, at) => {
    const id = call.id === '' || taken.has(call.id) ? `call_${messages.length}_${at + 1}` : call.id;
    taken.add(id);
    return { ...call, id };
  });
}

function lengthOf(message: ChatMessage): number {
  const calls = message.role === 'assistant' ? JSON.stringify(message.calls).length : 0;
  return (message.content?.length ?? 0) + calls;
}

const lengths = new WeakMap<readonly ChatTool[], number>();

function toolsLength(tools: readonly ChatTool[]): number {
  const known = lengths.get(tools) ?? JSON.stringify(tools).length;
  lengths.set(tools, known);
  return known;
}
