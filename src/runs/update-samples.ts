// Samples of a finished run with something known of them that was not when they were made: their lines are replaced.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sample } from '../model/sample.ts';
import { runFileError } from './file-errors.ts';
import { readLines } from './json-lines.ts';
import { samplesFileName } from './read-run.ts';
import { lockRun } from './run-lock.ts';
import { checkSample } from './sample-schema.ts';

/**
 * Replaces the lines of the samples, by their ids; every other line stays byte by byte. Throws `run` where the run is being
 * written by another process, or its files cannot be; the old file is then kept.
 */
export async function updateSamples(folder: string, changed: ReadonlyMap<string, Sample>): Promise<void> {
  if (changed.size === 0) return;
  const path = join(resolve(folder), samplesFileName);
  const temporary = `${path}.${process.pid}.tmp`;
  using _ = lockRun(resolve(folder));
  try {
    await pipeline(Readable.from(linesOf(path, changed)), createWriteStream(temporary));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw runFileError('write', path, error);
  }
}

async function* linesOf(path: string, changed: ReadonlyMap<string, Sample>): AsyncGenerator<string> {
  for await (const { text, whole } of readLines(path)) {
    const end = whole ? '\n' : '';
    const sample = changedIn(text, changed);
    yield `${sample === undefined ? text : JSON.stringify(sample)}${end}`;
  }
}

function changedIn(text: string, changed: ReadonlyMap<string, Sample>): Sample | undefined {
  try {
    const read = checkSample(JSON.parse(text));
    return 'entry' in read ? changed.get(read.entry.id) : undefined;
  } catch {
    return undefined;
  }
}
