// Changing a file that belongs to another program: checked before, backed up, and replaced in one step.
import { constants } from 'node:fs';
import { chmod, copyFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stripComments } from 'jsonc-parser';
import { parseFile } from '../config/parse-file.ts';
import { readRegularFile } from '../files/regular-file.ts';
import { ToolGradError } from '../model/errors.ts';

export interface Edited {
  readonly file: string;
  /** Where the old file is kept; undefined if there was none, or where nothing had to be changed. */
  readonly backup?: string;
  readonly changed: boolean;
}

/**
 * Replaces the text of a file of JSON by what `edit` makes of it; of a file that does not exist it gets an empty text.
 * A reader finds the old file or the new one. Links are followed, and the file's mode stays. Throws `usage` if the
 * file is not JSON or cannot be read or written; it is then as it was.
 */
export async function editFile(
  path: string,
  edit: (text: string) => string,
  now: () => Date,
): Promise<Edited> {
  const held = await lockFile(path);
  try {
    return await editLocked(path, edit, now);
  } finally {
    await held?.release();
  }
}

async function editLocked(path: string, edit: (text: string) => string, now: () => Date): Promise<Edited> {
  const old = await readText(path);
  const text = edit(old ?? '');
  if (text === old) return { file: path, changed: false };
  try {
    if (old === undefined) {
      await replace(await targetOf(path), text, 0o600);
      return { file: path, changed: true };
    }
    const file = await realpath(path);
    const backup = await backUp(file, now());
    await replace(file, text, (await stat(file)).mode & 0o777);
    return { file: path, backup, changed: true };
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;
    throw new ToolGradError(
      'usage',
      `${path} cannot be written: ${reason}. Print the entry with --print and add it yourself.`,
      { cause: error },
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied, or another program holds it open',
  EBUSY: 'another program holds it open',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/** Where a link leads whose file is not there yet; the path itself where it is no link. */
async function targetOf(path: string): Promise<string> {
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? path : resolve(dirname(path), target);
}

const waitMs = 10_000;

/** Two that read the same text would each write it with their own change alone. A lock that is older than any edit is a dead process's. */
async function lockFile(path: string): Promise<{ release(): Promise<void> } | undefined> {
  const lock = `${path}.toolgrad-lock`;
  const startedAt = performance.now();
  for (;;) {
    try {
      await writeFile(lock, '', { flag: 'wx' });
      return { release: () => rm(lock, { force: true }) };
    } catch (error) {
      // What cannot be written is said where the file itself is.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return undefined;
    }
    if (performance.now() - startedAt > waitMs) await rm(lock, { force: true });
    else await setTimeout(20);
  }
}

/** The file's text, when it is JSON or as good as empty; undefined if there is no file. */
async function readText(path: string): Promise<string | undefined> {
  const text = await readRegularFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    // It says what is wrong better than the system does.
    return '?';
  });
  if (text !== undefined && stripComments(text.replace(/^\uFEFF/, '')).trim() !== '') await parseFile(path);
  return text;
}

/** A copy beside the file, named by the time. An older copy is never replaced: it may hold what was there first. */
async function backUp(file: string, now: Date): Promise<string> {
  const time = now.toISOString().slice(0, 19).replaceAll(':', '-');
  for (let count = 1; ; count++) {
    const backup = `${file}.${time}${count === 1 ? '' : `-${count}`}.bak`;
    try {
      await copyFile(file, backup, constants.COPYFILE_EXCL);
      return backup;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

async function replace(file: string, text: string, mode: number): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text, { mode, flag: 'wx' });
    // Whatever this process's mask takes away.
    await chmod(temporary, mode);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
