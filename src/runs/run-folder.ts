// A run on disk: where drafts are committed, each as a complete line or not at all.
import { mkdir, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ToolGradError } from '../model/errors.ts';
import { addDraft, draftsOf, isAccepted, noFigures } from '../model/figures.ts';
import type { JsonValue } from '../model/json.ts';
import type { RunFigures, RunStore } from '../model/run.ts';
import {
  addSpent,
  draftIndex,
  nothingSpent,
  type RejectedDraft,
  type Sample,
  type Spent,
} from '../model/sample.ts';
import type { Catalog } from '../model/tool.ts';
import { runFileError } from './file-errors.ts';
import { namesInUse } from './folder-in-use.ts';
import { type LineFile, openLineFile } from './json-lines.ts';
import {
  countsOf,
  isRunFolder,
  manifestFileName,
  type NewRun,
  type RunManifest,
  type RunStatus,
  readManifest,
  runFormat,
} from './manifest.ts';
import { catalogFileName, readCommitted, rejectedFileName, samplesFileName } from './read-run.ts';
import { type Remains, recover } from './recover.ts';
import { removeHalfReplaced, replaceJsonFile } from './replace-file.ts';
import { lockRun } from './run-lock.ts';
import { checkRejected, checkSample } from './sample-schema.ts';

const memoryFileName = 'memory.json';

/** A run that is open for writing, by this process only. */
export interface RunFolder extends RunStore, AsyncDisposable {
  /** Absolute. */
  readonly path: string;
  readonly manifest: RunManifest;
  /** Adds a notice to the run; it is saved with the next change. */
  note(message: string): void;
  /** Stores the status of the run. */
  finish(status: RunStatus): Promise<void>;
}

/** Milliseconds since the epoch. */
type Clock = () => number;

/**
 * Creates a new run. Throws `usage` if the folder is not empty; with `replace`, if it contains something
 * that is not a run.
 */
export async function createRun(
  folder: string,
  run: NewRun,
  catalog: Catalog,
  options: { readonly replace: boolean; readonly clock: Clock },
): Promise<RunFolder> {
  const path = resolve(folder);
  await assertFree(folder, options.replace);
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw runFileError('create', folder, error);
  });
  const now = new Date(options.clock()).toISOString();
  const manifest: RunManifest = {
    schema: runFormat,
    toolgrad: run.toolgrad,
    status: 'running',
    createdAt: now,
    updatedAt: now,
    configuration: run.configuration,
    spec: run.spec,
    model: run.model,
    checks: run.checks,
    catalogHash: run.catalogHash,
    counts: countsOf(noFigures, 0),
    notices: run.notices,
  };
  const nothing: Remains = {
    samplesLength: 0,
    rejectedLength: 0,
    figures: noFigures,
    cutLines: 0,
    broken: [],
  };
  return await openLocked(path, options.clock, async (undo) => {
    // Checked again under the lock: another process may have been faster.
    await assertFree(folder, options.replace);
    // A run that cannot start leaves nothing behind.
    if (!options.replace) undo.push(() => removeBeginnings(path));
    await rm(join(path, memoryFileName), { force: true });
    return { manifest, catalog, remains: nothing };
  });
}

async function removeBeginnings(path: string): Promise<void> {
  for (const name of [manifestFileName, samplesFileName, rejectedFileName]) {
    await rm(join(path, name), { force: true });
  }
}

/** Continues a run: what a killed process left half-written is removed. Throws as `readManifest` does. */
export async function resumeRun(
  folder: string,
  change: Partial<Pick<RunManifest, 'spec' | 'configuration' | 'notices'>>,
  catalog: Catalog,
  options: { readonly clock: Clock },
): Promise<RunFolder> {
  const path = resolve(folder);
  await readManifest(folder);
  return await openLocked(path, options.clock, async () => {
    const manifest = await readManifest(path);
    const remains = await recover(path);
    const notices = [...new Set([...manifest.notices, ...(change.notices ?? [])])];
    notices.push(...remains.broken.filter((message) => !notices.includes(message)));
    if (remains.cutLines > 0) {
      notices.push(`${remains.cutLines} drafts after a gap in the indices were dropped and are made again.`);
    }
    if (manifest.catalogHash !== catalog.hash) {
      notices.push(`The tools have changed since draft ${draftsOf(remains.figures)}.`);
    }
    return {
      manifest: { ...manifest, ...change, notices, status: 'running', catalogHash: catalog.hash },
      catalog,
      remains,
    };
  });
}

/** Throws `usage` if a new run cannot go into the folder; so that it can be checked before any server is started. */
export async function assertFree(folder: string, replace: boolean): Promise<void> {
  if ((await namesInUse(folder)).length === 0) return;
  const isRun = await isRunFolder(folder);
  if (!replace) {
    // One of another version cannot be continued.
    if (isRun) await readManifest(folder);
    throw new ToolGradError(
      'usage',
      isRun
        ? `${folder} exists: use --resume to continue it, --force to replace it, or name another --out.`
        : `${folder} exists and is not a run: name another --out.`,
    );
  }
  if (!isRun) {
    throw new ToolGradError(
      'usage',
      `${folder} is not a run, so --force does not replace it: name another --out.`,
    );
  }
}

