// `verify_chain`: executes a chain that the agent provides, judges it by every check, and stores what passes.

import { z } from 'zod';
import { provableValue } from '../../grounding/stored-value.ts';
import { ToolGradError } from '../../model/errors.ts';
import { longestQuery, longestResponse } from '../../model/loop-limits.ts';
import type { Sample, Verdict } from '../../model/sample.ts';
import { openVouchers, type Step, stepsOf } from '../../model/workflow.ts';
import { redactDeep } from '../../secrets/secret-shapes.ts';
import type { CallDeps } from '../../synthesis/deps.ts';
import { cutAt } from '../../text/clip.ts';
import { listed } from '../../text/listed.ts';
import { sayPassed } from '../../text/say-skipped.ts';
import { steadyNow } from '../../timing/clock.ts';
import { broughtCalls, broughtChains, planOf } from '../chains/brought-chain.ts';
import { broughtClaims, claimOf } from '../chains/brought-claims.ts';
import { assertParted, broughtExchanges, wordedExchanges } from '../chains/brought-dialogue.ts';
import type { Stored } from '../chains/store-brought.ts';
import { tellSteps, tellVerdicts, verdictLines } from '../chains/tell-turn.ts';
import { critiqueOutput, stepOutput, verdictOutput } from '../chains/turn-output.ts';
import type { AgentRun } from '../registry/agent-run.ts';
import { sampleUri } from '../resources/uris.ts';
import { type ServerCall, serverTool } from '../server-tool.ts';
import { allow, runName, servers } from './run-fields.ts';

/** Maximum characters shown of a result. */
const shownResult = 1500;

const input = z.object({
  calls: broughtCalls.optional().describe('In order, arguments literal; what results show is bound'),
  chains: broughtChains.optional().describe('Instead of calls: chains as in a sample'),
  query: z.string().max(longestQuery).optional().describe('What a person would ask'),
  response: z.string().max(longestResponse).optional().describe('The answer to it'),
  claims: broughtClaims
    .optional()
    .describe('What proves its figures, names and dates; searched for if omitted'),
  asks: z
    .array(z.object({ step: z.string(), path: z.string(), text: z.string() }))
    .max(200)
    .optional()
    .describe('Words of the query that say an argument: step_1, /city, "in the capital"'),
  exchanges: broughtExchanges.optional(),
  today: z.iso.date().optional().describe('The day it takes place on'),
  run: runName.optional().describe('Store what passes as a sample of this run; needs query and response'),
  servers: servers.optional(),
  allow: allow.optional(),
});

const output = z.object({
  passed: z.boolean().describe('No check failed; "next" says which were skipped'),
  next: z.string(),
  verdicts: z.array(verdictOutput),
  critiques: z.array(critiqueOutput),
  steps: z.array(stepOutput.extend({ result: z.string().describe('The beginning of the result') })),
  stored: z.object({ run: z.string(), id: z.string(), uri: z.string() }).optional(),
});

