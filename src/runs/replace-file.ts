// Replacing a file so that a reader, or a process killed halfway, finds the old one or the new one.
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFileError } from './file-errors.ts';

/** Writes the value as JSON, indented for people or compact, in place of the file. Throws `run` where that fails; the old file then stands. */
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

/** Whether a name is that of a file which was not yet renamed when its process was killed. */
export function isHalfReplaced(name: string): boolean {
  return /\.json\.\d+\.tmp$/.test(name);
}

/** Removes such files from a folder that this process alone writes to. Throws `run` where they cannot be. */
export async function removeHalfReplaced(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) if (isHalfReplaced(name)) await rm(join(folder, name));
  } catch (error) {
    throw runFileError('write', folder, error);
  }
}
