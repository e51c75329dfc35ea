// Settling: one clean execution of a finished workflow from the start, whose results are what is recorded.
import { rebindArguments } from '../grounding/bindings.ts';
import { canonical } from '../model/json.ts';
import type { Settlement } from '../model/sample.ts';
import type { ToolSession } from '../model/seams.ts';
import { failureText, mayWrite, type Tool, type ToolResult } from '../model/tool.ts';
import { mapSteps, type Step, stepsOf, type Workflow } from '../model/workflow.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';
import { callTool } from './call.ts';
import type { CallDeps } from './deps.ts';

export interface Settled {
  readonly workflow: Workflow;
  readonly settlement: Settlement;
  /** Milliseconds that the server took for each step's call, by step id. */
  readonly latencyMs: Readonly<Record<string, number>>;
  /** Set where it failed for the moment: a server was lost, slow or busy, and the same calls may work another time. */
  readonly passing?: true;
}

/** The first tool of a workflow whose call must not be repeated: it may write, and its server is no sandbox. */
export function unrepeatable(deps: Pick<CallDeps, 'catalog'>, workflow: Workflow): Tool | undefined {
  const sandboxes = new Set(deps.catalog.servers.filter(({ sandbox }) => sandbox).map(({ name }) => name));
  return stepsOf(workflow)
    .flatMap((step) => deps.catalog.byName.get(step.name) ?? [])
    .find((tool) => mayWrite(tool) && !sandboxes.has(tool.server));
}

/** Executes the steps in order on a session, step-bound arguments taken from the new results. Stops at the first failure. */
export async function replay(deps: CallDeps, session: ToolSession, workflow: Workflow): Promise<Settled> {
  const steps = new Map<string, Step>();
  const latencyMs: Record<string, number> = {};
  let stable = true;
  const results = (id: string): ToolResult | undefined => steps.get(id)?.result;
  const failed = (step: Step, why: string): Settled => ({
    workflow,
    settlement: { status: 'failed', detail: `${step.id} (${step.name}): ${why}` },
    latencyMs,
  });
  for (const step of stepsOf(workflow)) {
    const rebound = rebindArguments(step, results);
    if (rebound.missing !== undefined) {
      return failed(
        step,
        `the value of ${rebound.missing.path} is no longer where ${rebound.missing.step} had it`,
      );
    }
    const attempt = await callTool(deps, session, { tool: step.name, arguments: rebound.arguments });
    const failure = failureText(attempt.outcome);
    if (attempt.outcome.result === undefined || (failure !== undefined) !== (step.failed === true)) {
      const ended = failed(step, failure ?? (step.failed ? 'it no longer fails' : 'no result'));
      return failure !== undefined && isPassingFailure(attempt.outcome) ? { ...ended, passing: true } : ended;
    }
    latencyMs[step.id] = attempt.latencyMs;
    if (canonical(attempt.outcome.result) !== canonical(step.result)) stable = false;
    steps.set(step.id, { ...step, arguments: rebound.arguments, result: attempt.outcome.result });
  }
  return {
    workflow: mapSteps(workflow, (step) => steps.get(step.id) ?? step),
    settlement: { status: 'passed', detail: stable ? 'stable' : 'volatile' },
    latencyMs,
  };
}

/** Settles a workflow on a fresh session, which the label tells from the draft's others; without repeating writes outside a sandbox. */
export async function settle(deps: CallDeps, workflow: Workflow, label = 'settling'): Promise<Settled> {
  if (deps.replay === false) {
    const detail = 'The run was made without a clean execution.';
    return { workflow, settlement: { status: 'skipped', detail }, latencyMs: {} };
  }
  const tool = unrepeatable(deps, workflow);
  if (tool !== undefined) {
    const detail = `${tool.name} may write and ${tool.server} is not marked as a sandbox, so it was not called again.`;
    return { workflow, settlement: { status: 'skipped', detail }, latencyMs: {} };
  }
  const settled = await settleOnce(deps, workflow, label);
  // A draft is much work to lose to a server that was lost for a moment, and what only reads can be read again.
  const isLost = settled.passing === true && stepsOf(workflow).every((step) => onlyReads(deps, step));
  return isLost ? await settleOnce(deps, workflow, `${label}/again`) : settled;
}

/**
 * A part of a workflow that has just been executed, its steps numbered anew, as an execution of its own. Where nothing
 * but reading was done, the part is what it would be without the rest; anything else is executed once more.
 */
export async function settlePart(
  deps: CallDeps,
  whole: Settled,
  part: Workflow,
  label: string,
): Promise<Settled> {
  if (!stepsOf(whole.workflow).every((step) => onlyReads(deps, step))) return await settle(deps, part, label);
  const latencyOf = new Map(stepsOf(whole.workflow).map(({ id, result }) => [result, whole.latencyMs[id]]));
  const latencies = stepsOf(part).flatMap(({ id, result }) => {
    const latency = latencyOf.get(result);
    return latency === undefined ? [] : [[id, latency] as const];
  });
  return { workflow: part, settlement: whole.settlement, latencyMs: Object.fromEntries(latencies) };
}

async function settleOnce(deps: CallDeps, workflow: Workflow, label: string): Promise<Settled> {
  await using session = await deps.source.openSession(deps.signal, `draft ${deps.index}/${label}`);
  // Awaited here: the session ends with this scope.
  return await replay(deps, session, workflow);
}

function onlyReads({ catalog }: Pick<CallDeps, 'catalog'>, { name }: Step): boolean {
  const tool = catalog.byName.get(name);
  return tool !== undefined && !mayWrite(tool);
}
