// What every way to a workflow shares: sessions that start afresh, lessons, and what came of the draft.
import type { Critique } from '../model/feedback.ts';
import type { Learned } from '../model/learned.ts';
import type { RunSpec } from '../model/run.ts';
import type { Trace, TracedGradient } from '../model/sample.ts';
import type { Check, ToolSession } from '../model/seams.ts';
import { emptyWorkflow, type Workflow } from '../model/workflow.ts';
import type { DraftDeps } from './deps.ts';
import { Lessons } from './learn.ts';
import type { Memory } from './memory.ts';
import { replay, unrepeatable } from './settle.ts';
import { UnansweredCalls } from './unanswered-calls.ts';
import type { Author, Written } from './write.ts';

/** What shapes the search for a workflow, by either method. */
export type LoopSpec = Pick<
  RunSpec,
  'iterations' | 'proposals' | 'pool' | 'method' | 'select' | 'dfsWidth' | 'dfsSteps'
>;

export interface Explored {
  readonly workflow: Workflow;
  readonly trace: Trace;
  readonly learned: Learned;
}

export abstract class Exploration {
  workflow = emptyWorkflow;
  protected readonly deps: DraftDeps;
  protected readonly lessons = new Lessons();
  protected readonly unanswered = new UnansweredCalls();
  protected readonly gradients: TracedGradient[] = [];
  protected memory: Memory;
  #opened = 0;

  constructor(deps: DraftDeps, memory: Memory) {
    this.deps = deps;
    this.memory = memory;
  }

  /** Finds the workflow, as far as there is one. */
  abstract run(spec: LoopSpec): Promise<void>;

  /** Who words what was found; `memory` is what the draft began with. */
  abstract author(memory: Memory): Author;

  /** Why there is no workflow, in a sentence. */
  abstract lastObjection(): string;

  protected async open(): Promise<ToolSession> {
    this.#opened += 1;
    const { source, signal, index } = this.deps;
    return await source.openSession(signal, `draft ${index}/exploring/${this.#opened}`);
  }

  /** A session without exploration's traces, in which a chain is executed again; the same one where that must not be. */
  protected async startAfresh(
    session: ToolSession,
    workflow: Workflow,
  ): Promise<{ readonly session: ToolSession; readonly workflow: Workflow }> {
    if (unrepeatable(this.deps, workflow) !== undefined) return { session, workflow };
    const fresh = await this.open();
    try {
      await session[Symbol.asyncDispose]();
      return { session: fresh, workflow: (await replay(this.deps, fresh, workflow)).workflow };
    } catch (error) {
      // Nobody else knows of it yet.
      await fresh[Symbol.asyncDispose]();
      throw error;
    }
  }

  finish(written: Written, checks: readonly Check[]): void {
    this.workflow = written.draft.workflow;
    const failed = written.verdicts.filter(({ status }) => status === 'failed');
    if (failed.length === 0) this.lessons.addKept(this.workflow, written.draft.exchanges);
    else this.lessons.addObjections(failed, this.workflow, checks);
  }

  outcome(latencyMs: Trace['latencyMs']): Explored {
    const { proposals, toolCalls, failedToolCalls, spent, stages } = this.deps.tally;
    const trace: Trace = {
      iterations: this.gradients.length,
      proposals,
      toolCalls,
      failedToolCalls,
      modelCalls: spent.calls,
      latencyMs,
      usage: spent.usage,
      costUsd: spent.costUsd,
      stages: { ...stages },
      gradients: this.gradients,
    };
    return { workflow: this.workflow, trace, learned: this.lessons.toLearned() };
  }
}

/** The last critique's words; `otherwise` where there is none. */
export function lastOf(critiques: readonly Critique[], otherwise: string): string {
  return critiques.at(-1)?.message ?? otherwise;
}