interface Opening {
  readonly manifest: RunManifest;
  readonly catalog: Catalog;
  readonly remains: Remains;
}

/** How often `run.json` is updated while drafts come in. */
const saveEveryMs = 1000;

/** Opens a run under its lock; if that fails, undoes what `open` has registered. */
async function openLocked(
  path: string,
  clock: Clock,
  open: (undo: (() => Promise<void>)[]) => Promise<Opening>,
): Promise<RunFolder> {
  const lock = lockRun(path);
  const undo: (() => Promise<void>)[] = [];
  const files: LineFile[] = [];
  const close = async () => {
    await Promise.allSettled(files.map((file) => file[Symbol.asyncDispose]()));
    lock[Symbol.dispose]();
  };
  try {
    const { manifest, catalog, remains } = await open(undo);
    await removeHalfReplaced(path);
    // First, so that a process killed here leaves a run that can be resumed.
    await replaceJsonFile(join(path, manifestFileName), manifest);
    const samples = await openLineFile(join(path, samplesFileName), remains.samplesLength);
    files.push(samples);
    const rejected = await openLineFile(join(path, rejectedFileName), remains.rejectedLength);
    files.push(rejected);
    const { tools, leftOut, servers, hash } = catalog;
    await replaceJsonFile(join(path, catalogFileName), { tools, leftOut, servers, hash });
    const figures = { ...remains.figures, unfinished: manifest.counts.unfinished ?? nothingSpent };
    const folder = new OpenRun(path, manifest, figures, { samples, rejected, close }, clock);
    await folder.finish('running');
    return folder;
  } catch (error) {
    await Promise.allSettled(undo.map((step) => step()));
    await close();
    // This only removes empty folders.
    if (undo.length > 0) await rmdir(path).catch(() => {});
    throw error;
  }
}

interface Files {
  readonly samples: LineFile;
  readonly rejected: LineFile;
  close(): Promise<void>;
}

/** What is stored is what the reader accepts: throws `run` where it would not. */
function assertReadable(entry: Sample | RejectedDraft): void {
  const stored: unknown = JSON.parse(JSON.stringify(entry));
  const outcome = isAccepted(entry) ? checkSample(stored) : checkRejected(stored);
  if ('problem' in outcome)
    throw new ToolGradError('run', `Draft ${entry.id} cannot be stored: ${outcome.problem}.`);
}

class OpenRun implements RunFolder {
  readonly path: string;
  manifest: RunManifest;
  figures: RunFigures;
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #openedAt: number;
  readonly #elapsedBefore: number;
  #savedAt = 0;

  constructor(path: string, manifest: RunManifest, figures: RunFigures, files: Files, clock: Clock) {
    this.path = path;
    this.manifest = manifest;
    this.figures = figures;
    this.#files = files;
    this.#clock = clock;
    this.#openedAt = clock();
    this.#elapsedBefore = manifest.counts.elapsedMs;
  }

  async *committed(): AsyncGenerator<Sample | RejectedDraft, void> {
    for await (const { entry } of readCommitted(this.path)) yield entry;
  }

  async commit(entry: Sample | RejectedDraft): Promise<void> {
    const due = draftsOf(this.figures);
    const index = draftIndex(entry.id);
    if (index !== due) throw new Error(`Draft ${index} was committed where draft ${due} was due.`);
    assertReadable(entry);
    await (isAccepted(entry) ? this.#files.samples : this.#files.rejected).append(entry);
    this.figures = addDraft(this.figures, entry);
    if (this.#clock() - this.#savedAt >= saveEveryMs) await this.finish('running');
  }

  addUnfinished(spent: Spent): void {
    this.figures = { ...this.figures, unfinished: addSpent(this.figures.unfinished, spent) };
  }

  async saveMemory(memory: JsonValue): Promise<void> {
    await replaceJsonFile(join(this.path, memoryFileName), memory, 'compact');
  }

  note(message: string): void {
    if (this.manifest.notices.includes(message)) return;
    this.manifest = { ...this.manifest, notices: [...this.manifest.notices, message] };
  }

  async finish(status: RunStatus): Promise<void> {
    this.#savedAt = this.#clock();
    const elapsedMs = this.#elapsedBefore + this.#savedAt - this.#openedAt;
    this.manifest = {
      ...this.manifest,
      status,
      updatedAt: new Date(this.#savedAt).toISOString(),
      counts: countsOf(this.figures, elapsedMs),
    };
    await replaceJsonFile(join(this.path, manifestFileName), this.manifest);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#files.close();
  }
}
