// The only place that builds the parts of a run, of what it would take, and of its verification.

import type { ChatModel } from '../backends/language/chat-model.ts';
import type { CheckOptions } from '../checks/checks.ts';
import { createAcceptedSamples } from '../checks/novel.ts';
import { createDialogueMaker } from '../dialogues/make-dialogue.ts';
import type { OnEvent } from '../model/events.ts';
import type { RunParts, RunSpec } from '../model/run.ts';
import type { Catalog } from '../model/tool.ts';
import type { RunManifest } from '../runs/manifest.ts';
import { createRun, type RunFolder, resumeRun } from '../runs/run-folder.ts';
import { redactDeep } from '../secrets/secret-shapes.ts';
import { type Price, pricesAsOf } from '../spending/prices.ts';
import { steadyNow } from '../timing/clock.ts';
import type { ServerConfig } from '../tools/server-config.ts';
import { programVersion } from '../version.ts';
import { composeModel, priceFor, secretsOf } from './compose-model.ts';
import { composeTools, openCallable, type Tools } from './compose-tools.ts';
import { modelText } from './model-name.ts';
import { rememberOwn } from './own-runs.ts';
import { planRun, type RunRequest } from './plan-run.ts';
import { plainName } from './setting-names.ts';

/** What other threads make the parts of a run from, beside its data. */
export interface RunOutline {
  readonly servers: readonly ServerConfig[];
  readonly checks: { readonly names: readonly string[]; readonly options: CheckOptions };
  /** The scheme of its provider. */
  readonly model: string;
  /** Asked by all threads alike, where the model is one over the network. */
  readonly chat?: ChatModel;
  readonly temperature?: number;
  readonly onNotice: (message: string) => void;
}

/** A run that is ready to go; disposing it ends the servers and gives the folder back. */
export interface ComposedRun extends AsyncDisposable {
  readonly parts: RunParts;
  readonly spec: RunSpec;
  readonly folder: RunFolder;
  /** Threads that may make its drafts. */
  readonly workers: number;
  readonly outline: RunOutline;
  /** Whether a language model answers, so that there are calls, tokens and costs to speak of. */
  readonly languageModel: boolean;
}

/**
 * Builds a run, sees that its model can be asked, and starts its servers. Throws `usage` where the model cannot be
 * asked, and where nothing may be called, with the flags that would allow.
 */
