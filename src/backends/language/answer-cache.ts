// A model whose answers are kept on disk: a request that was answered once is not asked again.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hashJson } from '../../model/json.ts';
import { noUsage } from '../../model/sample.ts';
import { type AnswerCacheOptions, openAnswerStore, readyOnce } from './answer-store.ts';
import type { AnswerSchema, ChatModel, ChatRequest } from './chat-model.ts';

const entrySchema = z.object({ text: z.string(), finish: z.enum(['stop', 'length', 'refusal']) });

/**
 * The model, with its answers kept in the folder. An entry that cannot be read is one that is not there. With answers in
 * the folder, whether the model is ready is asked at the first request that they do not answer: a rerun needs no
 * endpoint.
 */
export function withAnswerCache(model: ChatModel, options: AnswerCacheOptions): ChatModel {
  const store = openAnswerStore(options);
  const { ready, beforeAsking } = readyOnce(model, store);
  return {
    id: model.id,
    ready,
    async chat(request) {
      const key = keyOf(request, store.identity);
      const kept = entrySchema.safeParse(await store.read(key));
      if (kept.success) return { ...kept.data, usage: noUsage, costUsd: 0, cached: true };
      await beforeAsking(request.signal);
      const answer = await model.chat(request);
      await store.save(key, { text: answer.text, finish: answer.finish });
      return answer;
    },
  };
}

const schemaHashes = new WeakMap<AnswerSchema, string>();

function keyOf({ messages, schema, seed }: ChatRequest, identity: string): string {
  let schemaHash = schemaHashes.get(schema);
  if (schemaHash === undefined) {
    schemaHash = hashJson({ name: schema.name, schema: schema.schema });
    schemaHashes.set(schema, schemaHash);
  }
  const hash = createHash('sha256').update(`${identity}\n${schemaHash}\n${seed}`);
  // Not the canonical text: only these two fields matter, and prompts are long.
  for (const { role, content } of messages) hash.update(`\n${role} ${content.length}\n`).update(content);
  return hash.digest('hex');
}
