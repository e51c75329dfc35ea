// Backward: asking which report's steps the workflow takes in.
import type { Gradient, Report } from '../model/feedback.ts';
import type { MemoryView } from '../model/learned.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';

/** The gradient of an iteration; `none` without asking where no report succeeded. Failed reports are shown too. */
export async function select(
  deps: DraftDeps,
  input: { readonly workflow: Workflow; readonly reports: readonly Report[]; readonly memory: MemoryView },
): Promise<Gradient> {
  if (!input.reports.some(({ succeeded }) => succeeded)) {
    return nothingTaken('No proposal succeeded.');
  }
  const names = [
    ...stepsOf(input.workflow).map(({ name }) => name),
    ...input.reports.flatMap(({ proposal }) => proposal.tools),
  ];
  const answered = await ask(deps, 'select', { ...input, tools: toolsNamed(deps, names) });
  return answered.output ?? nothingTaken(answered.failure);
}

function nothingTaken(reason: string): Gradient {
  return { kind: 'none', proposalId: null, chainId: null, reason, critiques: [] };
}
