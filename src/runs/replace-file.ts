// Replaces a file atomically: readers see the old one or the new one, even if the process is killed halfway.
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFileError } from './file-errors.ts';

/** Writes the value as JSON, indented for people or compact, to the file. Throws `run` if that fails; the old file is then kept. */
export async function replaceJsonFile(
  path: string,
  value: unknown,
  layout: 'indented' | 'compact' = 'indented',
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, `${JSON.stringify(value, null, layout === 'indented' ? 2 : 0)}\n`);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw runFileError('write', path, error);
  }
}

/** Whether this is the name of a temporary file left by a killed process. */
export function isHalfReplaced(name: string): boolean {
  return /\.jsonl?\.\d+\.tmp$/.test(name);
}

/** Removes such files from a folder that only this process writes to. Throws `run` if they cannot be. */
export async function removeHalfReplaced(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) if (isHalfReplaced(name)) await rm(join(folder, name));
  } catch (error) {
    throw runFileError('write', folder, error);
  }
}
