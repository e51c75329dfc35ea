// Many drafts: seeds, places, and commitment in the order of their index.
import { ToolGradError } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { isAccepted } from '../model/figures.ts';
import { nothingLearned } from '../model/learned.ts';
import { draftsPerSample } from '../model/loop-limits.ts';
import { deriveSeed } from '../model/random.ts';
import type { RunFigures, RunParts, RunSpec } from '../model/run.ts';
import {
  addSpent,
  draftId,
  draftIndex,
  nothingSpent,
  type RejectedDraft,
  type Sample,
  type Spent,
} from '../model/sample.ts';
import { Budget } from '../spending/budget.ts';
import { ownStop } from '../timing/stop.ts';
import { newTally } from './deps.ts';
import { draftEntry, rememberEntry } from './draft-entry.ts';
import { type CreateMaker, createLocalMaker, type DraftMaker } from './draft-maker.ts';
import { DraftsUnderWay } from './drafts-under-way.ts';
import { LessonLog, lessonsBefore } from './lesson-log.ts';
import type { Made } from './make-draft.ts';
import { dialogueOf } from './rewording/reword.ts';

/** `memory.json` is renewed after this many drafts: it can be rebuilt, so it may lag behind. */
const memoryEvery = 100;

export type Ended = 'done' | 'short' | 'limit' | 'interrupted';

/**
 * Drafts until the samples asked for are accepted, or three times that number of drafts is reached (`short`), or the
 * signal aborts (`interrupted`), or a limit of the spending is reached (`limit`); goes on where the store's earlier drafts end. What it makes depends on the spec, the
 * servers' answers and the backend's, and on nothing else: not on who makes the drafts, how many at a time, nor on interruptions.
 * Throws `server` where no server is left, and `run` where the store cannot be written.
 */
export async function generate(
  parts: RunParts,
  spec: RunSpec,
  signal: AbortSignal,
  createMaker: CreateMaker = createLocalMaker,
): Promise<RunFigures & { readonly ended: Ended }> {
  const run = new Run(parts, spec, createMaker);
  await run.restore();
  const ended = await run.work(signal);
  await run.saveMemory();
  return { ...parts.store.figures, ended };
}

class Run {
  readonly #parts: RunParts;
  readonly #spec: RunSpec;
  readonly #createMaker: CreateMaker;
  /** The lessons of the committed drafts. */
  readonly #log: LessonLog;
  #budget = new Budget({});
  /** What the drafts that are not committed have cost so far. */
  readonly #spent = new Map<number, Spent>();

  constructor(parts: RunParts, spec: RunSpec, createMaker: CreateMaker) {
    this.#parts = parts;
    this.#spec = spec;
    this.#createMaker = createMaker;
    this.#log = new LessonLog(spec.window);
  }

  async restore(): Promise<void> {
    const { store, limits, shared, dialogues } = this.#parts;
    for await (const entry of store.committed()) {
      if (isAccepted(entry)) dialogues?.count(entry);
      this.#count(entry);
    }
    this.#budget = new Budget(limits, store.figures, shared);
  }

  async saveMemory(): Promise<void> {
    await this.#parts.store.saveMemory(this.#log.memoryAt(this.#committed).toLearned() as never);
  }

