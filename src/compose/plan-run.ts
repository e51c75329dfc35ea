// What a run is to be: what was asked for, completed by defaults, or by what the resumed run was begun with.

import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { AskClient } from '../backends/sampling/sampling.ts';
import { type CheckOptions, flagsBeside, selectCheckNames, selectChecks } from '../checks/checks.ts';
import { defined } from '../model/defined.ts';
import { ToolGradError } from '../model/errors.ts';
import type { Limits, RunSpec, SharedBudget } from '../model/run.ts';
import type { Check } from '../model/seams.ts';
import { type RunManifest, readManifest } from '../runs/manifest.ts';
import { assertFree } from '../runs/run-folder.ts';
import { assertSameRun, type ModelSettings, modelSettingsOf, type Wanted } from '../runs/same-run.ts';
import type { AskingOptions } from './asking-options.ts';
import { assertMethod } from './assert-method.ts';
import type { Calendar } from './calendar.ts';
import { assertMeaningful, resumedBaseUrl, shownBaseUrl } from './compose-model.ts';
import type { ConfirmReading, ToolsRequest } from './compose-tools.ts';
import { assertEndpointConsent } from './consent.ts';
import { type Model, modelText, parseModel } from './model-name.ts';
import { placesOf } from './places.ts';
import { type NameSetting, plainName } from './setting-names.ts';

/** A run as it was asked for; what was not said has its default, or what the resumed run was begun with. */
export interface RunRequest {
  readonly tools: ToolsRequest;
  readonly out: string;
  /** `replace` takes the place of a run that is there. */
  readonly mode: 'new' | 'replace' | 'resume';
  readonly spec: Partial<RunSpec>;
  /** `symbolic`, `openai:NAME` or `replay:FILE`. */
  readonly model?: string;
  /** How a language model is asked. */
  readonly asking?: AskingOptions;
  /** The least share of a chain's steps that the check `solve` wants planned, in [0, 1]. */
  readonly solveThreshold?: number;
  /**
   * Threads that make drafts: the machine's cores, up to 8, where it is left out. The samples are the same for any
   * number.
   */
  readonly workers?: number;
  /** Its drafts are made by other processes: nobody asks the model here. */
  readonly elsewhere?: boolean;
  /** Names of checks; `+name` and `-name` change the default. */
  readonly checks?: readonly string[];
  readonly limits?: Limits;
  /** What runs of this process may spend together on endpoints of models. */
  readonly shared?: SharedBudget;
  readonly confirmReading?: ConfirmReading;
  /** What messages call a setting; its name in this interface where it is left out. */
  readonly nameOf?: NameSetting;
  /** Asks the model of the MCP client, where the run is made for one that offers it. */
  readonly askClient?: AskClient;
}

export const defaultSpec: Omit<RunSpec, keyof Calendar> = {
  seed: 0,
  samples: 10,
  iterations: 5,
  proposals: 3,
  pool: 20,
  window: 128,
  concurrency: 4,
  feedback: true,
  exchanges: 1,
};

/** What a language model's run has in place of that: its answers take seconds, and many can be waited for at once. */
const languageSpec = { concurrency: 16 } as const;

const mostWorkers = 8;

/** What was asked for, completed by what the resumed run was begun with, before anything is opened. */
export interface Plan {
  readonly begun: RunManifest | undefined;
  readonly model: Model;
  readonly asking: AskingOptions;
  /** For run.json. */
  readonly settings: ModelSettings;
  readonly checks: ReturnType<typeof composeChecks>;
  /** Without a calendar where nobody has said one: the tools have theirs. */
  readonly spec: Omit<RunSpec, keyof Calendar> & Partial<Calendar>;
  readonly tools: ToolsRequest;
  readonly workers: number;
}

