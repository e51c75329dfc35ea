// A run in progress in this process, whether or not a caller waits for it.
import type { ComposedRun } from '../../compose/compose-run.ts';
import type { RunRequest } from '../../compose/plan-run.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { noFigures } from '../../model/figures.ts';
import type { RunFigures } from '../../model/run.ts';
import { inAgentWords } from '../agent-words.ts';
import type { RunReport } from './run-report.ts';

/** Reasons quote results, so there may be as many as there are drafts. */
const mostReasons = 1000;

const unexpected = 'ToolGrad failed unexpectedly; its log has the details.';

type Ended = RunReport['status'];

/** What a run needs from its process. */
export interface RunContext {
  /** Its status has changed. */
  readonly onChange: () => void;
  /** Removes secrets and paths from what clients are told. */
  readonly redact: (text: string) => string;
  /** Values that clients must not be told from now on. */
  readonly onSecrets: (secrets: readonly string[]) => void;
}

export class RunInProgress {
  readonly name: string;
  /** Settles when the run has ended and its servers are closed; never rejects. */
  readonly done: Promise<void>;
  ended = false;
  /** The error it ended with, if it failed. */
  failure: unknown;

  readonly #request: RunRequest;
  readonly #context: RunContext;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(event: RunEvent) => void>();
  /** Released when the run has ended, because it holds the catalog and the servers. */
  #composed: ComposedRun | undefined;
  #hasFolder = false;
  #last: RunReport | undefined;
  readonly #rejections = new Map<string, number>();
  #status: Ended = 'starting';
  #activity = 'servers are starting';
  /** The latest notice: a run that reaches a limit ends with one that names it. */
  #limit: string | undefined;

  /** Starts immediately. */
  constructor(name: string, request: RunRequest, context: RunContext) {
    this.name = name;
    this.#request = request;
    this.#context = context;
    this.done = this.#work();
  }

  /** Subscribes to all events of the run from now on; returns a function that unsubscribes. */
  listen(listener: (event: RunEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Stops the run and keeps what was accepted; resolves when it has ended. */
  async cancel(): Promise<void> {
    this.#stop.abort();
    await this.done;
  }

  report(): RunReport {
    return this.#last ?? this.#report();
  }

  #report(): RunReport {
    const manifest = this.#composed?.folder.manifest;
    const { figures, failure } = this;
    const { redact } = this.#context;
    const why =
      failure === undefined
        ? this.#status === 'limit'
          ? this.#limit
          : undefined
        : failure instanceof ToolGradError
          ? failure.message
          : unexpected;
    return {
      run: this.name,
      status: this.#status,
      model: manifest?.model ?? this.#request.model ?? 'symbolic',
      requested: this.#composed?.spec.samples ?? this.#request.spec.samples ?? 0,
      accepted: figures.accepted,
      rejected: figures.rejected,
      elapsedMs: manifest?.counts.elapsedMs ?? 0,
      updatedAt: manifest?.updatedAt ?? new Date().toISOString(),
      ...(this.ended ? {} : { activity: this.#activity }),
      ...(why === undefined ? {} : { error: inAgentWords(redact(why)) }),
      notices: (manifest?.notices ?? []).map((notice) => inAgentWords(redact(notice))),
    };
  }

  /** The totals so far, from memory, because reading the run would slow it down. */
  get figures(): RunFigures {
    return this.#composed?.folder.figures ?? noFigures;
  }

  /** Why drafts were rejected since it was started here, most frequent reasons first. */
  get rejections(): readonly { readonly reason: string; readonly count: number }[] {
    return [...this.#rejections]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, 20);
  }

  async #work(): Promise<void> {
    const { signal } = this.#stop;
    const [{ composeRun }, { runToEnd }, { threadMakers }] = await Promise.all([
      import('../../compose/compose-run.ts'),
      import('../../compose/run-to-end.ts'),
      import('../../workers/thread-pool.ts'),
    ]);
    const compose = async () => {
      signal.throwIfAborted();
      return await composeRun(this.#request, (event) => this.#hear(event), signal);
    };
    const { ended, failure } = await runToEnd(compose, signal, {
      makers: threadMakers,
      begun: (composed) => {
        this.#composed = composed;
        this.#hasFolder = true;
        this.#status = 'running';
        this.#context.onChange();
        this.#context.onSecrets(composed.parts.secrets);
        return undefined;
      },
    });
    this.failure = failure;
    if (failure !== undefined && !(failure instanceof ToolGradError)) console.error(failure);
    this.#status = ended;
    this.ended = true;
    this.#last = this.#report();
    this.#composed = undefined;
    this.#listeners.clear();
    this.#context.onChange();
  }

  #hear(event: RunEvent): void {
    this.#activity = activityOf(event) ?? this.#activity;
    if (event.type === 'notice') this.#limit = event.message;
    if (
      event.type === 'rejected' &&
      (this.#rejections.has(event.reason) || this.#rejections.size < mostReasons)
    ) {
      this.#rejections.set(event.reason, (this.#rejections.get(event.reason) ?? 0) + 1);
    }
    if (event.type === 'accepted' || event.type === 'rejected') this.#context.onChange();
    for (const listener of this.#listeners) listener(event);
  }

  /** Throws what the run failed with, unless it has a folder: then there is something to report. */
  assertBegun(): void {
    if (this.failure === undefined || this.#hasFolder) return;
    throw this.failure instanceof Error ? this.failure : new ToolGradError('run', String(this.failure));
  }
}

/** What is happening, in a few words. */
export function activityOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'draft-started':
      return `draft ${event.index + 1} started`;
    case 'call':
      return `draft ${event.index + 1} called ${event.tool}`;
    case 'asked':
      return `draft ${event.index + 1} asked the model to ${event.stage}`;
    case 'accepted':
      return `draft ${event.index + 1} was accepted`;
    case 'rejected':
      return `draft ${event.index + 1} was rejected: ${event.reason}`;
    case 'workers':
    case 'notice':
    case 'iteration':
      return undefined;
  }
}

/** Whether it is in progress in this process. */
export function isGoingOn(run: RunInProgress | undefined): boolean {
  return run !== undefined && !run.ended;
}
