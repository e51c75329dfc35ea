// One file of a dataset that is no data: a text, in a folder of its own where its path has one.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportedFile } from './export-report.ts';
import { exportFileError } from './file-fault.ts';

/** Throws `run` where it cannot be written; messages call the folder as it is `shown`. */
export async function writeText(
  folder: string,
  shown: string,
  path: string,
  text: string,
): Promise<ExportedFile> {
  try {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    return { path, bytes: (await stat(join(folder, path))).size };
  } catch (error) {
    throw exportFileError('write', join(shown, path), error);
  }
}
