// A worker of a queue: takes the jobs of runs that it can make the drafts of, until it is stopped.
import { hostname } from 'node:os';
import type { Job, Worker } from 'bullmq';
import type { ComposedWorker } from '../../compose/compose-worker.ts';
import { ToolGradError } from '../../model/errors.ts';
import { redactDeep } from '../../secrets/secret-shapes.ts';
import { type DraftParts, makeDraft } from '../../synthesis/make-draft.ts';
import { steadyNow } from '../../timing/clock.ts';
import { pause } from '../../timing/stop.ts';
import { LessonReader, LessonsGoneError } from './lesson-stream.ts';
import {
  announcement,
  lockMs,
  lookForStalledMs,
  type QueueAnswer,
  type QueueJob,
  readAnnounced,
  readJob,
} from './queue-job.ts';
import type { QueueServer } from './queue-server.ts';
import { queueName, type RunFacts, refusalOf, workerFacts } from './run-facts.ts';

/** How often a worker looks what is announced, in milliseconds. */
const lookEveryMs = 500;
/** Drafts that may fail in a row before a worker gives up: something is wrong with it. */
const mostFailures = 3;
/** A draft that was begun and not finished is left to others after this many milliseconds. */
const handBackMs = 100;

/** How a worker does, for its display. */
export interface WorkerState {
  readonly name: string;
  readonly doing: 'waiting' | 'working';
  readonly atWork: number;
  readonly made: number;
}

export interface QueueWorkerOptions {
  readonly concurrency: number;
  readonly onState: (state: WorkerState) => void;
}

/**
 * Works until the signal aborts; what it has begun is then left to others. Throws `usage` where it would not make the
 * drafts that the run's own process would make, and what went wrong where nothing but failures came of its drafts.
 */
export async function workQueue(
  server: QueueServer,
  composed: ComposedWorker,
  options: QueueWorkerOptions,
  signal: AbortSignal,
): Promise<void> {
  const own = workerFacts(composed, composed.catalog);
  const jobs = new JobTaker(server, composed, options, signal);
  let at: string | undefined;
  try {
    while (!signal.aborted) {
      const facts = await announced(server);
      if (facts !== undefined && queueName(facts) !== at) {
        const refusal = refusalOf(facts, own);
        if (refusal !== undefined) throw new ToolGradError('usage', refusal);
        at = queueName(facts);
        await jobs.takeFrom(at, facts);
      } else if (facts === undefined && at !== undefined) {
        at = undefined;
        await jobs.close();
      }
      jobs.throwIfFailing();
      await pause(lookEveryMs, signal).catch(() => {});
    }
  } finally {
    await jobs.close();
  }
}

async function announced({ redis, key }: QueueServer): Promise<RunFacts | undefined> {
  return readAnnounced(await redis.get(key(announcement)))?.facts;
}

class JobTaker {
  readonly #server: QueueServer;
  readonly #composed: ComposedWorker;
  readonly #options: QueueWorkerOptions;
  readonly #signal: AbortSignal;
  readonly #name = `${hostname()}-${process.pid}`;
  readonly #readers = new Map<string, LessonReader>();
  #worker: Worker<QueueJob, QueueAnswer> | undefined;
  #atWork = 0;
  #made = 0;
  /** In a row, and the last of them. */
  #failures = 0;
  #failure: unknown;

  constructor(
    server: QueueServer,
    composed: ComposedWorker,
    options: QueueWorkerOptions,
    signal: AbortSignal,
  ) {
    this.#server = server;
    this.#composed = composed;
    this.#options = options;
    this.#signal = signal;
    this.#tell();
  }

  async takeFrom(queue: string, facts: RunFacts): Promise<void> {
    await this.close();
    const { bull, prefix } = this.#server;
    const { backend, source, secrets, checks } = this.#composed;
    const parts: DraftParts = {
      source,
      backend,
      secrets,
      checks: checks(facts.checks.names, facts.checks.options),
      clock: steadyNow,
      onEvent: () => {},
      budget: { pay: (ask) => ask() },
    };
    this.#worker = new bull.Worker<QueueJob, QueueAnswer>(
      queue,
      (job, token) => this.#work(job, token, parts, facts.window),
      {
        connection: this.#server.connection(),
        prefix,
        name: this.#name,
        concurrency: this.#options.concurrency,
        lockDuration: lockMs,
        stalledInterval: lookForStalledMs,
        // A draft whose workers were killed is as good as any other.
        maxStalledCount: 1_000,
      },
    );
    // It waits for a server that is lost, and goes on.
    this.#worker.on('error', () => {});
    await this.#worker.waitUntilReady();
  }

  throwIfFailing(): void {
    if (this.#failures >= mostFailures) throw this.#failure;
  }

  /** Drafts at work end with the signal, and their jobs go back to the queue. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.close();
    await this.#tidy(worker).catch(() => {});
    this.#tell();
  }

  /** Looking for stalled jobs, a worker may have written to a queue that its run has cleared already. */
  async #tidy(worker: Worker | undefined): Promise<void> {
    if (worker === undefined || (await announced(this.#server)) !== undefined) return;
    await this.#server.redis.del(worker.toKey('meta'), worker.toKey('stalled-check'));
  }

  async #work(
    job: Job<QueueJob, QueueAnswer>,
    token: string | undefined,
    parts: DraftParts,
    window: number,
  ): Promise<QueueAnswer> {
    const startedAt = performance.now();
    this.#atWork += 1;
    this.#tell();
    try {
      const { index, seed, spec, lessons, stream } = readJob(job.data);
      const memory = await this.#reader(stream, window).memoryAt(lessons, this.#signal);
      const { catalog, ...made } = await makeDraft(parts, spec, { index, seed, memory }, this.#signal);
      this.#made += 1;
      this.#failures = 0;
      const answer = {
        made: { ...made, catalogHash: catalog.hash },
        worker: this.#name,
        ms: Math.round(performance.now() - startedAt),
      };
      return redactDeep(answer, parts.secrets);
    } catch (error) {
      if (this.#signal.aborted) {
        await job.moveToDelayed(Date.now() + handBackMs, token);
        throw new this.#server.bull.DelayedError();
      }
      // The run is over, or will ask again: nothing is wrong with this worker.
      if (error instanceof LessonsGoneError) throw new this.#server.bull.UnrecoverableError(error.message);
      this.#failures += 1;
      this.#failure = error;
      throw error;
    } finally {
      this.#atWork -= 1;
      this.#tell();
    }
  }

  #reader(stream: string, window: number): LessonReader {
    const known = this.#readers.get(stream);
    if (known !== undefined) return known;
    const reader = new LessonReader(this.#server.redis, stream, window);
    // Those of earlier processes of the run are not needed for long.
    if (this.#readers.size >= 4) this.#readers.delete(this.#readers.keys().next().value as string);
    this.#readers.set(stream, reader);
    return reader;
  }

  #tell(): void {
    this.#options.onState({
      name: this.#name,
      doing: this.#worker === undefined ? 'waiting' : 'working',
      atWork: this.#atWork,
      made: this.#made,
    });
  }
}
