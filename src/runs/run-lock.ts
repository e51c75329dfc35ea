// Keeps two processes from writing to one run.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { readRegularFileSync } from '../files/regular-file.ts';
import { ToolGradError } from '../model/errors.ts';
import { runFileError } from './file-errors.ts';
import { processLives } from './process-lives.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
}

export const lockFileName = 'run.lock';

// A restarted container reuses process ids: our own id in the file alone proves nothing.
const heldHere = new Set<string>();

/**
 * Takes the lock of a run folder; disposing releases it. A lock whose process no longer exists is taken over.
 * Throws `run` if another process holds it.
 */
export function lockRun(folder: string): Disposable {
  const path = join(folder, lockFileName);
  for (let attempt = 1; ; attempt++) {
    const file = create(path);
    if (file !== undefined) {
      try {
        writeSync(file, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
      } catch (error) {
        rmSync(path, { force: true });
        throw runFileError('write', path, error);
      } finally {
        closeSync(file);
      }
      heldHere.add(path);
      return {
        [Symbol.dispose]() {
          heldHere.delete(path);
          rmSync(path, { force: true });
        },
      };
    }
    const holder = readHolder(path);
    if (attempt > 3 || (holder !== undefined && isAlive(holder, path))) {
      throw new ToolGradError(
        'run',
        `${folder} is being written by process ${holder?.pid ?? 'unknown'}${holder === undefined || holder.host === hostname() ? '' : ` on ${holder.host}`}: wait for it, or remove ${path} if that process is gone.`,
      );
    }
    rmSync(path, { force: true });
  }
}

/** Whether a live process holds the lock of a run folder. */
export function isRunLocked(folder: string): boolean {
  const path = join(folder, lockFileName);
  const holder = readHolder(path);
  return holder !== undefined && isAlive(holder, path);
}

function create(path: string): number | undefined {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw runFileError('write', path, error);
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readRegularFileSync(path)) as Partial<Holder>;
    return typeof holder.pid === 'number' ? { pid: holder.pid, host: String(holder.host) } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return heldHere.has(path);
  return processLives(holder.pid);
}
