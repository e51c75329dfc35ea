// JSON lines on disk: reading them one by one, and appending each completely or not at all.
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { assertRegularFile } from '../files/regular-file.ts';
import { runFileError } from './file-errors.ts';

/** One line of a file: its text without the line break, and its bytes [start, end) including the line break. */
export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** False for a last line without a line break: the writer was stopped in the middle of it. */
  readonly whole: boolean;
}

const lineBreak = 0x0a;

/** The lines of a file, one at a time, from its beginning or from a line on; none if there is no file. */
export async function* readLines(
  path: string,
  from: Pick<Line, 'number' | 'start'> = { number: 1, start: 0 },
): AsyncGenerator<Line, void> {
  let pending: Buffer[] = [];
  let { number, start } = from;
  const take = (last: Buffer, whole: boolean): Line => {
    const bytes = pending.length === 0 ? last : Buffer.concat([...pending, last]);
    pending = [];
    const end = start + bytes.length + (whole ? 1 : 0);
    const line = { text: bytes.toString('utf8'), number, start, end, whole };
    start = end;
    number += 1;
    return line;
  };
  try {
    await assertRegularFile(path);
    const bytes = createReadStream(path, { highWaterMark: 1 << 18, start }) as AsyncIterable<Buffer>;
    for await (const chunk of bytes) {
      let begin = 0;
      for (let at = chunk.indexOf(lineBreak); at !== -1; at = chunk.indexOf(lineBreak, begin)) {
        yield take(chunk.subarray(begin, at), true);
        begin = at + 1;
      }
      if (begin < chunk.length) pending.push(chunk.subarray(begin));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw runFileError('read', path, error);
  }
  if (pending.length > 0) yield take(Buffer.alloc(0), false);
}

/** A file that grows by complete lines. */
export interface LineFile extends AsyncDisposable {
  /** Adds one line in one write. Throws `run` if that fails; the file is then unchanged. */
  append(value: unknown): Promise<void>;
}

/** Opens a file for appending and cuts it to `length` bytes first. */
export async function openLineFile(path: string, length: number): Promise<LineFile> {
  const handle = await openCut(path, length);
  let known = length;
  return {
    async append(value) {
      const line = Buffer.from(`${JSON.stringify(value)}\n`);
      try {
        // After a partial write, writing the rest fails with the reason.
        for (let at = 0; at < line.length; )
          at += (await handle.write(line, at, line.length - at, known + at)).bytesWritten;
      } catch (error) {
        // A reader drops a partial last line too, so a failure to cut it away loses nothing.
        await handle.truncate(known).catch(() => {});
        throw runFileError('write', path, error);
      }
      known += line.length;
    },
    async [Symbol.asyncDispose]() {
      await handle.close();
    },
  };
}

async function openCut(path: string, length: number): Promise<FileHandle> {
  try {
    // Not `a`: in append mode Linux ignores the position, which keeps a line from overwriting another writer's.
    // A link in the file's place would have another file written.
    const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
    const mode = length === 0 ? O_WRONLY | O_CREAT | O_TRUNC : O_RDWR;
    const handle = await open(path, mode | O_NOFOLLOW);
    if (length > 0) await handle.truncate(length);
    return handle;
  } catch (error) {
    throw runFileError('write', path, error);
  }
}
