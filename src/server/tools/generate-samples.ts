// `generate_samples`: starts a run, waits for it a while, and reports its status.
import { z } from 'zod';
import type { ConfirmReading, ToolsRequest } from '../../compose/compose-tools.ts';
import { ToolGradError } from '../../model/errors.ts';
import { canonical, isObject, type JsonObject } from '../../model/json.ts';
import type { RunConfiguration } from '../../runs/manifest.ts';
import { redactDeep } from '../../secrets/secret-shapes.ts';
import { agentModel } from '../registry/agent-run.ts';
import { samplesOf } from '../registry/read-samples.ts';
import { activityOf, type RunInProgress } from '../registry/run-in-progress.ts';
import { newRunName } from '../registry/run-name.ts';
import { nextAfter, runReport, sentenceOf } from '../registry/run-report.ts';
import { runUri } from '../resources/uris.ts';
import { connectionClosed, type ServerCall, serverTool } from '../server-tool.ts';
import {
  allow,
  exchanges,
  linkTo,
  runName,
  type SampleSummary,
  sampleSummary,
  servers,
  summaryOf,
} from './run-fields.ts';

/** Of a new run, where nobody says how many. */
const usualSamples = 5;

/** How many samples an answer shows. */
const mostShown = 10;

const flagOfAllow = '--allow ';

const input = z.object({
  samples: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('Accepted samples in all (5; of a run that is continued, as many as it was begun for)'),
  model: z
    .string()
    .max(200)
    .describe(
      'symbolic (needs no model), sampling (the model of this client, where it offers that), openai:NAME (needs a key in the environment of this server) (symbolic)',
    )
    .optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .describe('The same seed gives the same samples (0)')
    .optional(),
  iterations: z.int().min(1).max(100).describe('More iterations make longer chains (5)').optional(),
  exchanges: exchanges.optional(),
  servers: servers.optional(),
  allow: allow.optional(),
  run: runName
    .describe('A name for the run, or the name of one that ended early, to continue it (<date>-<short id>)')
    .optional(),
  wait_seconds: z.number().min(0).max(3600).default(25).describe('Return after this time at the latest'),
});
type Input = z.output<typeof input>;

