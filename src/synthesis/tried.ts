// What an iteration has tried, short enough for the trace of every sample.
import type { Gradient, Report, Tried } from '../model/feedback.ts';
import { clip } from '../text/clip.ts';

/** Characters of an instruction, and of what there is to object. */
const longest = 240;

export function triedIn(reports: readonly Report[], { proposalId }: Gradient): readonly Tried[] {
  return reports.map(({ proposal, succeeded, critiques: [critique] }) => ({
    proposalId: proposal.id,
    instruction: clip(proposal.instruction, longest),
    tools: proposal.tools,
    outcome: proposal.id === proposalId ? 'selected' : succeeded ? 'succeeded' : 'failed',
    ...(critique !== undefined && { problem: clip(critique.message, longest) }),
  }));
}
