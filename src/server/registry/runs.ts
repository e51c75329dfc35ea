// The runs in this process's folder: those in progress, and those on disk.
import { readdir } from 'node:fs/promises';
import type { RunRequest } from '../../compose/plan-run.ts';
import { isUsage, ToolGradError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { type RunManifest, readManifest } from '../../runs/manifest.ts';
import { isRunLocked } from '../../runs/run-lock.ts';
import type { ServerEvents } from '../server-events.ts';
import { activityOf, isGoingOn, type RunContext, RunInProgress } from './run-in-progress.ts';
import { assertNoLink, folderOfRun, isRunName } from './run-name.ts';
import { type RunReport, reportOf } from './run-report.ts';

/** Ended runs that are remembered because nothing on disk says how they failed. */
const mostFailures = 50;

/** Maximum at a time: each has its own servers. */
const mostAtWork = 4;

export class Runs implements AsyncDisposable {
  /** Absolute. */
  readonly folder: string;
  readonly #events: ServerEvents;
  readonly #context: Omit<RunContext, 'onChange'>;
  /** Those in progress, and the latest of this process that failed. */
  readonly #here = new Map<string, RunInProgress>();
  readonly #queues = new Map<string, Promise<unknown>>();
  #disposed = false;

  constructor(folder: string, events: ServerEvents, context: Omit<RunContext, 'onChange'>) {
    this.folder = folder;
    this.#events = events;
    this.#context = context;
  }

  /** Throws `usage` for a bad name. */
  async folderOf(name: string): Promise<string> {
    const folder = folderOfRun(this.folder, name);
    await assertNoLink(folder, name);
    return folder;
  }

  /** Starts or resumes a run. Throws `usage` if it is already in progress, `run` if too many are. */
  async start(name: string, request: Omit<RunRequest, 'out'>): Promise<RunInProgress> {
    const out = await this.folderOf(name);
    if (this.#disposed) throw new ToolGradError('interrupted', 'The server is shutting down.');
    if (isGoingOn(this.#here.get(name))) {
      throw new ToolGradError(
        'usage',
        `The run ${name} is already in progress: get_run shows how far it is.`,
      );
    }
    const atWork = [...this.#here.values()].filter(isGoingOn).map((run) => run.name);
    if (atWork.length >= mostAtWork) {
      throw new ToolGradError(
        'run',
        `${atWork.length} runs are in progress, which is the maximum: wait for one, or stop one with cancel_run (${atWork.join(', ')}).`,
        { choices: atWork },
      );
    }
    const run = new RunInProgress(
      name,
      { ...request, out },
      { ...this.#context, onChange: () => this.#events.emit('run-changed', name) },
    );
    run.listen((event) => this.#log(name, event));
    this.#here.set(name, run);
    void run.done.then(() => this.#forget());
    this.#events.emit('run-added');
    return run;
  }

  /** Ended runs are read from disk; a server may make thousands. */
  #forget(): void {
    const ended = [...this.#here.values()].filter((run) => !isGoingOn(run));
    const failed = ended.filter((run) => run.failure !== undefined).slice(-mostFailures);
    for (const run of ended)
      if (!failed.includes(run) && this.#here.get(run.name) === run) this.#here.delete(run.name);
  }

  /** The run of that name that is in progress here, or failed here. */
  inProgress(name: string): RunInProgress | undefined {
    return this.#here.get(name);
  }

  /** The status of a run. Throws `usage`, with the names of the existing runs. */
  async report(name: string): Promise<RunReport> {
    const folder = await this.folderOf(name);
    const here = this.#here.get(name);
    if (here !== undefined && (isGoingOn(here) || here.failure !== undefined)) return here.report();
    const manifest = await this.#manifest(name, folder);
    return reportOf(name, manifest, isRunLocked(folder), this.#context.redact);
  }

  /** Throws `usage` if there is no such run, `run` if it is damaged. */
  async manifest(name: string): Promise<RunManifest> {
    return await this.#manifest(name, await this.folderOf(name));
  }

  async #manifest(name: string, folder: string): Promise<RunManifest> {
    try {
      return await readManifest(folder);
    } catch (error) {
      if (!isUsage(error)) throw error;
      const names = (await this.names()).slice(0, 20);
      const there = names.length === 0 ? 'There is none yet' : `The latest are ${names.join(', ')}`;
      throw new ToolGradError('usage', `There is no run ${name}. ${there}.`, { choices: names });
    }
  }

  /** Throws `run` where it is there and cannot be read. */
  async exists(name: string): Promise<boolean> {
    const folder = await this.folderOf(name);
    try {
      await readManifest(folder);
      return true;
    } catch (error) {
      if (isUsage(error)) return false;
      throw error;
    }
  }

  /** All runs, latest first; damaged ones are left out. */
  async list(): Promise<readonly RunReport[]> {
    const found = await readdir(this.folder, { withFileTypes: true }).catch(() => []);
    const names = found
      .filter((entry) => entry.isDirectory() && isRunName(entry.name))
      .map(({ name }) => name);
    const all = [...new Set([...names, ...this.#here.keys()])];
    const reports = await Promise.all(all.map((name) => this.report(name).catch(() => undefined)));
    return reports
      .filter((report) => report !== undefined)
      .sort((a, b) => compare(b.updatedAt, a.updatedAt) || compare(a.run, b.run));
  }

  async names(): Promise<readonly string[]> {
    return (await this.list()).map(({ run }) => run);
  }

  /** Serializes work on a run's folder. Throws `usage` if the run is in progress. */
  async exclusively<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await this.folderOf(name);
    if (isGoingOn(this.#here.get(name))) {
      throw new ToolGradError('usage', `The run ${name} is in progress: name another one.`);
    }
    const before = this.#queues.get(name) ?? Promise.resolve();
    const turn = before.then(() => work(folder));
    const settled = turn.catch(() => {});
    this.#queues.set(name, settled);
    try {
      return await turn;
    } finally {
      if (this.#queues.get(name) === settled) this.#queues.delete(name);
      this.#events.emit('run-changed', name);
    }
  }

  #log(name: string, event: RunEvent): void {
    const said = event.type === 'notice' ? event.message : activityOf(event);
    if (said === undefined) return;
    const levels = { notice: 'warning', accepted: 'info', rejected: 'info' } as const;
    const level = event.type in levels ? levels[event.type as keyof typeof levels] : 'debug';
    this.#events.log(level, this.#context.redact(`${name}: ${said}`));
  }

  /** Notifies clients of a new run. */
  announce(): void {
    this.#events.emit('run-added');
  }

  /** Ends every run; what was accepted is kept. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    await Promise.all([...this.#here.values()].map((run) => run.cancel()));
    await Promise.all(this.#queues.values());
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
