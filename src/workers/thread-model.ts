// The model of a worker thread: rules of its own, or the main thread's model, which is asked in messages.
import { ChatFault } from '../backends/language/chat-fault.ts';
import type { ChatModel } from '../backends/language/chat-model.ts';
import type { ModelBackend } from '../model/seams.ts';
import { throwIfStopped } from '../timing/stop.ts';
import type { Channel } from './channel.ts';
import type { ChatReply, RemoteChat, ThreadSetup } from './thread-setup.ts';

export async function threadModel(
  model: ThreadSetup['model'],
  channel: () => Channel,
): Promise<ModelBackend> {
  if ('asked' in model) {
    const { createLanguageBackend } = await import('../backends/language/backend.ts');
    return createLanguageBackend(remoteChat(model.asked, channel));
  }
  const { modelProviders } = await import('../backends/providers.ts');
  const provider = modelProviders.find(({ scheme }) => scheme === model.local);
  if (provider === undefined || provider.endpoint !== undefined)
    throw new Error(`${model.local} is no local model.`);
  return provider.backend('', { askClient: undefined });
}

/** A model whose requests the main thread sends: there are its pace, its cache and its key. */
function remoteChat(id: string, channel: () => Channel): ChatModel {
  return {
    id,
    async chat({ signal, ...request }) {
      throwIfStopped(signal);
      const asked: RemoteChat = request;
      const reply = await channel().request<ChatReply>('chat', asked, { signal });
      if ('answer' in reply) return reply.answer;
      const { kind, message, ...about } = reply.fault;
      throw new ChatFault(kind, message, about);
    },
  };
}

/** Answers the requests of other threads with a model. */
export function answerChat(
  chat: ChatModel,
): (request: RemoteChat, signal: AbortSignal) => Promise<ChatReply> {
  // What follows from a schema is kept with its object: one object a name, as each stage has one schema.
  const schemas = new Map<string, RemoteChat['schema']>();
  return async (request, signal) => {
    const schema = schemas.get(request.schema.name) ?? request.schema;
    schemas.set(schema.name, schema);
    try {
      return { answer: await chat.chat({ ...request, schema, signal }) };
    } catch (error) {
      if (!(error instanceof ChatFault)) throw error;
      const { kind, message, reason, said, retryAfterMs } = error;
      return { fault: { kind, message, reason, said, retryAfterMs } };
    }
  };
}
