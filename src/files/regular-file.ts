// Reading files that may be anything: a FIFO or a device in place of one would be waited for, or never end.
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';

// Opening a FIFO waits for whoever writes into it, unless told not to. Windows has neither.
const toRead = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The text of bytes: UTF-8, or UTF-16 by its mark, as a shell of Windows writes what it redirects. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8');
}

/** The text of a file. Rejects as `readFile` does, and where the path leads to something else than a file. */
export async function readRegularFile(path: string): Promise<string> {
  const file = await open(path, toRead);
  try {
    assertFile(await file.stat(), path);
    return textOf(await file.readFile());
  } finally {
    await file.close();
  }
}

/** The same at once. */
export function readRegularFileSync(path: string): string {
  const file = openSync(path, toRead);
  try {
    assertFile(fstatSync(file), path);
    return textOf(readFileSync(file));
  } finally {
    closeSync(file);
  }
}

/** Rejects where there is something else than a file, or nothing: before what reads it piece by piece. */
export async function assertRegularFile(path: string): Promise<void> {
  assertFile(await stat(path), path);
}

function assertFile(stats: Stats, path: string): void {
  if (stats.isFile()) return;
  const error = stats.isDirectory()
    ? Object.assign(new Error(`EISDIR: illegal operation on a directory, read '${path}'`), { code: 'EISDIR' })
    : Object.assign(new Error('it is a pipe or a device, not a file'), { code: 'ENOTREG' });
  throw error;
}
