// A backend that writes down what another one answers, one line of JSON a completion, for `replay` to answer from.
import { createHash } from 'node:crypto';
import { appendFile, open } from 'node:fs/promises';
import { ToolGradError } from '../../model/errors.ts';
import { canonical } from '../../model/json.ts';
import type { Spent } from '../../model/sample.ts';
import type { Completion, ModelBackend, ModelRequest, Stage } from '../../model/seams.ts';
import type { Tool } from '../../model/tool.ts';

/** One line of a recording. */
export interface RecordedCompletion {
  /** The hash of all the rest that identifies the request. */
  readonly key: string;
  readonly stage: Stage;
  readonly seed: number;
  /** Hashes of the fields of the input, to tell which of them differs where a request is not found. */
  readonly parts: Readonly<Record<string, string>>;
  /** What the stage answered, as its output; or else `failure`. */
  readonly output?: unknown;
  readonly failure?: string;
  readonly spent: Spent;
}

/**
 * The backend, with every completion added to the file. A line is written whole before it is answered; what a killed
 * process left of one is cut away. `ready` throws `usage` where the file cannot be written; a completion throws `run`.
 */
export function recordBackend(inner: ModelBackend, file: string): ModelBackend {
  let opened: Promise<void> | undefined;
  return {
    id: inner.id,
    async ready(signal) {
      opened ??= cutToWholeLines(file);
      await opened.catch((error: unknown) => {
        throw fileError('usage', 'write', file, error);
      });
      await inner.ready?.(signal);
    },
    async complete<S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> {
      const completion = await inner.complete(request);
      try {
        opened ??= cutToWholeLines(file);
        await opened;
        const { spent, ...answered } = completion;
        const line = { ...identify(request), ...answered, spent } satisfies RecordedCompletion;
        await appendFile(file, `${JSON.stringify(line)}\n`);
      } catch (error) {
        throw fileError('run', 'write', file, error);
      }
      return completion;
    },
  };
}

/** What identifies a request: stage, seed and input, without the memory, times and permissions. */
export function identify({
  stage,
  seed,
  input,
}: Pick<ModelRequest, 'stage' | 'seed' | 'input'>): Pick<
  RecordedCompletion,
  'key' | 'stage' | 'seed' | 'parts'
> {
  const parts: Record<string, string> = {};
  for (const [name, value] of Object.entries(input)) {
    // The memory is what earlier drafts have left: it follows from their requests, which are identified themselves.
    if (name !== 'memory') parts[name] = digestOf(name, value);
  }
  return { key: sha256(canonical({ stage, seed, parts })).slice(0, 32), stage, seed, parts };
}

function digestOf(name: string, value: unknown): string {
  if (name === 'tools' || name === 'pool' || name === 'catalog') {
    return sha256((value as readonly Tool[]).map(digest).join());
  }
  if (name === 'draft') {
    const { query, response, workflow } = value as { query: string; response: string; workflow: object };
    return sha256([query, response, digest(workflow)].join('\n'));
  }
  return digest(value);
}

/** Tools are the same objects throughout a run, and a workflow is the same for several requests. */
const digests = new WeakMap<object, string>();

function digest(value: unknown): string {
  if (typeof value !== 'object' || value === null) return sha256(canonical(value));
  let known = digests.get(value);
  if (known === undefined) {
    known = sha256(canonical(JSON.parse(JSON.stringify(value, forIdentity))));
    digests.set(value, known);
  }
  return known;
}

/** Leaves out what differs between runs and machines without making another request. */
function forIdentity(this: unknown, key: string, value: unknown): unknown {
  const holder = this as object;
  if (key === 'latencyMs' && 'outcome' in holder) return undefined;
  if (key === 'permission' && 'inputSchema' in holder) return undefined;
  return value;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

const lineBreak = 0x0a;
const chunkBytes = 1 << 16;

/** Makes the file where there is none, and cuts away a last line without an end. */
async function cutToWholeLines(file: string): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const chunk = Buffer.alloc(chunkBytes);
    for (let end = size; end > 0; ) {
      const start = Math.max(0, end - chunkBytes);
      const { bytesRead } = await handle.read(chunk, 0, end - start, start);
      const at = chunk.subarray(0, bytesRead).lastIndexOf(lineBreak);
      if (at !== -1 || start === 0) {
        if (start + at + 1 < size) await handle.truncate(start + at + 1);
        return;
      }
      end = start;
    }
  } finally {
    await handle.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
};

/** What a failed operation on a recording means. */
export function fileError(
  code: 'usage' | 'run' | 'model',
  verb: 'read' | 'write',
  file: string,
  error: unknown,
): ToolGradError {
  const { code: errno = '', message } = error as NodeJS.ErrnoException;
  const missing = verb === 'write' && errno === 'ENOENT' ? 'its folder does not exist' : undefined;
  const reason = missing ?? reasons[errno] ?? message;
  return new ToolGradError(code, `Cannot ${verb} the recording ${file}: ${reason}.`, { cause: error });
}
