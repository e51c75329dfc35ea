// Where a recording goes: cassettes at the end, and until then a hidden folder beside them that outlives a killed process.
import { mkdir, mkdtemp, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { Recorder } from '../../cassettes/recorder.ts';
import { ToolGradError } from '../../model/errors.ts';
import { isRunLocked, lockRun } from '../../runs/run-lock.ts';
import { shellWord } from '../../text/shell-word.ts';

/** A folder with a cassette for each server and a configuration that plays them, or one file. */
export interface Destination {
  readonly folder: string;
  /** Set where one file was asked for. */
  readonly file?: string;
}

/** The hidden folder, locked by this process. */
export interface RecordingPlace extends Destination {
  readonly hidden: string;
  /** Gives it back: removes it, or leaves it there for `finishRecording`. */
  release(keep: boolean): Promise<void>;
}

const prefix = '.recording-';

/** Throws `usage` where something is there already that a recording would spoil, the rest of a killed one among it. */
export async function openPlace(out: string): Promise<RecordingPlace> {
  const destination = destinationOf(out);
  const { folder, file } = destination;
  const elsewhere = 'Name another, or remove it first.';
  const found = await stat(resolve(out)).catch(() => undefined);
  if (file !== undefined && found !== undefined) throw usage(`${out} already exists. ${elsewhere}`);
  if (file === undefined && found !== undefined && !found.isDirectory())
    throw usage(`--out ${out} is a file, but not a .json file: name a folder, or a file that ends in .json.`);
  const left = await leftoverAt(destination);
  if (left !== undefined) {
    throw usage(
      `The recording into ${out} was killed before its cassettes were written. Write them from what it has recorded with "toolgrad-mcp record --finish --out ${shellWord(out)}", or remove ${left} to discard it.`,
    );
  }
  if (file === undefined && found !== undefined && (await readdir(folder)).length > 0)
    throw usage(`The folder ${out} is not empty. ${elsewhere}`);
  return await newPlace(destination);
}

/** What a killed recording has left for that place, locked by this process. Throws `usage` where there is none, and `run` where its process is alive. */
export async function openLeftover(out: string): Promise<RecordingPlace> {
  const destination = destinationOf(out);
  const { file } = destination;
  if (file !== undefined && (await stat(file).catch(() => undefined)) !== undefined)
    throw usage(`${out} already exists: move it away first.`);
  const hidden = await leftoverAt(destination);
  if (hidden === undefined) throw usage(`There is no unfinished recording in ${out}.`);
  return { ...destination, hidden, ...releasing(hidden) };
}

function destinationOf(out: string): Destination {
  const path = resolve(out);
  return extname(path) === '.json' ? { folder: dirname(path), file: path } : { folder: path };
}

async function newPlace(destination: Destination): Promise<RecordingPlace> {
  const { folder } = destination;
  try {
    const made = await mkdir(folder, { recursive: true });
    const hidden = await mkdtemp(join(folder, prefix));
    const { release } = releasing(hidden);
    return {
      ...destination,
      hidden,
      async release(keep) {
        await release(keep);
        // Only where it is empty: a folder that was made for nothing goes again.
        if (made !== undefined) await rmdir(folder).catch(() => {});
      },
    };
  } catch (error) {
    if (error instanceof ToolGradError) throw error;
    throw usage(`Cannot record into ${folder}: ${(error as Error).message}.`);
  }
}

function releasing(hidden: string): Pick<RecordingPlace, 'release'> {
  const lock = lockRun(hidden);
  return {
    async release(keep) {
      lock[Symbol.dispose]();
      if (!keep) await rm(hidden, { recursive: true, force: true });
    },
  };
}

/** The hidden folder of a recording into that place with calls in it. One without is nobody's loss and goes. Throws `run` where its process is alive. */
async function leftoverAt({ folder, file }: Destination): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const hidden = join(folder, name);
    const about = await recorded(hidden);
    // In a folder of files there may be recordings into others.
    if (about === undefined ? file !== undefined : about.file !== (file && basename(file))) continue;
    if (isRunLocked(hidden)) {
      throw new ToolGradError(
        'run',
        `Another process is recording into ${file ?? folder}: wait until it has finished, or name another folder or file.`,
      );
    }
    if (about?.empty === false) return hidden;
    await rm(hidden, { recursive: true, force: true });
  }
  return undefined;
}

/** What a recording says of itself; undefined where it says nothing yet. */
async function recorded(
  hidden: string,
): Promise<{ readonly file: string | undefined; readonly empty: boolean } | undefined> {
  try {
    await using recorder = await Recorder.reopen(hidden);
    const { file } = recorder.about;
    return { file: typeof file === 'string' ? file : undefined, empty: recorder.empty };
  } catch {
    return undefined;
  }
}

function usage(message: string): ToolGradError {
  return new ToolGradError('usage', message);
}
