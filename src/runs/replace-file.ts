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
  await replaceFile(path, () => `${JSON.stringify(value, null, layout === 'indented' ? 2 : 0)}\n`);
}

/** Writes a text as the file; a link in its place is replaced, not followed. Throws `run` if that fails. */
export async function replaceTextFile(path: string, text: string): Promise<void> {
  await replaceFile(path, () => text);
}

async function replaceFile(path: string, text: () => string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    // Not into what lies there, a link for one: what an earlier process of this id has left is removed.
    await rm(temporary, { force: true });
    await writeFile(temporary, text(), { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw runFileError('write', path, error);
  }
}

/** Whether this is the name of a temporary file left by a killed process. */
export function isHalfReplaced(name: string): boolean {
  return /\.(?:jsonl?|html)\.\d+\.tmp$/.test(name);
}

/** Removes such files from a folder that only this process writes to. Throws `run` if they cannot be. */
export async function removeHalfReplaced(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) if (isHalfReplaced(name)) await rm(join(folder, name));
  } catch (error) {
    throw runFileError('write', folder, error);
  }
}
