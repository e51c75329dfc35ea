// Many drafts: seeds, concurrency, and commitment in the order of their index.
import { setMaxListeners } from 'node:events';
import { ToolGradError } from '../model/errors.ts';
import { isAccepted } from '../model/figures.ts';
import { type Learned, nothingLearned } from '../model/learned.ts';
import { draftsPerSample } from '../model/loop-limits.ts';
import { deriveSeed } from '../model/random.ts';
import type { RunFigures, RunParts, RunSpec } from '../model/run.ts';
import { draftId, draftIndex, type RejectedDraft, type Sample } from '../model/sample.ts';
import { Budget } from '../spending/budget.ts';
import { newTally, type Tally } from './deps.ts';
import { draftEntry, rememberEntry } from './draft-entry.ts';
import { type Made, makeDraft } from './make-draft.ts';
import { Memory } from './memory.ts';

/** `memory.json` is renewed after this many drafts: it can be rebuilt, so it may lag behind. */
const memoryEvery = 100;

export type Ended = 'done' | 'short' | 'limit' | 'interrupted';

/**
 * Drafts until the samples asked for are accepted, or three times that number of drafts is reached (`short`), or the
 * signal aborts (`interrupted`), or a limit of the spending is reached (`limit`); goes on where the store's earlier drafts end. What it makes depends on the spec, the
 * servers' answers and the backend's, and on nothing else: not on concurrency, nor on interruptions.
 * Throws `server` where no server is left, and `run` where the store cannot be written.
 */
export async function generate(
  parts: RunParts,
  spec: RunSpec,
  signal: AbortSignal,
): Promise<RunFigures & { readonly ended: Ended }> {
  const run = new Run(parts, spec);
  await run.restore();
  const ended = await run.work(signal);
  await parts.store.saveMemory(run.finalMemory().toLearned() as never);
  return { ...parts.store.figures, ended };
}

class Run {
  readonly #parts: RunParts;
  readonly #spec: RunSpec;
  /** The sum of the lessons of the first `#absorbed` drafts. */
  #memory = Memory.empty;
  #absorbed = 0;
  /** The lessons of the committed drafts after those. */
  readonly #pending: Learned[] = [];
  #committed = 0;
  #budget = new Budget({});
  /** The counters of the drafts that are not committed. */
  readonly #tallies = new Map<number, Tally>();

  constructor(parts: RunParts, spec: RunSpec) {
    this.#parts = parts;
    this.#spec = spec;
  }

  async restore(): Promise<void> {
    const { store, limits, shared } = this.#parts;
    for await (const entry of store.committed()) this.#count(entry);
    this.#budget = new Budget(limits, store.figures, shared);
  }

  finalMemory(): Memory {
    return this.#pending.reduce((memory, learned) => memory.with(learned), this.#memory);
  }

  async work(signal: AbortSignal): Promise<Ended> {
    const { samples, window, concurrency } = this.#spec;
    const most = samples * draftsPerSample;
    // Ends the drafts that are no longer needed once there are samples enough.
    const enough = new AbortController();
    const stop = AbortSignal.any([signal, enough.signal]);
    // Every call under way listens to it.
    setMaxListeners(0, stop);
    const underWay = new Map<number, Promise<Made | Error>>();
    let next = this.#committed;
    try {
      while (this.#accepted < samples && this.#committed < most && !signal.aborted) {
        while (
          next < most &&
          underWay.size < Math.min(concurrency, window, this.#wanted()) &&
          next - window < this.#committed &&
          this.#mayBegin()
        ) {
          underWay.set(next, this.#draft(next, stop));
          next += 1;
        }
        const draft = await underWay.get(this.#committed);
        underWay.delete(this.#committed);
        if (draft instanceof Error) {
          if (signal.aborted) break;
          if (draft instanceof ToolGradError && draft.code === 'budget') return this.#limited(draft.message);
          throw draft;
        }
        if (draft === undefined) return this.#limited(this.#exhausted() ?? '');
        await this.#commit(this.#committed, draft, stop);
      }
    } finally {
      enough.abort();
      await Promise.allSettled(underWay.values());
      for (const { spent } of this.#tallies.values()) this.#parts.store.addUnfinished(spent);
    }
    if (this.#accepted >= samples) return 'done';
    return signal.aborted ? 'interrupted' : 'short';
  }

  get #accepted(): number {
    return this.#parts.store.figures.accepted;
  }

  /** Why no draft may be begun for want of money. */
  #exhausted(): string | undefined {
    return this.#budget.exhausted([...this.#tallies.values()].map(({ spent }) => spent));
  }

  /** Drafts that are worth having under way: those that the samples still missing take at the pass rate so far. */
  #wanted(): number {
    const { accepted, rejected } = this.#parts.store.figures;
    const passRate = (accepted + 1) / (accepted + rejected + 1);
    return Math.ceil((this.#spec.samples - accepted) / passRate);
  }

  #mayBegin(): boolean {
    return this.#exhausted() === undefined;
  }

  #limited(reason: string): Ended {
    this.#parts.onEvent({ type: 'notice', message: reason });
    return 'limit';
  }

  /** What the memory holds for draft `index`: the lessons up to `index - window`. Drafts start in the order of their index. */
  #memoryFor(index: number): Memory {
    while (this.#absorbed <= index - this.#spec.window) {
      const learned = this.#pending.shift();
      if (learned === undefined) break;
      this.#memory = this.#memory.with(learned);
      this.#absorbed += 1;
    }
    return this.#memory;
  }

  /** An error is answered, not thrown: the run cannot go on, or it was aborted. */
  async #draft(index: number, signal: AbortSignal): Promise<Made | Error> {
    const memory = this.#memoryFor(index);
    const tally = newTally();
    this.#tallies.set(index, tally);
    try {
      const parts = { ...this.#parts, budget: this.#budget };
      const seed = deriveSeed(this.#spec.seed, index);
      return await makeDraft(parts, this.#spec, { index, seed, memory, tally }, signal);
    } catch (error) {
      // A value, because nobody awaits this draft before its turn to be committed.
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async #commit(index: number, draft: Made, signal: AbortSignal): Promise<void> {
    const { store, backend, version, clock, checks, accepted, secrets, onEvent } = this.#parts;
    const entry = await draftEntry(draft, {
      id: draftId(this.#spec.seed, index),
      seed: deriveSeed(this.#spec.seed, index),
      model: backend.id,
      version,
      createdAt: clock(),
      checks,
      accepted,
      signal,
      calendar: this.#spec,
      secrets,
    });
    await store.commit(entry);
    this.#tallies.delete(index);
    this.#count(entry);
    if (isAccepted(entry)) onEvent({ type: 'accepted', index, query: entry.query });
    else onEvent({ type: 'rejected', index, reason: entry.reason });
    if (this.#committed % memoryEvery === 0) {
      await store.saveMemory(this.finalMemory().toLearned() as never);
    }
  }

  #count(entry: Sample | RejectedDraft): void {
    // Lines that were broken have taught nothing, and keep their places.
    for (; this.#committed < draftIndex(entry.id); this.#committed += 1) this.#pending.push(nothingLearned);
    rememberEntry(this.#parts.accepted, entry);
    this.#pending.push(entry.learned);
    // A resumed run absorbs as it reads, so that it never holds more lessons than the window.
    if (this.#pending.length > this.#spec.window) this.#memoryFor(this.#committed);
    this.#committed += 1;
  }
}
