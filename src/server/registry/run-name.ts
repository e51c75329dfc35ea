// Names of runs: what a client may write, and the folder it means, which is always inside the folder of runs.
import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { ToolGradError } from '../../model/errors.ts';

const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
/** Device names on Windows, with or without an extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The folder of the run. Throws `usage` for an invalid name, so that no name leads out of the folder of runs. */
export function folderOfRun(runs: string, name: string): string {
  if (!isRunName(name)) {
    throw new ToolGradError(
      'usage',
      'The name of a run may have letters, digits, dots, dashes and underscores, up to 80, and starts with a letter or digit; get_run lists the runs.',
    );
  }
  return join(runs, name);
}

export function isRunName(name: string): boolean {
  return wellFormed.test(name) && !device.test(name) && !name.endsWith('.');
}

/** Throws `usage` if the run's folder is a link, which could lead anywhere. */
export async function assertNoLink(folder: string, name: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found?.isSymbolicLink()) {
    throw new ToolGradError('usage', `${name} is a link, not a folder: name another run.`);
  }
}

/** `2026-03-05-a1b2c3`. */
export function newRunName(now: Date): string {
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `${date}-${randomBytes(3).toString('hex')}`;
}
