// Drafts by the workers of a queue: each is a job, and comes back once, however often it was delivered.
import type { Queue, QueueEvents } from 'bullmq';
import type { ComposedRun } from '../../compose/compose-run.ts';
import { ToolGradError } from '../../model/errors.ts';
import { hashJson } from '../../model/json.ts';
import { madeFrom } from '../../synthesis/draft-job.ts';
import type { CreateMaker, DraftMaker, DraftOrder, MakerContext } from '../../synthesis/draft-maker.ts';
import { draftSpecOf, type Made } from '../../synthesis/make-draft.ts';
import { pause } from '../../timing/stop.ts';
import { LessonWriter, lessonsGone, sumKey } from './lesson-stream.ts';
import {
  type Announced,
  announcedFor,
  announcement,
  forgottenAfter,
  type QueueAnswer,
  type QueueJob,
  readAnnounced,
} from './queue-job.ts';
import type { QueueServer } from './queue-server.ts';
import { queueName, type RunFacts, workerFacts } from './run-facts.ts';
import { WorkerPaces } from './worker-paces.ts';

/** How often jobs are looked after of which nothing was heard, in milliseconds. */
const lookEveryMs = 2_000;
/** Jobs that are looked after at once: the first ones, since the others wait for them. */
const lookAtOnce = 64;
/** How long no worker may answer before the user is told, in milliseconds. */
const nobodyAfterMs = 10_000;

interface Waiting {
  readonly job: QueueJob;
  readonly resolve: (answer: QueueAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Makers that hand the run's drafts to the workers of the queue. */
export async function queueMakers(
  run: ComposedRun,
  server: QueueServer,
  signal: AbortSignal,
): Promise<CreateMaker> {
  const { parts, outline, spec, folder } = run;
  const catalog = await parts.source.catalog(signal);
  const facts: RunFacts = {
    ...workerFacts(
      { version: parts.version, model: parts.backend.id, temperature: outline.temperature },
      catalog,
    ),
    checks: outline.checks,
    window: spec.window,
  };
  const { createdAt } = folder.manifest;
  // The same for all processes that go on with a run: what a worker has finished in between is taken up.
  const id = hashJson([createdAt, spec.seed, queueName(facts)]).slice(7, 19);
  await assertFree(server, id, signal);
  const bull = {
    queue: new server.bull.Queue<QueueJob, QueueAnswer>(queueName(facts), {
      connection: server.redis,
      prefix: server.prefix,
      // Each event of a finished draft has the draft in it.
      streams: { events: { maxLen: 256 } },
    }),
    events: new server.bull.QueueEvents(queueName(facts), {
      connection: server.connection(),
      prefix: server.prefix,
    }),
  };
  // Both wait for a server that is lost.
  bull.queue.on('error', () => {});
  bull.events.on('error', () => {});
  await bull.events.waitUntilReady();
  // A process that could not clear the queue to its end has left it paused.
  await bull.queue.resume();
  return (context) => new QueueMaker(context, { server, id, facts, ...bull, onNotice: outline.onNotice });
}

/** Throws `usage` where another run is at work on this queue: its process renews what it announces. */
async function assertFree(
  { redis, key, address }: QueueServer,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const other = readAnnounced(await redis.get(key(announcement)));
  if (other === undefined || other.id === id) return;
  const before = await redis.pttl(key(announcement));
  await pause(1.5 * lookEveryMs, signal);
  if ((await redis.pttl(key(announcement))) < before) return;
  throw new ToolGradError(
    'usage',
    `Another run is using the queue at ${address.shown}: name another one, as in ${address.shown}/other.`,
  );
}

interface QueueParts {
  readonly server: QueueServer;
  /** The run's, in the names of its jobs. */
  readonly id: string;
  readonly facts: RunFacts;
  readonly queue: Queue<QueueJob, QueueAnswer>;
  readonly events: QueueEvents;
  readonly onNotice: (message: string) => void;
}

class QueueMaker implements DraftMaker {
  /** The window is what bounds it: the queue holds what no worker has begun. */
  readonly capacity = Number.POSITIVE_INFINITY;
  readonly #context: MakerContext;
  readonly #parts: QueueParts;
  readonly #stream: string;
  readonly #lessons: LessonWriter;
  readonly #waiting = new Map<string, Waiting>();
  readonly #paces: WorkerPaces;
  readonly #timer: NodeJS.Timeout;
  #lastHeard = performance.now();
  #looking = false;

  constructor(context: MakerContext, parts: QueueParts) {
    this.#context = context;
    this.#parts = parts;
    const { server, id, events } = parts;
    // Its own for each process: a run that is gone on with may have other lessons committed than the last one sent.
    this.#stream = server.key(`lessons:${id}:${Date.now().toString(36)}`);
    this.#lessons = new LessonWriter(server.redis, this.#stream, context.log, context.spec.window);
    this.#paces = new WorkerPaces(context.onEvent);
    events.on('completed', ({ jobId, returnvalue }) => this.#answered(jobId, returnvalue as never));
    events.on('failed', ({ jobId }) => void this.#look([jobId]));
    this.#timer = setInterval(() => void this.#lookAround(), lookEveryMs);
    void this.#announce();
  }

  async make({ index, seed, lessons }: DraftOrder, signal: AbortSignal): Promise<Made> {
    const { parts, spec, budget, onEvent } = this.#context;
    const catalog = await parts.source.catalog(signal);
    await this.#lessons.upTo(lessons);
    const job = { index, seed, spec: draftSpecOf(spec), lessons, stream: this.#stream };
    const { made, worker, ms } = await this.#answer(job, signal);
    this.#paces.add(worker, ms);
    onEvent({ type: 'draft-started', index });
    // The workers ask with keys of their own: what they have spent is known when their drafts are.
    budget.count({ calls: made.trace.modelCalls, usage: made.trace.usage, costUsd: made.trace.costUsd });
    for (const [stage, spent] of Object.entries(made.trace.stages))
      onEvent({ type: 'asked', index, stage: stage as never, spent });
    return madeFrom(made, catalog);
  }

  async #answer(job: QueueJob, signal: AbortSignal): Promise<QueueAnswer> {
    const id = `${this.#parts.id}-${job.index}`;
    let stop = () => {};
    try {
      return await new Promise<QueueAnswer>((resolve, reject) => {
        stop = () => reject(new ToolGradError('interrupted', 'The work was stopped.'));
        if (signal.aborted) return stop();
        signal.addEventListener('abort', stop, { once: true });
        this.#waiting.set(id, { job, resolve, reject });
        this.#add(id, job).catch(reject);
      });
    } finally {
      signal.removeEventListener('abort', stop);
      this.#waiting.delete(id);
      if (!signal.aborted) void this.#parts.queue.remove(id).catch(() => {});
    }
  }

  async #add(id: string, job: QueueJob): Promise<void> {
    await this.#parts.queue.add('draft', job, {
      jobId: id,
      attempts: 5,
      backoff: { type: 'fixed', delay: 500 },
      removeOnComplete: { age: forgottenAfter },
      removeOnFail: { age: forgottenAfter },
    });
    // An earlier process may have had it made.
    await this.#look([id]);
  }

  #answered(id: string, answer: QueueAnswer | string): void {
    this.#lastHeard = performance.now();
    this.#waiting.get(id)?.resolve(typeof answer === 'string' ? (JSON.parse(answer) as QueueAnswer) : answer);
  }

