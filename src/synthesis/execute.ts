// Forward, second half: each proposal is carried out by real calls, repaired where a call fails.

import { isRepaired } from '../grounding/extend-workflow.ts';
import type { Critique, Proposal, Report } from '../model/feedback.ts';
import { scalarsIn } from '../model/pointer.ts';
import type { Answered, ToolSession } from '../model/seams.ts';
import { type Attempt, failureText, mayWrite, type ToolCall } from '../model/tool.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { failedItem } from '../outcomes/failed-item.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';
import { resultFaults } from '../outcomes/result-faults.ts';
import { validate } from '../schemas/schema-validator.ts';
import { cutAt } from '../text/clip.ts';
import { callTool } from './call.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';
import type { Memory } from './memory.ts';

/** Failed calls after which a proposal is given up. */
const mostFailures = 3;

export interface Execution {
  readonly workflow: Workflow;
  readonly proposals: readonly Proposal[];
  readonly critiques: readonly Critique[];
  readonly memory: Memory;
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
  let failures = 0;
  let stopped: string | undefined;
  let call: ToolCall | undefined = proposal.call;
  while (call !== undefined) {
    // What failed in another state of the world may work in this one.
    const isChanged = stepsOf(input.workflow).some(({ name }) => mayWriteByName(deps, name));
    const known =
      (deps.feedback && !isChanged ? input.memory.failure(call) : undefined) ?? repeated(attempts, call);
    if (known !== undefined) {
      critiques.push(known);
      stopped = known.message;
      break;
    }
    const attempt = await callTool(deps, session, call);
    attempts.push(attempt);
    const failure = faultOf(deps, attempt);
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
  const worked = attempts.filter((attempt) => faultOf(deps, attempt) === undefined);
  const succeeded = worked.length > 0 && worked.at(-1) === attempts.at(-1);
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

/** What failed about an attempt: the server's words, or what is wrong with a result that it calls a success. */
function faultOf(deps: DraftDeps, { call, outcome }: Attempt): string | undefined {
  const failure = failureText(outcome);
  if (failure !== undefined || outcome.result === undefined) return failure;
  const [fault] = resultFaults(outcome.result, deps.catalog.byName.get(call.tool), call.arguments);
  return fault === undefined ? undefined : `The result ${fault}.`;
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

function repeated(attempts: readonly Attempt[], call: ToolCall): Critique | undefined {
  const same = attempts.some((attempt) => JSON.stringify(attempt.call) === JSON.stringify(call));
  return same ? { tool: call.tool, path: null, message: 'This call has just been made.' } : undefined;
}

/** A failure that says nothing of the call, in words that say so. */
function passing({ tool }: ToolCall, failure: string): Critique {
  const message = `${failure.slice(0, 300)} The call itself is fine and may be made again later.`;
  return { tool, path: null, message };
}

/** A failed call in words: one critique an argument where the schema says which, else the server's own text. */
function critiquesOf(deps: DraftDeps, { call, outcome }: Attempt, failure: string): Critique[] {
  const tool = deps.catalog.byName.get(call.tool);
  const issues = tool === undefined ? [] : validate(tool.inputSchema, call.arguments);
  if (issues.length > 0)
    return issues.map(({ path, message }) => ({
      tool: call.tool,
      path,
      message: `The argument ${message}.`,
    }));
  const half = outcome.result === undefined ? undefined : failedItem(outcome.result, call.arguments);
  const item = [...scalarsIn(call.arguments)].find(({ value }) => String(value) === half?.item);
  const named = Object.keys(call.arguments).find((name) =>
    new RegExp(`\\b${escapeRegExp(name)}\\b`).test(failure),
  );
  return [
    {
      tool: call.tool,
      path: item?.pointer ?? (named === undefined ? null : `/${named}`),
      message: `${failure.slice(0, 500)}${argumentsTold(call, failure)}`,
    },
  ];
}

const longestTold = 200;

/** What the call was made with, where the server's words do not say it: next time, it is to be something else. */
function argumentsTold({ arguments: args }: ToolCall, failure: string): string {
  const values = [...scalarsIn(args)].map(({ value }) => String(value));
  if (values.length === 0 || values.every((value) => failure.includes(value))) return '';
  return ` (called with ${cutAt(JSON.stringify(args), longestTold)})`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
