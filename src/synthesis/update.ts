// The optimiser step: the selected report's attempts become steps of the workflow.
import type { Gradient, Report } from '../core/feedback.ts';
import { failureText, type Tool } from '../core/tool.ts';
import { type Chain, dependencies, maxChains, type Step, stepsOf, type Workflow } from '../core/workflow.ts';
import { bindArguments } from './bind.ts';

/**
 * The workflow with the selected report's steps. A step that takes a value from an earlier step joins that step's
 * chain, whatever the gradient says; the others go where the gradient sends them. `none`, a report that failed, or a
 * chain too many leave the workflow as it is.
 */
export function update(
  workflow: Workflow,
  gradient: Gradient,
  reports: readonly Report[],
  tools: ReadonlyMap<string, Tool>,
): Workflow {
  const report = reports.find(({ proposal }) => proposal.id === gradient.proposalId);
  if (gradient.kind === 'none' || report === undefined || !report.succeeded) return workflow;
  let updated = workflow;
  let target = gradient.kind === 'append' ? gradient.chainId : null;
  for (const attempt of report.kept) {
    const tool = tools.get(attempt.call.tool);
    if (
      tool === undefined ||
      attempt.outcome.result === undefined ||
      failureText(attempt.outcome) !== undefined
    )
      continue;
    const earlier = stepsOf(updated);
    const step: Step = {
      id: `step_${earlier.length + 1}`,
      server: tool.server,
      tool: tool.tool,
      name: tool.name,
      arguments: attempt.call.arguments,
      result: attempt.outcome.result,
      bindings: bindArguments(attempt.call, tool, earlier),
    };
    const placed = addStep(updated, step, target);
    if (placed === undefined) return workflow;
    updated = placed.workflow;
    target = placed.chainId;
  }
  return updated;
}

function addStep(
  workflow: Workflow,
  step: Step,
  target: string | null,
): { workflow: Workflow; chainId: string } | undefined {
  const needed = dependencies(step);
  const home =
    workflow.chains.find((chain) => chain.steps.some(({ id }) => needed.has(id))) ??
    workflow.chains.find(({ id }) => id === target);
  if (home !== undefined) {
    const chains = workflow.chains.map((chain) =>
      chain === home ? { ...chain, steps: [...chain.steps, step] } : chain,
    );
    return { workflow: { chains }, chainId: home.id };
  }
  if (workflow.chains.length >= maxChains) return undefined;
  const chain: Chain = { id: `chain_${workflow.chains.length + 1}`, steps: [step] };
  return { workflow: { chains: [...workflow.chains, chain] }, chainId: chain.id };
}
