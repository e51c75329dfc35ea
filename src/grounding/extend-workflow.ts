// Taking calls into a workflow: each becomes a step with its bindings, in the chain where it belongs.

import { type Attempt, failureText, type Tool } from '../model/tool.ts';
import { type Chain, dependencies, maxChains, type Step, stepsOf, type Workflow } from '../model/workflow.ts';
import { bindArguments } from './bind.ts';

/**
 * The workflow with a step for each attempt that succeeded, and for a refused one that the next repairs. A step that takes a value from an earlier step joins that
 * step's chain; another one joins `chainId`, or begins a new chain. Undefined where that would be a chain too many.
 */
export function extendWorkflow(
  workflow: Workflow,
  attempts: readonly Attempt[],
  chainId: string | null,
  tools: ReadonlyMap<string, Tool>,
): Workflow | undefined {
  let extended = workflow;
  let target = chainId;
  for (const [index, attempt] of attempts.entries()) {
    const { call, outcome } = attempt;
    const tool = tools.get(call.tool);
    const failed = failureText(outcome) !== undefined && isRepaired(attempt, attempts[index + 1]);
    if (tool === undefined || outcome.result === undefined) continue;
    if (failureText(outcome) !== undefined && !failed) continue;
    const earlier = stepsOf(extended);
    const before = attempts[index - 1];
    const repairs = before !== undefined && isRepaired(before, attempt) ? earlier.at(-1)?.id : undefined;
    // What a failed call said is no source of values.
    const sources = earlier.filter((step) => step.failed !== true);
    const step: Step = {
      id: `step_${earlier.length + 1}`,
      server: tool.server,
      tool: tool.tool,
      name: tool.name,
      arguments: call.arguments,
      result: outcome.result,
      bindings: bindArguments(call, tool, sources, tools),
      ...(failed && { failed }),
      ...(repairs !== undefined && { repairs }),
    };
    const placed = placeStep(extended, step, target);
    if (placed === undefined) return undefined;
    extended = placed.workflow;
    target = placed.chainId;
  }
  return extended;
}

/** Whether a server has honestly refused a call, and the next one is that call with other arguments and has worked. */
export function isRepaired({ call, outcome }: Attempt, next: Attempt | undefined): boolean {
  return (
    outcome.result?.isError === true &&
    next !== undefined &&
    next.call.tool === call.tool &&
    next.outcome.result !== undefined &&
    failureText(next.outcome) === undefined
  );
}

function placeStep(
  workflow: Workflow,
  step: Step,
  target: string | null,
): { workflow: Workflow; chainId: string } | undefined {
  const needed = dependencies(step);
  const home =
    workflow.chains.find((chain) => chain.steps.some(({ id }) => id === step.repairs)) ??
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
