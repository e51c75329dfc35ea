// The sums of a run, draft by draft.
import type { RunFigures } from './run.ts';
import {
  addSpent,
  nothingSpent,
  type RejectedDraft,
  type Sample,
  type Spent,
  type StageSpending,
} from './sample.ts';

export const noFigures: RunFigures = {
  accepted: 0,
  rejected: 0,
  lost: 0,
  toolCalls: 0,
  failedToolCalls: 0,
  spent: nothingSpent,
  stages: {},
  unfinished: nothingSpent,
};

/** How many drafts have been committed, and so the index of the next one. */
export function draftsOf({ accepted, rejected, lost }: RunFigures): number {
  return accepted + rejected + lost;
}

export function isAccepted(entry: Sample | RejectedDraft): entry is Sample {
  return entry.schema === 'toolgrad.sample/2';
}

/** The figures with one more draft in them. */
export function addDraft(figures: RunFigures, entry: Sample | RejectedDraft): RunFigures {
  const accepted = isAccepted(entry);
  const { trace } = entry;
  return {
    accepted: figures.accepted + (accepted ? 1 : 0),
    rejected: figures.rejected + (accepted ? 0 : 1),
    lost: figures.lost,
    toolCalls: figures.toolCalls + trace.toolCalls,
    failedToolCalls: figures.failedToolCalls + trace.failedToolCalls,
    spent: addSpent(figures.spent, spentOf(entry)),
    stages: addStages(figures.stages, trace.stages),
    unfinished: figures.unfinished,
  };
}

function spentOf({ trace }: Sample | RejectedDraft): Spent {
  return { calls: trace.modelCalls, usage: trace.usage, costUsd: trace.costUsd };
}

/** The sums of two drafts' stages, in the order of the first. */
function addStages(a: StageSpending, b: StageSpending): StageSpending {
  const sums: Record<string, Spent> = { ...a };
  for (const [stage, spent] of Object.entries(b)) sums[stage] = addSpent(sums[stage] ?? nothingSpent, spent);
  return sums;
}
