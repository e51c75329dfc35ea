// A model with native tool calling whose answers are kept on disk: the same conversation is not continued twice.
import { z } from 'zod';
import { hashJson, type JsonObject } from '../../model/json.ts';
import { noUsage } from '../../model/sample.ts';
import { type AnswerCacheOptions, openAnswerStore, readyOnce } from '../language/answer-store.ts';
import type { ToolChatAnswer, ToolChatModel } from './tool-chat.ts';

const json = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const entrySchema = z.object({
  text: z.string().nullable(),
  calls: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      arguments: json.nullable(),
      raw: z.string().exactOptional(),
      beside: json.exactOptional(),
    }),
  ),
  beside: json.exactOptional(),
  cut: z.enum(['length', 'filter']).exactOptional(),
});

/** The model, with its answers kept in the folder, as `withAnswerCache` keeps them. */
export function withToolAnswerCache(model: ToolChatModel, options: AnswerCacheOptions): ToolChatModel {
  const store = openAnswerStore(options);
  const { ready, beforeAsking } = readyOnce(model, store);
  return {
    id: model.id,
    ready,
    async chat(turn): Promise<ToolChatAnswer> {
      const { messages, tools, seed } = turn;
      const key = hashJson({ identity: store.identity, messages, tools, seed }).slice('sha256:'.length);
      const kept = entrySchema.safeParse(await store.read(key));
      if (kept.success) return { ...kept.data, usage: noUsage, costUsd: 0, cached: true };
      await beforeAsking(turn.signal);
      const answer = await model.chat(turn);
      const { usage: _, costUsd: __, cached: ___, ...entry } = answer;
      await store.save(key, entry);
      return answer;
    },
  };
}