export const generateSamples = serverTool({
  name: 'generate_samples',
  title: 'Generate samples',
  description:
    'Starts a run that generates verified tool-use samples: real calls to the connected tools first, then the question they answer. Returns when the run is done, or after wait_seconds while the run continues: follow it with get_run, stop it with cancel_run. Needs no language model; for samples in your own words, use start_chain.',
  input,
  output: runReport.extend({
    samples: z.array(sampleSummary).describe('The first of the accepted samples'),
    next: z.string().describe('What to do next'),
  }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  app: 'shown',
  async run(given, call) {
    const run = await start(given, call);
    await waitFor(run, given.wait_seconds, call);
    assertBegun(run);
    const report = run.report();
    const samples = report.accepted === 0 ? [] : await firstSamples(run.name, call);
    const next = nextAfter(report);
    return {
      structured: { ...report, samples, next },
      text: [sentenceOf(report), ...samples.map(({ id, query }) => `- ${id}: ${query}`), next]
        .filter((line) => line !== '')
        .join('\n'),
      links: [
        ...(report.status === 'starting' ? [] : [{ uri: runUri(run.name), name: run.name }]),
        ...samples.map(linkTo),
      ],
    };
  },
});

async function start(given: Input, call: ServerCall): Promise<RunInProgress> {
  const { runs } = call.state;
  const name = given.run ?? newRunName(new Date());
  const mode = (await runs.exists(name)) ? 'resume' : 'new';
  if (mode === 'resume') await assertResumable(name, call);
  // What is served now decides what a resumed run may call, and what is started for it.
  const configuration = mode === 'resume' ? (await runs.manifest(name)).configuration : undefined;
  const named = given.servers ?? (configuration?.demo === true ? configuration.servers : undefined);
  const tools = await call.state.toolsRequest(
    { ...given, ...(named === undefined ? {} : { servers: named }) },
    call,
  );
  if (configuration !== undefined) await assertSameServers(name, configuration, tools);
  const { samples, seed, iterations, exchanges, model } = given;
  if (model !== undefined) assertUsable(model, call);
  const spec = {
    samples: samples ?? (mode === 'resume' ? (await runs.manifest(name)).spec.samples : usualSamples),
    ...(seed === undefined ? {} : { seed }),
    ...(iterations === undefined ? {} : { iterations }),
    ...(exchanges === undefined ? {} : { exchanges }),
  };
  return await runs.start(name, {
    tools,
    mode,
    spec,
    shared: call.state.spending,
    ...(model === undefined ? {} : { model }),
    ...confirmReadingOf(call),
    ...(call.client.sample === undefined ? {} : { askClient: call.client.sample }),
  });
}

/** Throws `usage` for a model that cannot be used here; files named by an agent are not read. */
function assertUsable(model: string, { client }: ServerCall): void {
  const others = 'use symbolic or openai:NAME, or act as the model yourself with start_chain';
  if (model === 'sampling' && client.sample === undefined) {
    throw new ToolGradError('usage', `This client does not offer its model: ${others}.`);
  }
  if (model.startsWith('replay:')) {
    throw new ToolGradError('usage', `Recordings can only be replayed on the command line: ${others}.`);
  }
}

/** Throws `usage` where a run remembers other servers than those that are configured here. */
async function assertSameServers(
  run: string,
  remembered: RunConfiguration,
  tools: ToolsRequest,
): Promise<void> {
  const refuse = (why: string) =>
    new ToolGradError(
      'usage',
      `The run ${run} ${why}: only the user can continue it, on the command line. Name another run, or none.`,
    );
  if (remembered.demo !== (tools.demo === true))
    throw refuse(
      `was made from ${remembered.demo ? 'the bundled servers' : 'servers that are not configured here'}`,
    );
  if (remembered.demo) return;
  const { composeTools } = await import('../../compose/compose-tools.ts');
  // Starts nothing: what is configured is only read.
  await using opened = await composeTools(tools, () => {});
  const { config } = redactDeep(opened.configuration, opened.secrets);
  const entries = (config: JsonObject | undefined) => (isObject(config?.mcpServers) ? config.mcpServers : {});
  const here = entries(config);
  const other = Object.entries(entries(remembered.config)).find(
    ([server, entry]) => canonical(entry) !== canonical(here[server] ?? null),
  );
  if (other !== undefined)
    throw refuse(`was made with another server "${other[0]}" than the one configured here`);
}

/** Throws `usage` for a run that only agents can continue. */
async function assertResumable(run: string, { state: { runs } }: ServerCall): Promise<void> {
  const { model } = await runs.manifest(run);
  if (model !== agentModel) return;
  throw new ToolGradError(
    'usage',
    `The run ${run} was made by agents: use start_chain to add to it, or name another run, or none.`,
  );
}

/** If no tool may be called: asks the user about the tools that seem to be read-only. */
function confirmReadingOf({ client, signal }: ServerCall): { confirmReading?: ConfirmReading } {
  const { confirm } = client;
  if (confirm === undefined) return {};
  return {
    confirmReading: (tools) => {
      const names = tools.map(({ server, tool }) => `${server}: ${tool}`).join('\n');
      return confirm(
        `None of your servers' tools is annotated as read-only, so none may be called. These seem to be read-only:\n\n${names}\n\nMay ToolGrad call them for this run?`,
        signal,
      );
    },
  };
}

/** Waits until the run has ended or the time is up. A cancelled call stops the run; a lost client does not. */
async function waitFor(run: RunInProgress, seconds: number, call: ServerCall): Promise<void> {
  const { signal, progress } = call;
  const tell = (message: string) => {
    const { accepted, requested } = run.report();
    progress(accepted, requested, message);
  };
  const stopTelling = run.listen((event) => {
    const activity = activityOf(event);
    if (activity !== undefined) tell(activity);
  });
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  try {
    tell('the run begins');
    await Promise.race([
      run.done,
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, seconds * 1000);
      }),
      new Promise<void>((resolve) => {
        onAbort = resolve;
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', onAbort, { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    stopTelling();
  }
  if (!signal.aborted) return;
  if (signal.reason !== connectionClosed) await run.cancel();
  throw new ToolGradError('interrupted', 'The call was cancelled.');
}

/** Throws what the run failed with before it started; the flags that would allow tools become values of "allow". */
function assertBegun(run: RunInProgress): void {
  try {
    run.assertBegun();
  } catch (error) {
    const flags = error instanceof ToolGradError ? error.choices : [];
    if (flags.length === 0 || !flags.every((flag) => flag.startsWith(flagOfAllow))) throw error;
    const values = flags.map((flag) => flag.slice(flagOfAllow.length).replace(/^'(.*)'$/, '$1'));
    throw new ToolGradError(
      'usage',
      `No tool may be called, because none is annotated as read-only. These seem to be: if they do no harm, call generate_samples again with "allow": ${JSON.stringify(values)}.`,
    );
  }
}

async function firstSamples(run: string, { state: { runs } }: ServerCall): Promise<SampleSummary[]> {
  const samples: SampleSummary[] = [];
  for await (const sample of samplesOf(runs, run)) {
    samples.push(summaryOf(run, sample));
    if (samples.length === mostShown) break;
  }
  return samples;
}
