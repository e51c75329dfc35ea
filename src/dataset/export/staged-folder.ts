// A folder that appears completely or not at all: written next to its target, and moved there at the end.
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ToolGradError } from '../../model/errors.ts';
import { lockRun } from '../../runs/run-lock.ts';
import { removeAbandoned } from './abandoned-folders.ts';
import { exportedPaths, markerFileName } from './dataset-marker.ts';
import { exportFileError } from './file-fault.ts';

/** Disposing it removes what was not moved into place. */
export interface StagedFolder extends AsyncDisposable {
  /** Where to write. */
  readonly path: string;
  /** Moves it to its target. Throws `run` if that fails; what was there before is then restored. */
  commit(): Promise<void>;
}

/**
 * Opens a folder next to `target`. Throws `usage` if the target may not be replaced: without `force` it must be empty
 * or absent; with it, it may hold an earlier export, and nothing else. Throws `run` if nothing can be written there.
 */
export async function stageFolder(target: string, force: boolean): Promise<StagedFolder> {
  const place = resolve(target);
  await assertReplaceable(place, target, force);
  const parent = dirname(place);
  const made = await mkdir(parent, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    // A file is where the parent folder should be: that is what to check.
    throw exportFileError('create', error.code === 'EEXIST' ? dirname(target) : target, error);
  });
  const path = join(parent, `.${basename(place)}.${process.pid}-${randomBytes(4).toString('hex')}.partial`);
  let lock: Disposable | undefined;
  const staged: StagedFolder = {
    path,
    async commit() {
      // What has appeared at the target meanwhile is not removed.
      await assertReplaceable(place, target, force);
      const before = `${path}.before`;
      const wasThere = await rename(place, before).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false;
          throw exportFileError('write', target, error);
        },
      );
      // It is not part of the dataset.
      lock?.[Symbol.dispose]();
      try {
        await rename(path, place);
      } catch (error) {
        // If another export has taken the place meanwhile, that one is kept.
        if (wasThere) await rename(before, place).catch(() => rm(before, { recursive: true, force: true }));
        throw exportFileError('write', target, error);
      }
      await rm(before, { recursive: true, force: true });
      await removeAbandoned(parent, basename(place));
    },
    async [Symbol.asyncDispose]() {
      lock?.[Symbol.dispose]();
      await rm(path, { recursive: true, force: true });
      // Only if it is empty: removes a folder that was created in vain.
      if (made !== undefined) await rmdir(parent).catch(() => {});
    },
  };
  try {
    await mkdir(path);
    lock = lockRun(path);
  } catch (error) {
    await staged[Symbol.asyncDispose]();
    throw exportFileError('create', target, error);
  }
  return staged;
}

async function assertReplaceable(place: string, target: string, force: boolean): Promise<void> {
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory()) {
    const what = found.isSymbolicLink() ? 'a link' : 'a file';
    throw new ToolGradError('usage', `${target} is ${what}, not a folder: name another one with --out.`);
  }
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw exportFileError('write', target, error);
  });
  if (entries.length === 0) return;
  const ours = await exportedPaths(place);
  if (ours === undefined) {
    throw new ToolGradError(
      'usage',
      `${target} is not empty and does not contain an export (there is no ${markerFileName} in it): name another folder with --out.`,
    );
  }
  const strangers = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !ours.has(path) && basename(path) !== '.DS_Store');
  if (strangers.length > 0) {
    throw new ToolGradError(
      'usage',
      `${target} contains ${strangers[0]}${strangers.length === 1 ? '' : ` and ${strangers.length - 1} other files`}, which was not written by an export: move it away, or name another folder with --out.`,
    );
  }
  if (!force) {
    throw new ToolGradError(
      'usage',
      `${target} already contains an export: replace it with --force, or name another folder with --out.`,
    );
  }
}
