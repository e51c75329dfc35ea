// What goes through the queue: a job for a worker, and what comes back.
import type { MadeData } from '../../synthesis/draft-job.ts';
import type { DraftSpec } from '../../synthesis/make-draft.ts';
import type { RunFacts } from './run-facts.ts';

/** A draft to be made; its lessons are in the stream. */
export interface QueueJob {
  readonly index: number;
  readonly seed: number;
  readonly spec: DraftSpec;
  /** It begins with the lessons of so many of the first drafts, */
  readonly lessons: number;
  /** which stand in this stream. */
  readonly stream: string;
}

export interface QueueAnswer {
  readonly made: MadeData;
  /** Who made it, and how long that took, in milliseconds. */
  readonly worker: string;
  readonly ms: number;
}

/** What a run announces to whoever wants to work for it. */
export interface Announced {
  readonly id: string;
  readonly facts: RunFacts;
}

/** The key of what a run announces, and how long it stands there without being renewed, in seconds. */
export const announcement = 'run';
export const announcedFor = 30;

/** How long a worker may be silent before its jobs are given to others, in milliseconds; and how often that is looked for. */
export const lockMs = 15_000;
export const lookForStalledMs = 5_000;
