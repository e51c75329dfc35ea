// A run whose drafts are made elsewhere, each at its own pace: they are committed in the order in which they finish.
import type { RunParts } from '../core/run.ts';
import type { RejectedDraft, Sample } from '../core/sample.ts';
import { draftEntry, rememberEntry } from './draft-entry.ts';
import type { Made } from './make-draft.ts';
import { Memory } from './memory.ts';

export interface CollectionParts
  extends Pick<RunParts, 'store' | 'novelty' | 'secrets' | 'version' | 'clock'> {
  /** What answers the stages, as samples name it. */
  readonly model: string;
  /** The seed that the drafts' ids begin with. */
  readonly runSeed: number;
}

export interface Collection {
  /** What the drafts committed so far have taught. */
  readonly memory: Memory;
  /** Judges the draft against what the run holds and adds its line. `seed` is the draft's own. Throws `run` where it cannot be written. */
  commit(draft: Made, seed: number): Promise<Sample | RejectedDraft>;
}

/** Goes on where the store's earlier drafts end. */
export async function openCollection(parts: CollectionParts): Promise<Collection> {
  const { store, novelty, secrets, version, clock, model, runSeed } = parts;
  let memory = Memory.empty;
  let index = 0;
  const count = (entry: Sample | RejectedDraft) => {
    rememberEntry(novelty, entry);
    memory = memory.with(entry.learned);
    index += 1;
  };
  for await (const entry of store.committed()) count(entry);
  /** One at a time: the next draft is judged against this one, and takes the index after it. */
  let turn: Promise<unknown> = Promise.resolve();

  async function commitNow(draft: Made, seed: number): Promise<Sample | RejectedDraft> {
    const createdAt = clock();
    const entry = draftEntry(draft, { runSeed, index, seed, model, version, createdAt, novelty, secrets });
    await store.commit(entry);
    count(entry);
    await store.saveMemory(memory.toLearned() as never);
    return entry;
  }

  return {
    get memory() {
      return memory;
    },
    commit(draft, seed) {
      const committed = turn.then(() => commitNow(draft, seed));
      turn = committed.catch(() => {});
      return committed;
    },
  };
}
