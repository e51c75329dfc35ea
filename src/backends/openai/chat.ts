// A chat model behind an OpenAI-compatible endpoint, whose answers have a schema.
import type { ChatModel } from '../language/chat-model.ts';
import { answerDialects, bodyOf } from './dialect.ts';
import { createNegotiation } from './negotiate.ts';
import { createSender, type SenderOptions } from './sender.ts';

export interface OpenAiChatOptions extends SenderOptions {
  readonly temperature?: number | undefined;
}

export function createOpenAiChat(options: OpenAiChatOptions): ChatModel {
  const sender = createSender(options);
  const ask = createNegotiation(answerDialects, (request, dialect) => {
    const body = bodyOf(dialect, options, request);
    const characters = body.messages.reduce((sum, { content }) => sum + content.length, 0);
    return sender.send(body, characters, request.signal);
  });
  return {
    id: `openai:${options.model}`,
    ready: sender.ready,
    async chat(request) {
      const { text, finish, usage, costUsd } = await sender.priced(() => ask(request));
      return { text, finish, usage, costUsd };
    },
  };
}
