// The optimiser step: the selected report's attempts become steps of the workflow.
import { extendWorkflow } from '../grounding/extend-workflow.ts';
import type { Gradient, Report } from '../model/feedback.ts';
import type { Tool } from '../model/tool.ts';
import type { Workflow } from '../model/workflow.ts';

/** The workflow with the selected report's steps; as it is for `none`, a report that failed, or a chain too many. */
export function update(
  workflow: Workflow,
  gradient: Gradient,
  reports: readonly Report[],
  tools: ReadonlyMap<string, Tool>,
): Workflow {
  const report = reports.find(({ proposal }) => proposal.id === gradient.proposalId);
  if (gradient.kind === 'none' || report === undefined || !report.succeeded) return workflow;
  const chainId = gradient.kind === 'append' ? gradient.chainId : null;
  return extendWorkflow(workflow, report.kept, chainId, tools) ?? workflow;
}
