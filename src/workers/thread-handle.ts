// One worker thread as the main thread sees it: what it is sent, what it may ask, and its end.
import { Worker } from 'node:worker_threads';
import type { ChatModel } from '../backends/language/chat-model.ts';
import type { OnEvent, RunEvent } from '../model/events.ts';
import type { Spent } from '../model/sample.ts';
import type { ToolSession, ToolSource } from '../model/seams.ts';
import type { Catalog } from '../model/tool.ts';
import type { Budget } from '../spending/budget.ts';
import { type DraftJob, draftJob, type MadeData, madeFrom } from '../synthesis/draft-job.ts';
import type { DraftOrder } from '../synthesis/draft-maker.ts';
import type { LessonLog } from '../synthesis/lesson-log.ts';
import type { DraftSpec, Made } from '../synthesis/make-draft.ts';
import type { CallLimit } from '../tools/configured-server.ts';
import { type Asked, type Channel, openChannel } from './channel.ts';
import { type Child, Children } from './thread-children.ts';
import { answerChat } from './thread-model.ts';
import type { Met, RemoteCall, RemoteChat, ThreadSetup } from './thread-setup.ts';
import { Turns } from './turns.ts';

/** What threads use of the main thread. */
export interface ThreadHost {
  readonly setup: ThreadSetup;
  readonly source: ToolSource;
  readonly chat: ChatModel | undefined;
  readonly budget: Budget;
  readonly spec: DraftSpec;
  readonly log: LessonLog;
  readonly onEvent: OnEvent;
  readonly onNotice: (message: string) => void;
  /** The turns of calls to a server, over all threads. */
  readonly turns: (server: string) => CallLimit;
  readonly onThread: (thread: Worker) => void;
}

/** The thread has ended, and its drafts with it. */
export class ThreadLost extends Error {}

/** How long a thread may take to close its servers, in milliseconds. */
const closingMs = 5_000;

// Threads run what was built, also where this runs as TypeScript.
const built = import.meta.url.endsWith('.ts') ? '../../dist/src/workers' : '.';
const entry = new URL(`${built}/thread.js`, import.meta.url);

export class ThreadHandle {
  /** Drafts that it works on. */
  atWork = 0;
  isReady = false;
  readonly #host: ThreadHost;
  readonly #worker: Worker;
  readonly #channel: Channel;
  readonly #sessions = new Map<number, Promise<ToolSession>>();
  readonly #turns: Turns;
  readonly #children = new Children();
  readonly #stop = new AbortController();
  #closing = false;
  #known = 0;
  #catalog: Catalog | undefined;
  /** Requests to the model that were allowed and have not been paid. */
  #unpaid = 0;

  /** `onLost` is called once, with the reason, where it ends without being closed. */
  constructor(host: ThreadHost, onReady: () => void, onLost: (reason: Error) => void) {
    this.#host = host;
    this.#turns = new Turns(host.turns);
    // What was preloaded into the main thread has nothing to do here.
    this.#worker = new Worker(entry, { workerData: host.setup, execArgv: [] });
    host.onThread(this.#worker);
    const answer = host.chat && answerChat(host.chat);
    this.#channel = openChannel(this.#worker, {
      ready: () => {
        this.isReady = true;
        onReady();
      },
      events: (events: readonly RunEvent[]) => events.forEach((event) => void host.onEvent(event)),
      notice: (message: string) => host.onNotice(message),
      met: ({ server, met }: Met) => host.source.hear?.(server, met),
      child: (child: Child) => this.#children.note(child),
      turn: (server: string) => this.#turns.take(server),
      'turn-over': (server: string) => this.#turns.giveBack(server),
      call: (call: RemoteCall, asked: Asked) => this.#call(call, asked),
      'end-session': (session: number) => this.#endSession(session),
      chat: (request: RemoteChat, { signal }: Asked) => answer?.(request, signal),
      pay: () => {
        host.budget.open();
        this.#unpaid += 1;
      },
      paid: (spent: Spent | undefined) => this.#pay(spent),
    });
    let error: Error | undefined;
    this.#worker.once('error', (reason) => {
      error = reason;
    });
    this.#worker.once('exit', () => {
      this.isReady = false;
      this.#channel.close(
        new ThreadLost(`A worker thread ended${error === undefined ? '' : `: ${error.message}`}.`),
      );
      this.#stop.abort();
      this.#turns.giveBackAll();
      this.#children.end();
      while (this.#unpaid > 0) this.#pay(undefined);
      for (const session of this.#sessions.keys()) void this.#endSession(session).catch(() => {});
      if (!this.#closing) onLost(error ?? new ThreadLost('It ended.'));
    });
  }

  /** Makes one draft. Rejects with `ThreadLost` where the thread ends before. */
  async make(order: DraftOrder, signal: AbortSignal): Promise<Made> {
    this.atWork += 1;
    try {
      const catalog = await this.#host.source.catalog(signal);
      if (catalog !== this.#catalog) {
        const { tools, leftOut, servers, hash } = catalog;
        this.#channel.tell('catalog', { tools, leftOut, servers, hash });
        this.#catalog = catalog;
      }
      const { spec, log } = this.#host;
      const job: DraftJob = draftJob(order, spec, log, this.#known);
      this.#known = job.lessons.to;
      return madeFrom(await this.#channel.request<MadeData>('make', job, { signal }), catalog);
    } finally {
      this.atWork -= 1;
    }
  }

  /** Has it close its servers, and ends it. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.isReady) {
      const late = new Promise<void>((resolve) => setTimeout(resolve, closingMs).unref());
      await Promise.race([this.#channel.request('close', undefined).catch(() => {}), late]);
    }
    await this.#worker.terminate();
  }

  async #call({ session, label, call }: RemoteCall, { signal, news }: Asked) {
    let opened = this.#sessions.get(session);
    if (opened === undefined) {
      opened = this.#host.source.openSession(this.#stop.signal, label);
      this.#sessions.set(session, opened);
    }
    return await (await opened).call(call, signal, news);
  }

  async #endSession(session: number): Promise<void> {
    const opened = this.#sessions.get(session);
    this.#sessions.delete(session);
    await (await opened)?.[Symbol.asyncDispose]();
  }

  #pay(spent: Spent | undefined): void {
    this.#unpaid -= 1;
    this.#host.budget.close(spent);
  }
}