export async function composeRun(
  request: RunRequest,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<ComposedRun> {
  const { out, mode, limits = {} } = request;
  const planned = await planRun(request);
  const { begun, model, asking, checks, workers } = planned;
  // A client's own model is the client's to pay.
  const shared = model.provider.endpoint === undefined ? undefined : request.shared;

  const notices: string[] = [];
  let folder: RunFolder | undefined;
  const onNotice = (message: string) => {
    notices.push(message);
    folder?.note(message);
    onEvent({ type: 'notice', message });
  };
  const opened = await composeTools(planned.tools, onNotice);
  const spec = { ...opened.calendar, ...planned.spec };
  const { backend, chat } = await closingAfterError(opened, async () => {
    const { prices } = opened;
    // What the endpoint is like today is no fact about the data.
    const told = (message: string) => onEvent({ type: 'notice', message });
    const composed = composeModel(
      model,
      { asking, limits: { ...shared?.limits, ...limits } },
      {
        prices,
        drafts: spec.concurrency * workers,
        onNotice: told,
        nameOf: request.nameOf ?? plainName,
        askClient: request.askClient,
      },
    );
    if (request.elsewhere !== true) await composed.backend.ready?.(signal);
    return composed;
  });
  const { tools, catalog } = await openCallable(
    opened,
    planned.tools,
    request.confirmReading,
    onNotice,
    signal,
  );
  const secrets = [...tools.secrets, ...secretsOf(model, asking.baseUrl)];
  const run = await closingAfterError(tools, async () => {
    const configuration = redactDeep(tools.configuration, secrets);
    if (configuration !== tools.configuration) onNotice(literalSecret);
    const kept = model.provider.isLanguageModel
      ? { ...configuration, model: planned.settings }
      : configuration;
    if (begun === undefined) {
      const about = { configuration: kept, spec, model: modelText(model), checks: checks.names, notices };
      const options = { replace: mode === 'replace', clock: steadyNow };
      const { hash: catalogHash } = catalog;
      const worlds = await tools.worlds();
      const pinned = Object.keys(worlds).length === 0 ? {} : { worlds };
      const created = { ...about, catalogHash, ...pinned, toolgrad: programVersion() };
      const run = await createRun(out, created, catalog, options);
      await rememberOwn(run.manifest.configuration);
      return run;
    }
    const resumed = await resumeRun(out, { configuration: kept, spec, notices }, catalog, {
      clock: steadyNow,
    });
    // Its servers were chosen now, or agreed to.
    await rememberOwn(resumed.manifest.configuration);
    const told = [...begun.notices, ...notices];
    for (const message of resumed.manifest.notices) {
      if (!told.includes(message)) onEvent({ type: 'notice', message });
    }
    return resumed;
  });
  folder = run;
  const { exchanges = 1 } = spec;
  return {
    parts: {
      source: tools.source,
      backend,
      checks: checks.checks,
      accepted: createAcceptedSamples(),
      store: run,
      ...(exchanges > 1 && {
        dialogues: createDialogueMaker(catalog, {
          exchanges,
          seed: spec.seed,
          checks: checks.checks,
          secrets,
          isReworded: model.provider.isLanguageModel,
        }),
      }),
      secrets,
      limits,
      shared,
      version: programVersion(),
      clock: steadyNow,
      onEvent,
    },
    spec,
    folder: run,
    workers,
    outline: {
      servers: tools.servers,
      checks: { names: checks.names, options: checks.options },
      model: model.provider.scheme,
      ...(chat !== undefined && { chat }),
      ...(asking.temperature !== undefined && { temperature: asking.temperature }),
      onNotice,
    },
    languageModel: model.provider.isLanguageModel,
    async [Symbol.asyncDispose]() {
      const told = run.manifest.notices.length;
      await tools[Symbol.asyncDispose]();
      // What went wrong with a server is summed up when it is ended, which is after the run was finished.
      if (run.manifest.notices.length > told) await run.finish(run.manifest.status).catch(() => {});
      await run[Symbol.asyncDispose]();
    },
  };
}

async function closingAfterError<T>(tools: Tools, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await tools[Symbol.asyncDispose]();
    throw error;
  }
}

const literalSecret =
  'The configuration contains a secret in plain text, which is not stored in run.json: replace it with a variable and set that in ' +
  'the environment, or give --config again when you resume or verify this run.';

/** What it takes to estimate a run; disposing it ends the servers. */
export interface ComposedEstimate extends AsyncDisposable {
  readonly catalog: Catalog;
  readonly spec: RunSpec;
  /** Its name on the command line. */
  readonly model: string;
  /** USD for a million tokens; undefined where no price is known. */
  readonly price: Price | undefined;
  /** Who says so. */
  readonly pricesFrom: string;
  /** Names of the checks. */
  readonly checks: readonly string[];
  /** The run that would be resumed. */
  readonly begun: RunManifest | undefined;
}

/** Opens the tools of a run, as `composeRun` would, to see what it would take: asks no model and makes no folder. Throws as `composeRun` does. */
export async function composeEstimate(
  request: RunRequest,
  onNotice: (message: string) => void,
  signal: AbortSignal,
): Promise<ComposedEstimate> {
  const planned = await planRun(request, true);
  const { model, asking, begun, checks } = planned;
  const opened = await composeTools(planned.tools, onNotice);
  const { confirmReading } = request;
  const { tools, catalog } = await openCallable(opened, planned.tools, confirmReading, onNotice, signal);
  const known = priceFor(model, asking.baseUrl, tools.prices);
  return {
    catalog,
    spec: { ...tools.calendar, ...planned.spec },
    model: modelText(model),
    price: known?.price,
    pricesFrom: known?.listed ? `prices as of ${pricesAsOf}` : 'the configuration',
    checks: checks.names,
    begun,
    [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose](),
  };
}
