// `verify_chain`: executes a chain that the agent provides, and returns the verdict of every check.

import { z } from 'zod';
import type { GivenClaim } from '../../model/claim.ts';
import { longestQuery, longestResponse } from '../../model/loop-limits.ts';
import { textOf } from '../../model/tool.ts';
import { type Step, stepsOf } from '../../model/workflow.ts';
import { redactDeep } from '../../secrets/secret-shapes.ts';
import type { CallDeps } from '../../synthesis/deps.ts';
import { cutAt } from '../../text/clip.ts';
import { broughtCalls, broughtChains, planOf } from '../chains/brought-chain.ts';
import { tellSteps, tellVerdicts, verdictLines } from '../chains/tell-turn.ts';
import { critiqueOutput, stepOutput, verdictOutput } from '../chains/turn-output.ts';
import { type ServerCall, serverTool } from '../server-tool.ts';

/** Maximum characters shown of a result. */
const shownResult = 1500;

const claimShape = z.union([
  z.object({
    text: z.string().describe('Words of the response'),
    proof: z.string().describe('JSONata over $step_1, …'),
    echo: z.literal(true).optional(),
  }),
  z.object({ text: z.string(), write: z.string().describe('Step id') }),
  z.object({ text: z.string(), condition: z.literal(true) }),
]);

const input = z.object({
  calls: broughtCalls
    .optional()
    .describe('The calls in order. The sources of their arguments are determined automatically'),
  chains: broughtChains.optional().describe('Instead of calls: chains as in samples, with bindings'),
  query: z
    .string()
    .max(longestQuery)
    .optional()
    .describe('What a person would ask. Without it, checks that need it are skipped'),
  response: z
    .string()
    .max(longestResponse)
    .optional()
    .describe('The answer to the query. Without it, checks that need it are skipped'),
  claims: z
    .array(claimShape)
    .max(200)
    .optional()
    .describe('What proves the response; searched for where it is left out'),
  asks: z
    .array(z.object({ step: z.string(), path: z.string(), text: z.string() }))
    .max(200)
    .optional()
    .describe('Words of the query that say an argument'),
  today: z.iso.date().optional().describe('The day it takes place on'),
  servers: z.array(z.string()).max(50).optional().describe('Only these servers; all servers if omitted'),
  allow: z
    .array(z.string())
    .max(50)
    .optional()
    .describe('Tools to allow in addition, each as server:tool. The user is asked about each'),
});

const output = z.object({
  passed: z.boolean().describe('Whether no check failed'),
  verdicts: z.array(verdictOutput),
  critiques: z.array(critiqueOutput),
  steps: z.array(stepOutput.extend({ result: z.string().describe('The beginning of the result') })),
});

export const verifyChain = serverTool({
  name: 'verify_chain',
  title: 'Verify a chain of calls',
  description:
    'Executes a chain of tool calls that you provide, twice on fresh connections where allowed, and checks it like a sample: arguments against their schemas, results, where every argument value comes from, whether it replays, and, with a query and a response, whether they fit. ' +
    'Returns a verdict for each check, and critiques that say what to do instead. Nothing is stored. ' +
    'Provide "calls" with literal arguments; a value that an earlier result shows is bound to it.',
  input,
  output,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  run: async ({ calls, chains, query, response, claims, asks, today, servers, allow }, call) => {
    call.progress(0, 2, 'Connecting the servers');
    await using tools = await call.state.sourceFor({ servers, allow }, call);
    const { catalog, source, secrets } = tools;
    const plan = planOf({ calls, chains }, catalog);
    // Loaded here, so that the server starts quickly.
    const [{ checkBrought }, { executePlan }, { newTally }] = await Promise.all([
      import('../chains/check-brought.ts'),
      import('../chains/execute-plan.ts'),
      import('../../synthesis/deps.ts'),
    ]);
    const deps = callDeps(source, catalog, newTally(), call);
    call.progress(1, 2, 'Calling the tools');
    const execution = await execute();
    const words = { query, response, claims: claims as readonly GivenClaim[] | undefined, asks, today };
    const { draft, verdicts } = await checkBrought(deps, execution, words, tools);
    const { workflow } = draft;
    const failed = verdicts.filter(({ status }) => status === 'failed');
    const told = tellVerdicts(verdicts);
    const critiques = failed.flatMap((verdict) => verdict.critiques ?? []);
    const results = stepsOf(workflow).map(resultText);
    const structured = redactDeep(
      {
        passed: failed.length === 0,
        verdicts: told,
        critiques,
        steps: tellSteps(workflow).map((step, index) => ({ ...step, result: results[index] ?? '' })),
      },
      secrets,
    );
    const text = [
      failed.length === 0 ? 'No check failed.' : `${failed.map(({ check }) => check).join(', ')} failed.`,
      ...verdictLines(structured.verdicts),
      ...structured.critiques.map(
        ({ tool, path, message }) => `- ${tool ?? 'the whole'} ${path ?? ''}: ${message}`,
      ),
    ].join('\n');
    return { structured, text };

    async function execute() {
      await using session = await source.openSession(call.signal);
      // Awaited here: the session ends with this scope.
      return await executePlan(deps, session, plan);
    }
  },
});

function callDeps(
  source: CallDeps['source'],
  catalog: CallDeps['catalog'],
  tally: CallDeps['tally'],
  { signal }: ServerCall,
): CallDeps {
  return {
    index: 0,
    source,
    catalog,
    tally,
    clock: Date.now,
    onEvent: () => {},
    signal,
  };
}

function resultText({ result }: Step): string {
  const text = textOf(result) || JSON.stringify(result.structuredContent ?? result.content);
  return cutAt(text, shownResult);
}
