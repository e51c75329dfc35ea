// Answers kept on disk: one file each, named by the hash of all that makes the request, written whole or not at all.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashJson, type JsonObject } from '../../model/json.ts';

export interface AnswerCacheOptions {
  readonly folder: string;
  /** The endpoint's name of the model: its answers stand in a folder of that name. */
  readonly model: string;
  /** Everything beside the request itself that makes an answer, and no secret. */
  readonly identity: JsonObject;
  readonly onNotice: (message: string) => void;
}

export interface AnswerStore {
  /** Of the identity; it is a part of every key. */
  readonly identity: string;
  /** The entry under a key; undefined where there is none, or none that can be read. */
  read(key: string): Promise<unknown>;
  /** Keeps an entry. Where nothing can be written, a notice says so, once, and the work goes on. */
  save(key: string, entry: object): Promise<void>;
  isEmpty(): Promise<boolean>;
}

export function openAnswerStore(options: AnswerCacheOptions): AnswerStore {
  const identity = hashJson(options.identity);
  const folder = join(options.folder, `${fileName(options.model)}-${identity.slice(7, 15)}`);
  let canWrite = true;
  const pathOf = (key: string) => join(folder, key.slice(0, 2), `${key}.json`);

  return {
    identity,
    async read(key) {
      try {
        return JSON.parse(await readFile(pathOf(key), 'utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    async save(key, entry) {
      if (!canWrite) return;
      const path = pathOf(key);
      // No two requests may write to one temporary file, here or in another process.
      const temporary = `${path}.${process.pid}-${performance.now()}.tmp`;
      try {
        await mkdir(join(path, '..'), { recursive: true });
        await writeFile(temporary, JSON.stringify(entry));
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {});
        if (!canWrite) return;
        canWrite = false;
        const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
        options.onNotice(
          `Answers can no longer be cached in ${options.folder} (${reason}); another run will ask for them again.`,
        );
      }
    },
    async isEmpty() {
      const shards = await readdir(folder).catch(() => []);
      return shards.length === 0;
    },
  };
}

/** What of a model says whether it can answer, asked at the first question that no kept answer serves. */
export function readyOnce(
  model: { ready?(signal: AbortSignal): Promise<void> },
  store: AnswerStore,
): { ready(signal: AbortSignal): Promise<void>; beforeAsking(signal: AbortSignal): Promise<void> } {
  let checked = model.ready === undefined;
  /** Several may ask at a time: it is one cheap request. */
  const check = async (signal: AbortSignal) => {
    await model.ready?.(signal);
    checked = true;
  };
  return {
    async ready(signal) {
      if (await store.isEmpty()) await check(signal);
    },
    async beforeAsking(signal) {
      if (!checked) await check(signal);
    },
  };
}

/** A model's name with only what every file system takes. */
function fileName(model: string): string {
  return model.replace(/[^\w.-]+/g, '_').slice(0, 60);
}
