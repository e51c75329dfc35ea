// What goes through the queue: a run's announcement, jobs for workers, and what comes back.
import { z } from 'zod';
import type { MadeData } from '../../synthesis/draft-job.ts';
import type { DraftSpec } from '../../synthesis/make-draft.ts';

const whole = z.number().int().min(0);

const jobSchema = z.object({
  index: whole,
  seed: whole,
  // Fields that decide how a draft is made and are not named here come with it, too.
  spec: z.looseObject({
    iterations: whole.max(100),
    proposals: whole.max(100),
    pool: whole.max(10_000),
    feedback: z.boolean(),
    today: z.iso.date(),
    timeZone: z.string(),
  }),
  /** It begins with the lessons of so many of the first drafts, */
  lessons: whole,
  /** which stand in this stream. */
  stream: z.string(),
});

/** A draft to be made; its lessons are in the stream. */
export type QueueJob = Omit<z.infer<typeof jobSchema>, 'spec'> & { readonly spec: DraftSpec };

const hash = z.string();

const announcedSchema = z.object({
  /** The run's. */
  id: z.string(),
  facts: z.object({
    version: z.string(),
    model: z.string(),
    /** Null where it is the model's own. */
    temperature: z.number().nullable(),
    /** Of what a model sees of the tools. */
    catalog: hash,
    /** Of which of them may be called. */
    callable: hash,
    servers: z.array(z.object({ name: z.string(), toolsHash: hash })),
    checks: z.object({
      names: z.array(z.string()).readonly(),
      options: z.object({
        languageModel: z.boolean().exactOptional(),
        solveThreshold: z.number().exactOptional(),
      }),
    }),
    window: whole,
  }),
});

/** What a run announces to whoever wants to work for it. */
export type Announced = z.infer<typeof announcedSchema>;

/** Throws where it is no job: anybody may write to a queue. */
export function readJob(data: unknown): QueueJob {
  return jobSchema.parse(data) as QueueJob;
}

/** Undefined where it is none of this program's. */
export function readAnnounced(text: string | null): Announced | undefined {
  if (text === null) return undefined;
  try {
    return announcedSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export interface QueueAnswer {
  readonly made: MadeData;
  /** Who made it, and how long that took, in milliseconds. */
  readonly worker: string;
  readonly ms: number;
}

/** The key of what a run announces, and how long it stands there without being renewed, in seconds. */
export const announcement = 'run';
export const announcedFor = 30;

/** What a process that was killed has left, and no run takes up again, is forgotten by the server after this many seconds. */
export const forgottenAfter = 24 * 3_600;

/** How long a worker may be silent before its jobs are given to others, in milliseconds; and how often that is looked for. */
export const lockMs = 15_000;
export const lookForStalledMs = 5_000;
