// Drafts by several threads: started only for a run that is long enough, and until then they are made in this one.
import type { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { ComposedRun } from '../compose/compose-run.ts';
import {
  type CreateMaker,
  createLocalMaker,
  type DraftMaker,
  type DraftOrder,
  type MakerContext,
} from '../synthesis/draft-maker.ts';
import type { Made } from '../synthesis/make-draft.ts';
import type { CallLimit } from '../tools/configured-server.ts';
import type { ServerConfig } from '../tools/server-config.ts';
import { canBeOwn, ownServer } from './own-server.ts';
import { ThreadHandle, type ThreadHost, ThreadLost } from './thread-handle.ts';

/** Threads that may be lost before this thread goes on alone. */
const mostLost = 3;

export interface ThreadOptions {
  /** A thread takes as long to load as some dozens of samples: for fewer than these (48), it would come too late. */
  readonly fewestSamples?: number;
  /** Whether this thread makes drafts until the first of the others is ready (yes). */
  readonly meanwhile?: boolean;
  /** Called with each thread as it is started. */
  readonly onThread?: (thread: Worker) => void;
}

/** What makes the run's drafts on all the cores that it may use; undefined where one thread is enough. */
export function threadMakers(
  run: ComposedRun,
  { fewestSamples = 48, meanwhile = true, onThread = () => {} }: ThreadOptions = {},
): CreateMaker | undefined {
  const { workers, spec, folder, outline, parts } = run;
  if (workers === 1 || spec.samples - folder.figures.accepted < fewestSamples) return undefined;
  return (context) => {
    const { servers, checks, model, chat, onNotice } = outline;
    const setup = {
      own: servers.filter(canBeOwn).map(ownServer),
      secrets: parts.secrets,
      version: parts.version,
      checks,
      model: chat === undefined ? { local: model } : { asked: chat.id },
      limited: Object.keys(parts.limits).length > 0,
    };
    const { source } = parts;
    const { budget, log, onEvent } = context;
    const turns = turnsOf(servers);
    const host = { setup, source, chat, budget, log, spec, onEvent, onNotice, turns, onThread };
    return new ThreadPool(workers, host, context, meanwhile);
  };
}

/** As many calls to each server at a time as its settings allow, whoever makes them. */
function turnsOf(servers: readonly ServerConfig[]): (server: string) => CallLimit {
  const limits = new Map(servers.map(({ name, settings }) => [name, pLimit(settings.concurrency)]));
  return (server) => limits.get(server) ?? ((work) => work());
}

class ThreadPool implements DraftMaker {
  readonly #host: ThreadHost;
  readonly #context: MakerContext;
  readonly #local: DraftMaker;
  readonly #threads = new Set<ThreadHandle>();
  /** Whether drafts may be made in this thread. */
  #isHere: boolean;
  #lost = 0;

  constructor(workers: number, host: ThreadHost, context: MakerContext, meanwhile: boolean) {
    this.#isHere = meanwhile;
    this.#host = host;
    this.#context = context;
    this.#local = createLocalMaker(context);
    for (let count = 0; count < workers; count++) this.#start();
  }

  get #ready(): readonly ThreadHandle[] {
    return [...this.#threads].filter(({ isReady }) => isReady);
  }

  get capacity(): number {
    return this.#context.spec.concurrency * Math.max(this.#isHere ? 1 : 0, this.#ready.length);
  }

  async make(order: DraftOrder, signal: AbortSignal): Promise<Made> {
    for (;;) {
      const [thread] = this.#ready.toSorted((a, b) => a.atWork - b.atWork);
      if (thread === undefined) return await this.#local.make(order, signal);
      try {
        return await thread.make(order, signal);
      } catch (error) {
        if (!(error instanceof ThreadLost) || signal.aborted) throw error;
        this.#context.onLost(order.index);
      }
    }
  }

  #start(): void {
    const thread: ThreadHandle = new ThreadHandle(
      this.#host,
      () => this.#context.onCapacity(),
      (reason) => {
        this.#threads.delete(thread);
        this.#lost += 1;
        const isLast = this.#lost >= mostLost;
        this.#host.onNotice(
          `A worker thread was lost and ${isLast ? 'no other takes its place' : 'is started again'}: ${reason.message}`,
        );
        if (!isLast) this.#start();
        else if (this.#threads.size === 0) {
          this.#isHere = true;
          this.#context.onCapacity();
        }
      },
    );
    this.#threads.add(thread);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.close()));
  }
}
