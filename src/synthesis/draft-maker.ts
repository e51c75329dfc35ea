// Who makes a run's drafts: this thread, or others. What they make is the same.
import type { OnEvent } from '../model/events.ts';
import type { RunParts, RunSpec } from '../model/run.ts';
import type { Budget } from '../spending/budget.ts';
import type { LessonLog } from './lesson-log.ts';
import { type Made, makeDraft } from './make-draft.ts';

/** One draft that is wanted. */
export interface DraftOrder {
  readonly index: number;
  readonly seed: number;
  /** It begins with the lessons of so many of the first drafts. */
  readonly lessons: number;
}

/** What makers of drafts share with the run they work for. */
export interface MakerContext {
  readonly parts: Pick<RunParts, 'source' | 'backend' | 'checks' | 'secrets' | 'clock'>;
  readonly spec: RunSpec;
  readonly log: LessonLog;
  readonly budget: Budget;
  readonly onEvent: OnEvent;
  /** To be called when the capacity has grown. */
  readonly onCapacity: () => void;
  /** To be called when a draft is lost with whoever made it, and is made again: what it has cost is lost, too. */
  readonly onLost: (index: number) => void;
}

/** Makes drafts, several at a time; disposing it ends what it has started. */
export interface DraftMaker extends AsyncDisposable {
  /** Drafts that it works on at a time; it may grow. */
  readonly capacity: number;
  /** Makes one draft. Rejects where the run cannot go on, and with `interrupted` once the signal is aborted. */
  make(order: DraftOrder, signal: AbortSignal): Promise<Made>;
}

export type CreateMaker = (context: MakerContext) => DraftMaker;

/** Makes drafts in this thread. */
export function createLocalMaker({ parts, spec, log, budget, onEvent }: MakerContext): DraftMaker {
  return {
    capacity: spec.concurrency,
    make: async ({ index, seed, lessons }, signal) =>
      await makeDraft(
        { ...parts, budget, onEvent },
        spec,
        { index, seed, memory: log.memoryAt(lessons) },
        signal,
      ),
    async [Symbol.asyncDispose]() {},
  };
}
