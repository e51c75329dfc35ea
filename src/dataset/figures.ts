// The sums of a run, draft by draft.
import type { RunFigures } from '../core/run.ts';
import { noUsage, type RejectedDraft, type Sample, type Usage } from '../core/sample.ts';

export const noFigures: RunFigures = {
  accepted: 0,
  rejected: 0,
  toolCalls: 0,
  failedToolCalls: 0,
  modelCalls: 0,
  usage: noUsage,
};

export function isAccepted(entry: Sample | RejectedDraft): entry is Sample {
  return entry.schema === 'toolgrad.sample/1';
}

/** The figures with one more draft in them. */
export function addDraft(figures: RunFigures, entry: Sample | RejectedDraft): RunFigures {
  const accepted = isAccepted(entry);
  return {
    accepted: figures.accepted + (accepted ? 1 : 0),
    rejected: figures.rejected + (accepted ? 0 : 1),
    toolCalls: figures.toolCalls + entry.trace.toolCalls,
    failedToolCalls: figures.failedToolCalls + entry.trace.failedToolCalls,
    modelCalls: figures.modelCalls + entry.trace.modelCalls,
    usage: addUsage(figures.usage, entry.trace.usage),
  };
}

function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}