  /** Events can be missed, and what a server had not written down when it was killed is gone. */
  async #lookAround(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#announce();
      await this.#look([...this.#waiting.keys()].slice(0, lookAtOnce));
      await this.#tellIfNobody();
    } catch {
      // The server is away: the next time may be better.
    } finally {
      this.#looking = false;
    }
  }

  async #look(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const waiting = this.#waiting.get(id);
      if (waiting === undefined) continue;
      const job = await this.#parts.queue.getJob(id);
      if (!this.#waiting.has(id)) continue;
      if (job === undefined) await this.#addAgain(id, waiting.job);
      else if (await job.isCompleted()) this.#answered(id, job.returnvalue);
      else if (await job.isFailed()) {
        await job.remove();
        // A job of an earlier process of the run, whose lessons went with it; or a server that has lost them.
        if (job.failedReason === lessonsGone) await this.#addAgain(id, waiting.job);
        else
          waiting.reject(
            new ToolGradError('run', `No worker could make draft ${waiting.job.index}: ${job.failedReason}`),
          );
      }
    }
  }

  /** What the server has lost, with the lessons that may be lost, too. */
  async #addAgain(id: string, job: QueueJob): Promise<void> {
    await this.#lessons.again();
    await this.#add(id, job);
  }

  async #announce(): Promise<void> {
    const { server, id, facts } = this.#parts;
    const announced: Announced = { id, facts };
    await server.redis.set(server.key(announcement), JSON.stringify(announced), 'EX', announcedFor);
  }

  async #tellIfNobody(): Promise<void> {
    if (this.#waiting.size === 0 || performance.now() - this.#lastHeard < nobodyAfterMs) return;
    if ((await this.#parts.queue.getWorkersCount()) > 0) return;
    this.#lastHeard = Number.POSITIVE_INFINITY;
    const { address } = this.#parts.server;
    this.#parts.onNotice(
      `No worker is connected to the queue: start one with "toolgrad-mcp worker --queue ${address.shown}" and the configuration of this run.`,
    );
  }

  /** Takes what is left off the queue: what was not committed is made again by whoever goes on with the run. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    const { server, queue, events } = this.#parts;
    const tidy = async () => {
      await server.redis.del(server.key(announcement), this.#stream, sumKey(this.#stream));
      await queue.obliterate({ force: true });
    };
    // A server that is away keeps what it has: it is forgotten after a day.
    await Promise.race([
      tidy().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 3_000).unref()),
    ]);
    await Promise.allSettled([events.close(), queue.close()]);
  }
}
