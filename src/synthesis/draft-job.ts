// A draft as a job for another thread or machine: what it is made from and what came of it are data.
import type { Catalog } from '../model/tool.ts';
import type { DraftOrder } from './draft-maker.ts';
import type { LessonLog, LessonsDelta } from './lesson-log.ts';
import { type DraftParts, type DraftSpec, draftSpecOf, type Made, makeDraft } from './make-draft.ts';
import { Memory } from './memory.ts';

/** All that decides a draft, given the same tools, model and checks. */
export interface DraftJob {
  readonly index: number;
  readonly seed: number;
  readonly spec: DraftSpec;
  /** What has been learned since the last job of the same worker. */
  readonly lessons: LessonsDelta;
}

/** What became of a draft, and the hash of the catalog that it was made with; `learned` holds its lessons. */
export interface MadeData extends Omit<Made, 'catalog'> {
  readonly catalogHash: string;
}

/** The job for somebody who knows the first `known` lessons. */
export function draftJob(
  { index, seed, lessons }: DraftOrder,
  spec: DraftSpec,
  log: LessonLog,
  known: number,
): DraftJob {
  return { index, seed, spec: draftSpecOf(spec), lessons: log.delta(known, lessons) };
}

/** The draft, with the catalog of whoever ordered it in the place of the hash. */
export function madeFrom({ catalogHash: _, ...made }: MadeData, catalog: Catalog): Made {
  return { ...made, catalog };
}

/** Makes the drafts of jobs, one after the other or several at a time, and keeps the lessons that come with them. */
export class JobWorker {
  readonly #parts: DraftParts;
  #memory = Memory.empty;
  #known = 0;

  constructor(parts: DraftParts) {
    this.#parts = parts;
  }

  /** How many of the first lessons it knows. */
  get known(): number {
    return this.#known;
  }

  /** Makes the draft of a job. Jobs are taken in the order in which they were made out. Throws as `makeDraft` does. */
  async make({ index, seed, spec, lessons }: DraftJob, signal: AbortSignal): Promise<MadeData> {
    this.#learn(lessons);
    const beginning = { index, seed, memory: this.#memory };
    const { catalog, ...made } = await makeDraft(this.#parts, spec, beginning, signal);
    return { ...made, catalogHash: catalog.hash };
  }

  #learn({ from, to, added }: LessonsDelta): void {
    if (from !== 0 && from !== this.#known)
      throw new Error(`Lessons from ${from} on were sent to a worker that knows ${this.#known}.`);
    const before = from === 0 ? Memory.empty : this.#memory;
    this.#memory = before.with(...added);
    this.#known = to;
  }
}
