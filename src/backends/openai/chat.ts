// A chat model behind an OpenAI-compatible endpoint, whose answers have a schema.
import type { ChatModel } from '../language/chat-model.ts';
import { answerDialects, bodyOf } from './dialect.ts';
import { createNegotiation } from './negotiate.ts';
import type { Reply } from './reply.ts';
import { createSender, type SenderOptions } from './sender.ts';

export interface OpenAiChatOptions extends SenderOptions {
  readonly temperature?: number | undefined;
}

export function createOpenAiChat(options: OpenAiChatOptions): ChatModel {
  const sender = createSender(options);
  const ask = createNegotiation(answerDialects, async (request, dialect) => {
    const body = bodyOf(dialect, options, request);
    const characters = body.messages.reduce((sum, { content }) => sum + content.length, 0);
    return withCalledAnswer(await sender.send(body, characters, request.signal));
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

/** Some endpoints have the model answer by a call whose parameters are the answer's schema: no other tool is in view. */
function withCalledAnswer(reply: Reply): Reply {
  const [call] = reply.calls;
  if (reply.text.trim() !== '' || call === undefined) return reply;
  return { ...reply, text: call.raw ?? JSON.stringify(call.arguments) };
}
