// One episode: a player in a fresh world of a sample, every call of whom is logged.

import { executeCalls } from '../evaluation/execute-calls.ts';
import { replayHistory } from '../evaluation/play-example.ts';
import type { Played, PlayedCall, PlayedRound } from '../evaluation/played.ts';
import { type ToolsInView, toolsInView } from '../evaluation/tools-in-view.ts';
import type { JsonObject } from '../model/json.ts';
import { nothingSpent } from '../model/sample.ts';
import type { ToolSession, ToolSource } from '../model/seams.ts';
import type { Catalog, Outcome } from '../model/tool.ts';
import { ownStop } from '../timing/stop.ts';
import { openWorld } from './prepare.ts';
import { type Reading, readAffected } from './state.ts';
import type { Task } from './tasks.ts';

/** A call as it is logged. Calls of one round were made before any of their results was known. */
export interface LoggedCall extends PlayedCall {
  readonly round: number;
  readonly outcome: Outcome;
}

export interface World {
  readonly source: ToolSource;
  readonly catalog: Catalog;
}

/** Where an episode stands: what was called, and, once it has ended, what the things it may have changed read like. */
export interface EpisodeRecord {
  readonly sample: string;
  readonly calls: readonly LoggedCall[];
  /** Absent while it goes on, and where nothing was changed. */
  readonly after?: readonly Reading[];
}

export class Episode implements AsyncDisposable {
  readonly id: string;
  readonly task: Task;
  readonly view: ToolsInView;
  readonly #world: World;
  readonly #onCall: (call: LoggedCall) => void;
  readonly #over = new AbortController();
  readonly #calls: LoggedCall[] = [];
  #session: Promise<ToolSession> | undefined;
  #inFlight = 0;
  #round = 0;
  /** Whether a call of the present round has been answered. */
  #isAnswered = false;
  #after: readonly Reading[] | undefined;
  #ended: Promise<void> | undefined;

  constructor(id: string, task: Task, world: World, onCall: (call: LoggedCall) => void = () => {}) {
    this.id = id;
    this.task = task;
    this.view = toolsInView(task.example, world.catalog);
    this.#world = world;
    this.#onCall = onCall;
  }

  /** The outcome of a call, as an evaluation would have it: what must not be called is an error and reaches no server. */
  async call(name: string, args: JsonObject | null, signal: AbortSignal): Promise<Outcome> {
    using stop = ownStop(signal, this.#over.signal);
    if (this.#isAnswered && this.#inFlight === 0) {
      this.#round += 1;
      this.#isAnswered = false;
    }
    const round = this.#round;
    this.#inFlight += 1;
    try {
      const session = await this.#open();
      const context = { view: this.view, session, sandboxes: this.#sandboxes(), signal: stop.signal };
      const [outcome] = await executeCalls(context, [{ id: '', name, arguments: args }]);
      const call: LoggedCall = { round, name, arguments: args, outcome: outcome as Outcome };
      this.#calls.push(call);
      this.#onCall(call);
      return call.outcome;
    } finally {
      this.#inFlight -= 1;
      this.#isAnswered = true;
    }
  }

  record(): EpisodeRecord {
    return {
      sample: this.task.example.id,
      calls: [...this.#calls],
      ...(this.#after === undefined ? {} : { after: this.#after }),
    };
  }

  /** Reads what may have been changed and gives the world back; what was called stays. */
  async end(signal: AbortSignal): Promise<void> {
    this.#ended ??= this.#end(signal);
    await this.#ended;
  }

  async #end(signal: AbortSignal): Promise<void> {
    const session = await this.#session?.catch(() => undefined);
    if (session === undefined) return;
    try {
      this.#after = await readAffected(this.task.sample, session, signal);
    } finally {
      await session[Symbol.asyncDispose]();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    this.#ended ??= this.#session?.then(
      (session) => session[Symbol.asyncDispose](),
      () => {},
    );
    await this.#ended;
  }

  #open(): Promise<ToolSession> {
    this.#session ??= this.#openWorld(this.#over.signal);
    return this.#session;
  }

  /** A fresh world, as the exchanges before have left it. */
  async #openWorld(signal: AbortSignal): Promise<ToolSession> {
    const { sample, example } = this.task;
    const session = await openWorld(this.#world.source, sample, signal);
    try {
      await replayHistory({ view: this.view, session, sandboxes: this.#sandboxes(), signal }, example);
      return session;
    } catch (error) {
      await session[Symbol.asyncDispose]();
      throw error;
    }
  }

  #sandboxes(): ReadonlySet<string> {
    return new Set(this.#world.catalog.servers.filter(({ sandbox }) => sandbox).map(({ name }) => name));
  }
}

/** What was played, as an evaluation has it: rounds of calls, and the text at the end. */
export function playedOf(
  task: Pick<Task, 'example'>,
  calls: readonly LoggedCall[],
  response: string,
): Played {
  const rounds: PlayedRound[] = [];
  for (const { round, ...call } of calls) {
    while (rounds.length <= round) rounds.push({ calls: [], text: null });
    const at = rounds[round] as PlayedRound;
    rounds[round] = { ...at, calls: [...at.calls, call] };
  }
  return {
    example: task.example.id,
    kind: task.example.kind,
    mode: 'real',
    rounds: [...rounds, { calls: [], text: response }],
    response: response === '' ? null : response,
    spent: nothingSpent,
    elapsedMs: 0,
  };
}
