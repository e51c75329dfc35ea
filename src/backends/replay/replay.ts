// A backend that answers from a recording: the same requests get the same answers, and no model is asked.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { assertRegularFile } from '../../files/regular-file.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Completion, ModelBackend, ModelRequest, Stage } from '../../model/seams.ts';
import { fileError, identify, type RecordedCompletion } from './record.ts';

const count = z.number().nonnegative();

const lineSchema = z.looseObject({
  key: z.string(),
  stage: z.string(),
  seed: z.number(),
  parts: z.record(z.string(), z.string()),
  output: z.unknown().optional(),
  failure: z.string().optional(),
  spent: z.object({
    calls: count,
    usage: z.object({
      inputTokens: count,
      cachedInputTokens: count,
      outputTokens: count,
      reasoningTokens: count,
    }),
    costUsd: count.nullable(),
  }),
});

/** Where a line stands: bytes [start, end). */
interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A backend that answers what `recordBackend` has written down. A completion's `spent` is the recorded one: a replayed
 * run has the figures of the run it repeats, limits on calls and cost included, though nothing is asked. Of a request
 * that was recorded twice, the later answer counts. Only the places of the lines are held in memory.
 *
 * `ready`, or else the first completion, throws `usage` for a file that is missing or no recording; a completion throws
 * `model` for a request that was not recorded, with the stage and what is different.
 */
export function createReplayBackend(file: string): ModelBackend {
  let indexing: Promise<ReadonlyMap<string, Place>> | undefined;
  const index = () => {
    indexing ??= indexOf(file);
    return indexing;
  };
  return {
    id: `replay:${file}`,
    async ready() {
      await index();
    },
    async complete<S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> {
      const { signal } = request;
      if (signal.aborted) {
        throw new ToolGradError('interrupted', 'The work was stopped.', { cause: signal.reason });
      }
      const wanted = identify(request);
      const place = (await index()).get(wanted.key);
      if (place === undefined) throw await notRecorded(file, wanted);
      const { output, failure, spent } = await read(file, place);
      const answered = failure === undefined ? { output } : { failure };
      return { ...answered, spent } as Completion<S>;
    },
  };
}

async function indexOf(file: string): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>();
  for await (const { line, place } of linesOf(file)) places.set(line.key, place);
  return places;
}

async function read(file: string, { start, end }: Place): Promise<RecordedCompletion> {
  try {
    const handle = await open(file);
    try {
      const bytes = Buffer.alloc(end - start);
      await handle.read(bytes, 0, bytes.length, start);
      return lineSchema.parse(JSON.parse(bytes.toString('utf8'))) as RecordedCompletion;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileError('model', 'read', file, error);
  }
}

/** Says what comes nearest to a request that was not recorded. */
async function notRecorded(
  file: string,
  { stage, seed, parts }: Pick<RecordedCompletion, 'stage' | 'seed' | 'parts'>,
): Promise<ToolGradError> {
  let ofStage = 0;
  let sameSeed: RecordedCompletion | undefined;
  for await (const { line } of linesOf(file)) {
    if (line.stage !== stage) continue;
    ofStage += 1;
    if (line.seed === seed) sameSeed = line;
  }
  const names = [...new Set([...Object.keys(parts), ...Object.keys(sameSeed?.parts ?? {})])];
  const different = names.filter((name) => sameSeed?.parts[name] !== parts[name]);
  const why =
    ofStage === 0
      ? `it has nothing for the stage ${stage}; record the run again with --record`
      : sameSeed === undefined
        ? `none of the ${ofStage} answers for the stage ${stage} has the seed ${seed}; use --seed, --samples and the other settings of the recorded run, or record it again with --record`
        : `the one for the stage ${stage} with the seed ${seed} had different input (${different.join(', ')}): the tools, their results or the settings have changed; record the run again with --record`;
  return new ToolGradError('model', `${file} has no answer for a request: ${why}.`);
}

const lineBreak = 0x0a;

/** The lines of a recording. A last line without an end is left out: its writer was killed. Throws `usage`. */
async function* linesOf(file: string): AsyncGenerator<{ line: RecordedCompletion; place: Place }, void> {
  let pending: Buffer[] = [];
  let start = 0;
  let number = 0;
  const take = (last: Buffer) => {
    const bytes = pending.length === 0 ? last : Buffer.concat([...pending, last]);
    pending = [];
    number += 1;
    const place = { start, end: start + bytes.length };
    start = place.end + 1;
    return { line: lineIn(bytes.toString('utf8'), file, number), place };
  };
  try {
    await assertRegularFile(file);
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(lineBreak); at !== -1; at = chunk.indexOf(lineBreak, from)) {
        yield take(chunk.subarray(from, at));
        from = at + 1;
      }
      if (from < chunk.length) pending.push(chunk.subarray(from));
    }
  } catch (error) {
    throw error instanceof ToolGradError ? error : fileError('usage', 'read', file, error);
  }
}

function lineIn(text: string, file: string, number: number): RecordedCompletion {
  try {
    return lineSchema.parse(JSON.parse(text)) as RecordedCompletion;
  } catch (error) {
    throw new ToolGradError(
      'usage',
      `Line ${number} of ${file} is not a recorded completion: --model replay: takes a file that was written by --record.`,
      { cause: error },
    );
  }
}
