// Forward, second half: each proposal is carried out by real calls, repaired where a call fails.

import { isRepaired } from '../grounding/extend-workflow.ts';
import type { Critique, Proposal, Report } from '../model/feedback.ts';
import type { Answered, ToolSession } from '../model/seams.ts';
import { type Attempt, mayWrite, type ToolCall } from '../model/tool.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';
import { callTool } from './call.ts';
import { critiquesOf, faultBut, passing, repeated } from './call-critiques.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';
import { foundBefore } from './found-before.ts';
import { MadeCalls } from './made-calls.ts';
import type { Memory } from './memory.ts';

/** Failed calls after which a proposal is given up. */
const mostFailures = 3;

export interface Execution {
  readonly workflow: Workflow;
  readonly proposals: readonly Proposal[];
  readonly critiques: readonly Critique[];
  readonly memory: Memory;
  /** What was asked on this session before, where that is remembered. */
  readonly made?: MadeCalls;
}

/**
 * A report for each proposal, in their order. Proposals that only read are carried out side by side; the others one
 * at a time, in the order of the proposals, after them.
 */
export async function execute(
  deps: DraftDeps,
  session: ToolSession,
  input: Execution,
): Promise<readonly Report[]> {
  const reports = new Map<Proposal, Report>();
  const run = async (proposal: Proposal) => {
    reports.set(proposal, await carryOut(deps, session, proposal, input));
  };
  const writes = (proposal: Proposal) => proposal.tools.some((name) => mayWriteByName(deps, name));
  const reading = await Promise.allSettled(input.proposals.filter((proposal) => !writes(proposal)).map(run));
  // Only now: what another proposal still asks or calls belongs to this draft's bill and session.
  for (const outcome of reading) if (outcome.status === 'rejected') throw outcome.reason;
  for (const proposal of input.proposals.filter(writes)) await run(proposal);
  return input.proposals.flatMap((proposal) => reports.get(proposal) ?? []);
}

function mayWriteByName(deps: DraftDeps, name: string): boolean {
  const tool = deps.catalog.byName.get(name);
  return tool === undefined || mayWrite(tool);
}

async function carryOut(
  deps: DraftDeps,
  session: ToolSession,
  proposal: Proposal,
  input: Execution,
): Promise<Report> {
  const attempts: Attempt[] = [];
  const critiques: Critique[] = [];
  const made = input.made ?? new MadeCalls();
  let failures = 0;
  let stopped: string | undefined;
  let call: ToolCall | undefined = proposal.call;
  while (call !== undefined) {
    // What failed in another state of the world may work in this one.
    const isChanged = stepsOf(input.workflow).some(({ name }) => mayWriteByName(deps, name));
    const known =
      (deps.feedback && !isChanged && !proposal.acceptsNone ? input.memory.failure(call) : undefined) ??
      repeated(attempts, call);
    if (known !== undefined) {
      critiques.push(known);
      stopped = known.message;
      break;
    }
    const asked = call;
    const attempt = await made.attempt(asked, deps.catalog.byName.get(asked.tool), () =>
      callTool(deps, session, asked),
    );
    attempts.push(attempt);
    const failure = faultBut(deps, proposal, attempt);
    if (failure !== undefined && isPassingFailure(attempt.outcome)) {
      // Nothing about the call is to be repaired, and to make it again at once would most likely be in vain.
      critiques.push(passing(call, failure));
      break;
    }
    if (failure !== undefined) {
      critiques.push(...critiquesOf(deps, attempt, failure));
      failures += 1;
      if (failures >= mostFailures) break;
    } else if (isComplete(proposal, attempts)) break;
    const answered: Answered<'act'> = await ask(deps, 'act', {
      workflow: input.workflow,
      proposal,
      attempts,
      tools: toolsNamed(deps, [...proposal.tools, ...stepsOf(input.workflow).map(({ name }) => name)]),
      critiques: [...input.critiques, ...critiques],
      memory: input.memory,
    });
    if (answered.output === undefined) {
      critiques.push({ tool: call.tool, path: null, message: answered.failure });
      break;
    }
    const next = answered.output;
    if ('stop' in next) {
      stopped = next.stop;
      break;
    }
    if (!proposal.tools.includes(next.tool)) {
      stopped = `${next.tool} is not among the tools of the proposal.`;
      break;
    }
    call = next;
  }
  const worked = attempts.filter((attempt) => faultBut(deps, proposal, attempt) === undefined);
  const known = foundBefore(worked, input.workflow, deps.catalog.byName);
  if (known !== undefined) critiques.push(known);
  const succeeded = known === undefined && worked.length > 0 && worked.at(-1) === attempts.at(-1);
  const kept = proposal.recovers
    ? attempts.filter(
        (attempt, index) => worked.includes(attempt) || isRepaired(attempt, attempts[index + 1]),
      )
    : worked;
  if (!succeeded && stopped !== undefined && critiques.length === 0) {
    critiques.push({ tool: proposal.tools[0] ?? null, path: null, message: stopped });
  }
  return { proposal, attempts, kept, succeeded, critiques };
}

/** A plan is complete when its last tool has answered. */
function isComplete(proposal: Proposal, attempts: readonly Attempt[]): boolean {
  const last = attempts.at(-1);
  return (
    last !== undefined &&
    last.call.tool === proposal.tools.at(-1) &&
    proposal.tools.every((name) => attempts.some(({ call }) => call.tool === name))
  );
}
