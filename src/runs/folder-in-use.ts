// What is in a folder that something new is to be written into.
import { readdir } from 'node:fs/promises';
import { runFileError } from './file-errors.ts';
import { isHalfReplaced } from './replace-file.ts';
import { lockFileName } from './run-lock.ts';

/**
 * The names in the folder; none if it does not exist, or only contains what a process leaves that was killed right
 * after creating it. Throws `run` if it cannot be read.
 */
export async function namesInUse(folder: string): Promise<readonly string[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw runFileError('read', folder, error);
  }
  return names.every((name) => name === lockFileName || isHalfReplaced(name)) ? [] : names;
}