export const verifyChain = serverTool({
  name: 'verify_chain',
  title: 'Verify a chain of calls',
  description:
    'Executes your calls, twice on fresh connections where allowed, and checks them like a sample: arguments, results, where values come from, replay, and whether query and response fit and are proved. ' +
    'Returns the step values that proofs read, a verdict for each check, and critiques that say what to do instead. ' +
    'With "run", what passes is stored: a first call shows the results, a second one with words and claims makes the sample.',
  input,
  output,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  app: 'shown',
  run: async (
    { calls, chains, query, response, claims, exchanges, asks, today, run: name, ...wanted },
    call,
  ) => {
    const run = name === undefined ? undefined : call.state.agentRun(name);
    if (exchanges !== undefined && [query, response, claims].some((each) => each !== undefined))
      throw new ToolGradError(
        'usage',
        'A dialogue has its words in "exchanges": leave out "query", "response" and "claims".',
      );
    if (run !== undefined && exchanges === undefined && (query === undefined || response === undefined))
      throw new ToolGradError(
        'usage',
        'A sample needs a "query" and a "response", or "exchanges": give them, or leave out "run".',
      );
    await run?.assertUsable();
    const given = claims?.map(claimOf);
    call.progress(0, 2, 'Connecting the servers');
    await using tools = await call.state.sourceFor(wanted, call);
    const { catalog, source, secrets } = tools;
    const plan = planOf({ calls, chains }, catalog);
    const dialogue = exchanges && wordedExchanges(exchanges);
    if (dialogue !== undefined)
      assertParted(
        dialogue,
        plan.map(({ id }) => id),
      );
    // Loaded here, so that the server starts quickly.
    const [{ checkBrought }, { executePlan }, { freshReader }, { newTally }] = await Promise.all([
      import('../chains/check-brought.ts'),
      import('../chains/execute-plan.ts'),
      import('../chains/fresh-reader.ts'),
      import('../../synthesis/deps.ts'),
    ]);
    const deps = callDeps(source, catalog, newTally(), call);
    call.progress(1, 2, 'Calling the tools');
    const execution = await execute();
    const words = { query, response, claims: given, exchanges: dialogue, asks, today };
    // Somebody else is asked only about what is to be kept.
    const reader = run === undefined ? undefined : freshReader(call.client);
    const checked = await checkBrought(deps, execution, words, tools, reader);
    const stored = run === undefined ? undefined : await keep(run);
    const verdicts = [
      ...(stored !== undefined && 'sample' in stored ? stored.sample.verdicts : checked.verdicts),
      ...(stored !== undefined && 'objection' in stored ? [stored.objection] : []),
    ];
    const failed = verdicts.filter(({ status }) => status === 'failed');
    const { workflow } = checked.draft;
    const sample = stored !== undefined && 'sample' in stored ? stored.sample : undefined;
    const structured = redactDeep(
      {
        passed: failed.length === 0,
        next: nextOf(verdicts, sample, run),
        verdicts: tellVerdicts(verdicts),
        critiques: failed.flatMap((verdict) => (verdict as Verdict).critiques ?? []),
        steps: stepsOf(workflow).map((step, index) => ({
          ...(tellSteps(workflow)[index] as ReturnType<typeof tellSteps>[number]),
          result: resultText(step),
        })),
        ...(sample !== undefined &&
          run !== undefined && {
            stored: { run: run.name, id: sample.id, uri: sampleUri(run.name, sample.id) },
          }),
      },
      secrets,
    );
    const text = [
      structured.next,
      ...verdictLines(structured.verdicts),
      ...structured.critiques.map(
        ({ tool, path, message }) => `- ${tool ?? 'the whole'} ${path ?? ''}: ${message}`,
      ),
    ].join('\n');
    const links =
      structured.stored === undefined ? [] : [{ uri: structured.stored.uri, name: structured.stored.id }];
    return { structured, text, links };

    async function execute() {
      await using session = await source.openSession(call.signal);
      // Awaited here: the session ends with this scope.
      return await executePlan(deps, session, plan);
    }

    async function keep(where: AgentRun): Promise<Stored | undefined> {
      if (checked.verdicts.some(({ status }) => status === 'failed')) return undefined;
      const { storeBrought } = await import('../chains/store-brought.ts');
      return await storeBrought(where, tools, deps, checked);
    }
  },
});

/** What has happened, and what to do now. */
function nextOf(
  verdicts: readonly Omit<Verdict, 'critiques'>[],
  sample: Sample | undefined,
  run: AgentRun | undefined,
): string {
  const failed = verdicts.filter(({ status }) => status === 'failed').map(({ check }) => check);
  if (failed.length > 0)
    return `${listed(failed)} failed${run === undefined ? '' : '; nothing was stored'}. Do what the critiques say and call verify_chain again.`;
  const passed = `The chain ${sayPassed(verdicts)}.`;
  if (sample === undefined)
    return `${passed} Nothing was stored: with "run", a query and a response it becomes a sample.`;
  const open = openVouchers(sample);
  const rest =
    open.length === 0
      ? ''
      : ` Nobody has vouched for ${listed(open)} yet: until a reader that has not seen the chain does, it is not exported.`;
  return `${passed} It is ${sample.id} of the run ${run?.name}.${rest}`;
}

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
    clock: steadyNow,
    onEvent: () => {},
    signal,
  };
}

/** The step value, as proofs read it: that is what claims are written over. */
function resultText(step: Step): string {
  const value = provableValue(step);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return cutAt(text, shownResult);
}
