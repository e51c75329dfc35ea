// Backward: asking which report's steps the workflow takes in.
import type { Gradient, Report } from '../core/feedback.ts';
import type { MemoryView } from '../core/learned.ts';
import { stepsOf, type Workflow } from '../core/workflow.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';

/** The gradient of an iteration; `none` without asking where no report succeeded. Failed reports are shown too. */
export async function select(
  deps: DraftDeps,
  input: { readonly workflow: Workflow; readonly reports: readonly Report[]; readonly memory: MemoryView },
): Promise<Gradient> {
  if (!input.reports.some(({ succeeded }) => succeeded)) {
    return { kind: 'none', proposalId: null, chainId: null, reason: 'No proposal succeeded.', critiques: [] };
  }
  const names = [
    ...stepsOf(input.workflow).map(({ name }) => name),
    ...input.reports.flatMap(({ proposal }) => proposal.tools),
  ];
  return ask(deps, 'select', { ...input, tools: toolsNamed(deps, names) });
}
