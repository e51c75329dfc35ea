// Answers kept on disk: a request that was answered once is not asked again.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashJson, type JsonObject } from '../../core/json.ts';
import { noUsage } from '../../core/sample.ts';
import type { AnswerSchema, ChatAnswer, ChatModel, ChatRequest } from './chat-model.ts';

export interface AnswerCacheOptions {
  readonly folder: string;
  /** The endpoint's name of the model: its answers stand in a folder of that name. */
  readonly model: string;
  /** Everything beside messages, schema and seed that makes a request, and no secret. */
  readonly identity: JsonObject;
  readonly onNotice: (message: string) => void;
}

const entrySchema = z.object({ text: z.string(), finish: z.enum(['stop', 'length', 'refusal']) });

/**
 * The model, with its answers kept in the folder: one file each, named by the hash of all that makes the request,
 * written whole or not at all. An entry that cannot be read is one that is not there. Where nothing can be written, a
 * notice says so, once, and the work goes on. With answers in the folder, whether the model is ready is asked at the
 * first request that they do not answer: a rerun needs no endpoint.
 */
export function withAnswerCache(model: ChatModel, options: AnswerCacheOptions): ChatModel {
  const identity = hashJson(options.identity);
  const folder = join(options.folder, `${fileName(options.model)}-${identity.slice(7, 15)}`);
  let canWrite = true;
  let checked = model.ready === undefined;

  async function save(path: string, { text, finish }: ChatAnswer): Promise<void> {
    if (!canWrite) return;
    // No two requests may write to one temporary file, here or in another process.
    const temporary = `${path}.${process.pid}-${performance.now()}.tmp`;
    try {
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(temporary, JSON.stringify({ text, finish }));
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      if (!canWrite) return;
      canWrite = false;
      const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
      options.onNotice(
        `Answers are no longer kept in ${options.folder} (${reason}): they will be asked again in another run.`,
      );
    }
  }

  /** Several may ask at a time: it is one cheap request. */
  async function check(signal: AbortSignal): Promise<void> {
    await model.ready?.(signal);
    checked = true;
  }

  return {
    id: model.id,
    async ready(signal) {
      if (await hasEntries(folder)) return;
      await check(signal);
    },
    async chat(request) {
      const key = keyOf(request, identity);
      const path = join(folder, key.slice(0, 2), `${key}.json`);
      const kept = await read(path);
      if (kept !== undefined) return kept;
      if (!checked) await check(request.signal);
      const answer = await model.chat(request);
      await save(path, answer);
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

async function read(path: string): Promise<ChatAnswer | undefined> {
  try {
    const { text, finish } = entrySchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return { text, finish, usage: noUsage, costUsd: 0, cached: true };
  } catch {
    return undefined;
  }
}

async function hasEntries(folder: string): Promise<boolean> {
  const shards = await readdir(folder).catch(() => []);
  return shards.length > 0;
}

/** A model's name with only what every file system takes. */
function fileName(model: string): string {
  return model.replace(/[^\w.-]+/g, '_').slice(0, 60);
}
