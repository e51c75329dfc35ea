// What killed exports have left next to a dataset's folder.
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunLocked, lockFileName } from '../../runs/run-lock.ts';

/** Between two renames a folder has no lock although its process is alive: such a folder is kept for this many milliseconds. */
const undecided = 3_600_000;

/** Removes the folders of exports to that name whose process no longer exists. Failing to remove one does not fail the export. */
export async function removeAbandoned(parent: string, name: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const each of names.filter((other) => other.startsWith(`.${name}.`))) {
    if (!/^\d+-[0-9a-f]{8}\.partial(?:\.before)?$/.test(each.slice(name.length + 2))) continue;
    const path = join(parent, each);
    if (await isAbandoned(path)) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  if (existsSync(join(path, lockFileName))) return !isRunLocked(path);
  const changedAt = await stat(path).then(
    ({ ctimeMs }) => ctimeMs,
    () => Date.now(),
  );
  return Date.now() - changedAt > undecided;
}