  async work(signal: AbortSignal): Promise<Ended> {
    const { samples, window } = this.#spec;
    const most = samples * draftsPerSample;
    // Ends the drafts that are no longer needed once there are samples enough.
    using enough = ownStop(signal);
    const stop = enough.signal;
    await using maker = this.#createMaker({
      parts: this.#parts,
      spec: this.#spec,
      log: this.#log,
      budget: this.#budget,
      onEvent: (event) => this.#heard(event),
      onCapacity: () => drafts.fill(),
      onLost: (index) => this.#lost(index),
    });
    const drafts = new DraftsUnderWay({
      first: this.#committed,
      places: () => maker.capacity,
      mayBegin: (index, begun) =>
        !stop.aborted &&
        index < most &&
        begun < this.#wanted() &&
        lessonsBefore(index, window) <= this.#committed &&
        this.#exhausted() === undefined,
      begin: (index) => this.#draft(maker, index, stop),
    });
    stop.addEventListener('abort', () => drafts.fill(), { once: true });
    try {
      while (this.#accepted < samples && this.#committed < most && !signal.aborted) {
        const draft = await drafts.take(this.#committed);
        if (draft instanceof Error) {
          if (signal.aborted) break;
          if (draft instanceof ToolGradError && draft.code === 'budget') return this.#limited(draft.message);
          throw draft;
        }
        if (signal.aborted && draft === undefined) break;
        if (draft === undefined) return this.#limited(this.#exhausted() ?? '');
        if (!(await this.#commit(this.#committed, draft, stop))) break;
      }
    } finally {
      enough.abort();
      await drafts.close();
      for (const spent of this.#spent.values()) this.#parts.store.addUnfinished(spent);
    }
    if (this.#accepted >= samples) return 'done';
    return signal.aborted ? 'interrupted' : 'short';
  }

  get #accepted(): number {
    return this.#parts.store.figures.accepted;
  }

  get #committed(): number {
    return this.#log.length;
  }

  /** Why no draft may be begun for want of money. */
  #exhausted(): string | undefined {
    return this.#budget.exhausted([...this.#spent.values()]);
  }

  /** Drafts that are worth having under way: those that the samples still missing take at the pass rate so far. */
  #wanted(): number {
    const { accepted, rejected } = this.#parts.store.figures;
    const passRate = (accepted + 1) / (accepted + rejected + 1);
    return Math.ceil((this.#spec.samples - accepted) / passRate);
  }

  #limited(reason: string): Ended {
    this.#parts.onEvent({ type: 'notice', message: reason });
    return 'limit';
  }

  #heard(event: RunEvent): void {
    if (event.type === 'asked')
      this.#spent.set(event.index, addSpent(this.#spent.get(event.index) ?? nothingSpent, event.spent));
    this.#parts.onEvent(event);
  }

  #lost(index: number): void {
    this.#parts.store.addUnfinished(this.#spent.get(index) ?? nothingSpent);
    this.#spent.set(index, nothingSpent);
  }

  async #draft(maker: DraftMaker, index: number, signal: AbortSignal): Promise<Made> {
    this.#spent.set(index, nothingSpent);
    const order = {
      index,
      seed: deriveSeed(this.#spec.seed, index),
      lessons: lessonsBefore(index, this.#spec.window),
    };
    const made = await maker.make(order, signal);
    this.#budget.finishDraft(this.#spent.get(index) ?? nothingSpent);
    return made;
  }

  /** False where the signal has aborted before it was committed. */
  async #commit(index: number, draft: Made, signal: AbortSignal): Promise<boolean> {
    const { store, backend, version, clock, checks, accepted, secrets, onEvent } = this.#parts;
    const entry = await draftEntry(draft, {
      id: draftId(this.#spec.seed, index),
      seed: deriveSeed(this.#spec.seed, index),
      model: backend.id,
      method: this.#spec.method,
      version,
      createdAt: clock(),
      checks,
      accepted,
      signal,
      calendar: this.#spec,
      secrets,
    });
    const line = isAccepted(entry) ? await this.#dialogue(index, draft, entry, signal) : entry;
    if (line === undefined) return false;
    await store.commit(line);
    this.#spent.delete(index);
    this.#count(line);
    if (isAccepted(entry)) onEvent({ type: 'accepted', index, query: entry.query });
    else onEvent({ type: 'rejected', index, reason: entry.reason });
    if (this.#committed % memoryEvery === 0) await this.saveMemory();
    return true;
  }

  /** What a sample becomes where dialogues are asked for; undefined where the signal aborts before its words are found. */
  async #dialogue(
    index: number,
    { catalog }: Made,
    sample: Sample,
    signal: AbortSignal,
  ): Promise<Sample | undefined> {
    const { dialogues, backend, checks, secrets } = this.#parts;
    if (dialogues === undefined) return sample;
    const { seed } = sample;
    const { feedback } = this.#spec;
    const tally = newTally();
    const asking = { index, seed, backend, catalog, tally, feedback, signal, calendar: this.#spec };
    const deps = { ...asking, budget: this.#budget, onEvent: (event: RunEvent) => this.#heard(event) };
    try {
      return await dialogueOf(deps, sample, { dialogues, checks, secrets });
    } catch (error) {
      // It is made again when the run goes on: what a draft becomes does not depend on interruptions.
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      this.#budget.addToFinished(tally.spent);
    }
  }

  #count(entry: Sample | RejectedDraft): void {
    // Lines that were broken have taught nothing, and keep their places.
    while (this.#committed < draftIndex(entry.id)) this.#log.append(nothingLearned);
    rememberEntry(this.#parts.accepted, entry);
    this.#log.append(entry.learned);
  }
}