/** Throws `usage` for what is wrong with the request, or contradicts the run that is resumed. */
export async function planRun(request: RunRequest, estimate = false): Promise<Plan> {
  const { out, mode } = request;
  const begun = mode === 'resume' ? await readManifest(out) : undefined;
  if (begun === undefined && !estimate) await assertFree(out, mode === 'replace');
  if (begun?.model === 'agent') {
    throw new ToolGradError(
      'usage',
      `${out} was made by agents over MCP, one sample at a time: it can only be continued with start_chain.`,
    );
  }
  const said = request.model === undefined ? undefined : parseModel(request.model);
  const model = said ?? parseModel(begun?.model ?? 'symbolic');
  const { nameOf = plainName } = request;
  assertMeaningful(model, request, nameOf, estimate);
  assertMethod(request.spec.method ?? begun?.spec.method, request.spec, model, nameOf);
  const kept = begun === undefined ? {} : modelSettingsOf(begun);
  const languageModel = model.provider.isLanguageModel;
  const settings = { ...kept, ...settingsOf(request, model) };
  const checks = composeChecks(request.checks ?? begun?.checks, { languageModel, ...defined(settings) });
  if (begun !== undefined) assertSameRun(out, begun, wantedOf(request, model, checks.names));
  const baseUrl = request.asking?.baseUrl ?? resumedBaseUrl(model, kept.baseUrl, nameOf);
  if (begun !== undefined && !estimate && request.asking?.baseUrl === undefined && baseUrl !== undefined) {
    const { configuration } = begun;
    const named = {
      folder: out,
      configuration,
      model: modelText(model),
      baseUrl,
      setting: nameOf('baseUrl'),
    };
    await assertEndpointConsent(named, request.tools.consent);
  }
  const temperature = request.asking?.temperature ?? kept.temperature;
  const spec = {
    ...defaultSpec,
    ...(languageModel ? languageSpec : {}),
    ...begun?.spec,
    ...request.spec,
  };
  const { workers, concurrency } = placesOf(
    spec.window,
    defined({ concurrency: request.spec.concurrency, workers: request.workers }),
    { concurrency: spec.concurrency, workers: usualWorkers(model, request) },
    nameOf,
  );
  return {
    begun,
    model,
    asking: { ...request.asking, ...defined({ baseUrl, temperature }) },
    settings: { ...settings, baseUrl: shownBaseUrl(model, baseUrl) },
    checks,
    spec: { ...spec, concurrency },
    workers,
    tools: begun === undefined ? request.tools : { ...request.tools, recorded: recordOf(begun, out) },
  };
}

/** The cores of this machine, or one thread where the model can only be asked from one. Throws `usage` where more are asked for. */
function usualWorkers({ provider }: Model, request: RunRequest): number {
  const { workers = 1, asking, nameOf = plainName } = request;
  const record = asking?.record !== undefined;
  if (!record && (provider.endpoint !== undefined || provider.anyThread === true))
    return Math.min(mostWorkers, availableParallelism());
  if (workers === 1) return 1;
  const why = record ? nameOf('record') : `${nameOf('model')} ${provider.scheme}`;
  throw new ToolGradError(
    'usage',
    `${why} works with one thread only: remove ${nameOf('workers')} ${workers}.`,
  );
}

/** The checks that a list names, or changes of the default. Throws `usage` for a name that is none. */
export function composeChecks(
  list: readonly string[] | undefined,
  options: CheckOptions,
): {
  readonly names: readonly string[];
  readonly checks: readonly Check[];
  readonly options: CheckOptions;
} {
  const names = selectCheckNames(list, options);
  return {
    names,
    options,
    checks: [...selectChecks(names, options), ...flagsBeside(names)],
  };
}

/** Where a run's tools can be opened from again. */
export function recordOf(begun: RunManifest, folder: string): NonNullable<ToolsRequest['recorded']> {
  return { configuration: begun.configuration, folder: resolve(folder) };
}

/** What was said of how the model is asked, as run.json would have it. */
function settingsOf(request: RunRequest, model: Model): ModelSettings {
  const { asking = {}, solveThreshold } = request;
  const baseUrl = asking.baseUrl === undefined ? undefined : shownBaseUrl(model, asking.baseUrl);
  return defined({ baseUrl, temperature: asking.temperature, solveThreshold });
}

function wantedOf(request: RunRequest, model: Model, checks: readonly string[]): Wanted {
  const { samples: _, concurrency: __, ...spec } = request.spec;
  const { demo, configFile, servers, allow, deny, reads } = request.tools;
  return {
    ...spec,
    ...settingsOf(request, model),
    ...(request.model === undefined ? {} : { model: modelText(model) }),
    ...(request.checks === undefined ? {} : { checks }),
    ...(demo === undefined && configFile === undefined ? {} : { demo: demo === true }),
    ...defined({ servers, allow, deny, reads }),
  };
}
