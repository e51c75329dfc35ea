// Episodes on disk: a file for each session, one line for its beginning, each call, and its end.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ToolGradError } from '../model/errors.ts';
import { runFileError } from '../runs/file-errors.ts';
import { type LineFile, openLineFile, readLines } from '../runs/json-lines.ts';
import type { EpisodeRecord, LoggedCall } from './episode.ts';

const schema = 'toolgrad.episode/1';

const json = z.record(z.string(), z.unknown());
const outcome = z.union([
  z.looseObject({ result: z.looseObject({ content: z.array(json) }) }),
  z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string() }) }),
]);
const lineShape = z.union([
  z.looseObject({ schema: z.literal(schema), session: z.string(), sample: z.string() }),
  z.looseObject({
    call: z.looseObject({
      round: z.int().min(0),
      name: z.string(),
      arguments: json.nullable(),
      outcome,
    }),
  }),
  z.looseObject({
    after: z.array(z.object({ name: z.string(), arguments: json, said: z.string() })),
  }),
]);

/** The lines of one session, as it goes on. */
export interface EpisodeLog extends AsyncDisposable {
  call(call: LoggedCall): void;
  /** What the world read like at the end. */
  end(record: EpisodeRecord): void;
}

/** A session's name is its file's: what is no plain name is none of ours. */
function fileOf(folder: string, session: string): string {
  if (!/^[\w.-]{1,100}$/.test(session) || session.startsWith('.')) {
    throw new ToolGradError('usage', `There is no episode of the session "${session}".`);
  }
  return join(folder, `${session}.jsonl`);
}

/** Begins the file of a session anew. Throws `run` where it cannot be written. */
export async function beginLog(folder: string, session: string, sample: string): Promise<EpisodeLog> {
  const path = fileOf(folder, session);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw runFileError('create', folder, error);
  });
  const file: LineFile = await openLineFile(path, 0);
  await file.append({ schema, session, sample });
  let writing: Promise<void> = Promise.resolve();
  const append = (value: unknown) => {
    writing = writing.then(() => file.append(value)).catch(() => {});
  };
  return {
    call: (call) => append({ call }),
    end: ({ after }) => append({ after: after ?? [] }),
    async [Symbol.asyncDispose]() {
      await writing;
      await file[Symbol.asyncDispose]();
    },
  };
}

/** An episode as it was logged, as far as it came. Throws `run` for what is no such file. */
export async function readEpisode(path: string): Promise<EpisodeRecord> {
  let sample: string | undefined;
  let after: EpisodeRecord['after'];
  const calls: LoggedCall[] = [];
  for await (const line of readLines(path)) {
    // Without a line break, its writer was killed.
    if (!line.whole) break;
    const read = parse(line.text);
    if (read === undefined)
      throw new ToolGradError('run', `${path}, line ${line.number} is no line of an episode.`);
    if ('schema' in read) sample = read.sample as string;
    else if ('call' in read) calls.push(read.call as unknown as LoggedCall);
    else after = read.after as unknown as EpisodeRecord['after'];
  }
  if (sample === undefined)
    throw new ToolGradError('run', `${path} is no episode: "environment --log" writes them.`);
  return { sample, calls, ...(after === undefined ? {} : { after }) };
}

/** The episode of a session in a folder of logs; undefined where there is none. */
export async function readSessionLog(folder: string, session: string): Promise<EpisodeRecord | undefined> {
  return await readEpisode(fileOf(folder, session)).catch(() => undefined);
}

function parse(text: string): z.infer<typeof lineShape> | undefined {
  try {
    const outcome = lineShape.safeParse(JSON.parse(text));
    return outcome.success ? outcome.data : undefined;
  } catch {
    return undefined;
  }
}
