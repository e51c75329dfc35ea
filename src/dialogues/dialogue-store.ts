// A run's store that makes dialogues of the samples that are committed to it.

import { isAccepted } from '../model/figures.ts';
import type { RunStore } from '../model/run.ts';
import type { RejectedDraft, Sample } from '../model/sample.ts';
import type { DialogueMaker } from './make-dialogue.ts';

/** The same store; a resumed run's dialogues are counted as they are read, so that kinds go on alternating. */
export function withDialogues(store: RunStore, maker: DialogueMaker, signal: AbortSignal): RunStore {
  return {
    get figures() {
      return store.figures;
    },
    async *committed() {
      for await (const entry of store.committed()) {
        if (isAccepted(entry)) maker.count(entry);
        yield entry;
      }
    },
    commit: async (entry: Sample | RejectedDraft) =>
      await store.commit(isAccepted(entry) ? await maker.make(entry, signal) : entry),
    addUnfinished: (spent) => store.addUnfinished(spent),
    saveMemory: (memory) => store.saveMemory(memory),
  };
}
