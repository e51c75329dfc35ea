// Replacing a file so that a reader, or a process killed halfway, finds the old one or the new one.
import { rename, rm, writeFile } from 'node:fs/promises';
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
