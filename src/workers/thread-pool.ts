// Drafts by several threads: started only for a run that is long enough. This thread is one of a few; of many, it makes
// drafts until the first of the others is ready, and then commits what they make.
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
/**
 * With up to so many workers, this thread is one of them: a thread less has to load the program and compile what is hot.
 * A commit takes about a tenth of the time of a draft, so with more workers this thread has enough to do.
 */
const mostBesideCommits = 4;

export interface ThreadOptions {
  /** A thread takes as long to load as some dozens of samples: for fewer than these (48), it would come too late. */
  readonly fewestSamples?: number;
  /** Whether this thread makes drafts, too (yes). */
  readonly here?: boolean;
  /** Called with each thread as it is started. */
  readonly onThread?: (thread: Worker) => void;
}

/** What makes the run's drafts on all the cores that it may use; undefined where one thread is enough. */
export function threadMakers(
  run: ComposedRun,
  { fewestSamples = 48, here = true, onThread = () => {} }: ThreadOptions = {},
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
    return new ThreadPool(workers, host, context, here);
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
  /** Drafts in this thread. */
  #atWorkHere = 0;
  /** Whether drafts are made in this thread: always, until the first of the others is ready, or never. */
  #here: 'always' | 'meanwhile' | 'never';
  #lost = 0;

  constructor(workers: number, host: ThreadHost, context: MakerContext, here: boolean) {
    this.#host = host;
    this.#context = context;
    this.#local = createLocalMaker(context);
    this.#here = !here ? 'never' : workers <= mostBesideCommits ? 'always' : 'meanwhile';
    for (let count = this.#here === 'always' ? 1 : 0; count < workers; count++) this.#start();
  }

  get #ready(): readonly ThreadHandle[] {
    return [...this.#threads].filter(({ isReady }) => isReady);
  }

  #isHere(others: number): boolean {
    return this.#here === 'always' || (this.#here === 'meanwhile' && others === 0);
  }

  get capacity(): number {
    const others = this.#ready.length;
    return this.#context.spec.concurrency * (others + (this.#isHere(others) ? 1 : 0));
  }

  async make(order: DraftOrder, signal: AbortSignal): Promise<Made> {
    for (;;) {
      const ready = this.#ready;
      const [thread] = ready.toSorted((a, b) => a.atWork - b.atWork);
      if (thread === undefined || (this.#isHere(ready.length) && this.#atWorkHere < thread.atWork))
        return await this.#makeHere(order, signal);
      try {
        return await thread.make(order, signal);
      } catch (error) {
        if (!(error instanceof ThreadLost) || signal.aborted) throw error;
        this.#context.onLost(order.index);
      }
    }
  }

  async #makeHere(order: DraftOrder, signal: AbortSignal): Promise<Made> {
    this.#atWorkHere += 1;
    try {
      return await this.#local.make(order, signal);
    } finally {
      this.#atWorkHere -= 1;
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
          this.#here = 'always';
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
