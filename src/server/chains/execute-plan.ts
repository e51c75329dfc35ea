// Executing a chain that was brought: real calls in order, each argument bound to where its value comes from.
import { bindArguments } from '../../grounding/bind.ts';
import { rebindArguments } from '../../grounding/bindings.ts';
import { extendWorkflow } from '../../grounding/extend-workflow.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { JsonObject } from '../../model/json.ts';
import type { ToolSession } from '../../model/seams.ts';
import { failureText, type ToolResult } from '../../model/tool.ts';
import { emptyWorkflow, maxChains, type Step, stepsOf, type Workflow } from '../../model/workflow.ts';
import { callTool } from '../../synthesis/call.ts';
import type { CallDeps } from '../../synthesis/deps.ts';
import type { PlannedStep } from './brought-chain.ts';

/** The step that failed, after which nothing was called, and why. */
export interface FailedStep {
  readonly id: string;
  readonly tool: string;
  readonly why: string;
}

export interface Execution {
  /** The steps that were executed; of the one that failed, the result is its error. */
  readonly workflow: Workflow;
  readonly failed?: FailedStep;
}

/**
 * Executes the steps in order and stops at the first that fails. Values that bindings take from a step come from the new
 * results; a step without bindings is bound. Throws `usage` if there would be too many chains.
 */
export async function executePlan(
  deps: CallDeps,
  session: ToolSession,
  plan: readonly PlannedStep[],
): Promise<Execution> {
  let workflow: Workflow = emptyWorkflow;
  for (const planned of plan) {
    const { id, tool, bindings = [] } = planned;
    const earlier = stepsOf(workflow);
    const { arguments: args, missing } = rebindArguments(
      { arguments: planned.arguments, bindings },
      (step) => earlier.find((each) => each.id === step)?.result,
    );
    const failed = (why: string): Execution => ({
      workflow: withStep(deps, workflow, { ...planned, arguments: args }, errorResult(why)),
      failed: { id, tool: tool.name, why },
    });
    if (missing !== undefined)
      return failed(`There is nothing at ${missing.from} in the result of ${missing.step}.`);
    const attempt = await callTool(deps, session, { tool: tool.name, arguments: args });
    const { result } = attempt.outcome;
    const why = failureText(attempt.outcome);
    if (why !== undefined || result === undefined) return failed(why ?? 'There was no result.');
    const extended =
      planned.chain === undefined
        ? extendWorkflow(workflow, [attempt], null, deps.catalog.byName)
        : withStep(deps, workflow, { ...planned, arguments: args }, result);
    if (extended === undefined)
      throw new ToolGradError(
        'usage',
        `These calls would make more than ${maxChains} chains: leave out calls that do not depend on one another.`,
      );
    workflow = extended;
  }
  return { workflow };
}

/** The workflow with the step in its chain, or else in the last one. */
function withStep(
  deps: CallDeps,
  workflow: Workflow,
  planned: PlannedStep & { readonly arguments: JsonObject },
  result: ToolResult,
): Workflow {
  const { id, tool, arguments: args, chain = workflow.chains.at(-1)?.id ?? 'chain_1' } = planned;
  const call = { tool: tool.name, arguments: args };
  const bindings = planned.bindings ?? bindArguments(call, tool, stepsOf(workflow), deps.catalog.byName);
  const step: Step = {
    id,
    server: tool.server,
    tool: tool.tool,
    name: tool.name,
    arguments: args,
    result,
    bindings,
  };
  return workflow.chains.some((each) => each.id === chain)
    ? {
        chains: workflow.chains.map((each) =>
          each.id === chain ? { ...each, steps: [...each.steps, step] } : each,
        ),
      }
    : { chains: [...workflow.chains, { id: chain, steps: [step] }] };
}

function errorResult(why: string): ToolResult {
  return { content: [{ type: 'text', text: why }], isError: true };
}
