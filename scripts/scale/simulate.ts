// A run by many workers, simulated: drafts in the order of their index, one committing process, lessons for everybody.
import { lessonsBefore } from '../../src/synthesis/lesson-log.ts';

/** What things take, in milliseconds. */
export interface ServiceTimes {
  /** Drafts as they were measured, one after the other. */
  readonly draft: readonly number[];
  /** What the committing process does for a draft: reading it, comparing, validating, writing, handing out the next. */
  readonly commit: number;
  /** What every worker does for every lesson. */
  readonly lesson: number;
}

export interface Simulated {
  readonly perSecond: number;
  /** The share of the time that the committing process is at work. */
  readonly committing: number;
  /** The share of the workers' time that goes into lessons. */
  readonly learning: number;
}

/** Plays a run of so many drafts. One draft at a time for each worker: a core does not do more, however they overlap. */
export function simulate(times: ServiceTimes, workers: number, window: number, drafts: number): Simulated {
  const { draft, commit, lesson } = times;
  /** When each worker is free, as a heap would give it: the earliest first. */
  const free = Array.from({ length: workers }, () => ({ at: 0, known: 0 }));
  const committed: number[] = [];
  let [committerFree, learning, end] = [0, 0, 0];
  for (let index = 0; index < drafts; index++) {
    const lessons = lessonsBefore(index, window);
    const mayBegin = lessons === 0 ? 0 : (committed[lessons - 1] as number);
    const worker = earliest(free);
    const taught = (lessons - worker.known) * lesson;
    learning += taught;
    worker.known = lessons;
    worker.at = Math.max(worker.at, mayBegin) + taught + (draft[index % draft.length] as number);
    sink(free);
    committerFree = Math.max(committerFree, worker.at) + commit;
    committed.push(committerFree);
    end = committerFree;
  }
  return {
    perSecond: (1000 * drafts) / end,
    committing: (drafts * commit) / end,
    learning: learning / (workers * end),
  };
}

interface Free {
  at: number;
  known: number;
}

/** The root of the heap. */
function earliest(heap: readonly Free[]): Free {
  return heap[0] as Free;
}

/** Restores the order of the heap after its root has grown. */
function sink(heap: Free[]): void {
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let least = at;
    if (left < heap.length && (heap[left] as Free).at < (heap[least] as Free).at) least = left;
    if (right < heap.length && (heap[right] as Free).at < (heap[least] as Free).at) least = right;
    if (least === at) return;
    [heap[at], heap[least]] = [heap[least] as Free, heap[at] as Free];
    at = least;
  }
}
