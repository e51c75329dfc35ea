// The only place that builds the parts: a model from its name, checks from theirs, a run or its verification from all.
import { resolve } from 'node:path';
import { createSymbolicBackend } from './backends/symbolic/backend.ts';
import {
  type ConfirmReading,
  composeCallableTools,
  composeTools,
  type ToolsRequest,
} from './compose-tools.ts';
import { ToolGradError } from './core/errors.ts';
import type { OnEvent } from './core/events.ts';
import type { RunParts, RunSpec } from './core/run.ts';
import type { Check, ModelBackend, Novelty } from './core/seams.ts';
import { redactDeep } from './core/secret-shapes.ts';
import { type RunManifest, readManifest } from './dataset/manifest.ts';
import { assertFree, createRun, type RunFolder, resumeRun } from './dataset/run-folder.ts';
import { assertSameRun, type Wanted } from './dataset/same-run.ts';
import type { VerifyParts } from './synthesis/verify.ts';
import { selectCheckNames, selectChecks } from './verification/checks.ts';
import { createNovelty, noNovelty } from './verification/novel.ts';
import { programVersion } from './version.ts';

const models: Readonly<Record<string, () => ModelBackend>> = { symbolic: createSymbolicBackend };

/** The backend of that name. Throws `usage`, with the choices, where there is none. */
function composeBackend(model: string): ModelBackend {
  const create = Object.hasOwn(models, model) ? models[model] : undefined;
  if (create !== undefined) return create();
  const choices = Object.keys(models);
  throw new ToolGradError('usage', `There is no model ${model}: --model takes ${choices.join(' or ')}.`, {
    choices,
  });
}

/** The checks that a list names, or changes of the default. Throws `usage` for a name that is none. */
function composeChecks(list: readonly string[] | undefined): {
  readonly names: readonly string[];
  readonly checks: readonly Check[];
  readonly novelty: Novelty;
} {
  const names = selectCheckNames(list);
  return {
    names,
    checks: selectChecks(names),
    novelty: names.includes('novel') ? createNovelty() : noNovelty,
  };
}

/** A run as it was asked for; what was not said has its default, or what the resumed run was begun with. */
export interface RunRequest {
  readonly tools: ToolsRequest;
  readonly out: string;
  /** `replace` takes the place of a run that is there. */
  readonly mode: 'new' | 'replace' | 'resume';
  readonly spec: Partial<RunSpec>;
  readonly model?: string;
  /** Names of checks; `+name` and `-name` change the default. */
  readonly checks?: readonly string[];
  readonly confirmReading?: ConfirmReading;
}

export const defaultSpec: RunSpec = {
  seed: 0,
  samples: 10,
  iterations: 5,
  proposals: 3,
  pool: 20,
  window: 8,
  concurrency: 4,
};

/** A run that is ready to go; disposing it ends the servers and gives the folder back. */
export interface ComposedRun extends AsyncDisposable {
  readonly parts: RunParts;
  readonly spec: RunSpec;
  readonly folder: RunFolder;
}

/** Builds a run, and starts its servers. Throws `usage` where nothing may be called, with the flags that would allow. */
export async function composeRun(
  request: RunRequest,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<ComposedRun> {
  const { out, mode } = request;
  const begun = mode === 'resume' ? await readManifest(out) : undefined;
  if (begun === undefined) await assertFree(out, mode === 'replace');
  const { checks, novelty, names: checkNames } = composeChecks(request.checks ?? begun?.checks);
  if (begun !== undefined) assertSameRun(out, begun, wantedOf(request, checkNames));
  const spec = specOf(request.spec, begun);
  const backend = composeBackend(request.model ?? begun?.model ?? 'symbolic');

  const notices: string[] = [];
  let folder: RunFolder | undefined;
  const onNotice = (message: string) => {
    notices.push(message);
    folder?.note(message);
    onEvent({ type: 'notice', message });
  };
  const wanted: ToolsRequest =
    begun === undefined ? request.tools : { ...request.tools, recorded: recordOf(begun, out) };
  const { tools, catalog } = await composeCallableTools(wanted, request.confirmReading, onNotice, signal);
  try {
    const configuration = redactDeep(tools.configuration, tools.secrets);
    if (configuration !== tools.configuration) onNotice(literalSecret);
    if (begun === undefined) {
      const { hash: catalogHash } = catalog;
      const about = { configuration, spec, model: backend.id, checks: checkNames, catalogHash, notices };
      const options = { replace: mode === 'replace', clock: Date.now };
      folder = await createRun(out, { ...about, toolgrad: programVersion() }, catalog, options);
    } else {
      folder = await resumeRun(out, { configuration, spec, notices }, catalog, { clock: Date.now });
      const told = [...begun.notices, ...notices];
      for (const message of folder.manifest.notices) {
        if (!told.includes(message)) onEvent({ type: 'notice', message });
      }
    }
  } catch (error) {
    await tools[Symbol.asyncDispose]();
    throw error;
  }
  const opened = folder;
  return {
    parts: {
      source: tools.source,
      backend,
      checks,
      novelty,
      store: opened,
      secrets: tools.secrets,
      version: programVersion(),
      clock: Date.now,
      onEvent,
    },
    spec,
    folder: opened,
    async [Symbol.asyncDispose]() {
      await tools[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}

const literalSecret =
  'The configuration holds a secret in plain text, which run.json does not keep: write a variable in its place and set that in ' +
  'the environment, or give --config again when you resume or verify this run.';

function recordOf(begun: RunManifest, folder: string) {
  return { configuration: begun.configuration, folder: resolve(folder) };
}

function specOf(said: Partial<RunSpec>, begun: RunManifest | undefined): RunSpec {
  const spec = { ...defaultSpec, ...begun?.spec, ...said };
  return { ...spec, concurrency: Math.min(spec.concurrency, spec.window) };
}

function wantedOf(request: RunRequest, checks: readonly string[]): Wanted {
  const { samples: _, concurrency: __, ...spec } = request.spec;
  const { demo, configFile, servers, allow, deny } = request.tools;
  return {
    ...spec,
    ...(request.model === undefined ? {} : { model: request.model }),
    ...(request.checks === undefined ? {} : { checks }),
    ...(demo === undefined && configFile === undefined ? {} : { demo: demo === true }),
    ...(servers === undefined ? {} : { servers }),
    ...(allow === undefined ? {} : { allow }),
    ...(deny === undefined ? {} : { deny }),
  };
}

/** What it takes to verify a run; disposing it ends the servers. */
export interface ComposedVerification extends AsyncDisposable {
  readonly parts: VerifyParts;
  readonly novelty: Novelty;
  readonly manifest: RunManifest;
}

/** Opens a run's tools again, from its own configuration or from another file. Throws as `readManifest` and `composeTools` do. */
export async function composeVerification(
  folder: string,
  configFile: string | undefined,
  onNotice: (message: string) => void,
): Promise<ComposedVerification> {
  const manifest = await readManifest(folder);
  const { checks, novelty } = composeChecks(manifest.checks);
  const recorded = recordOf(manifest, folder);
  const tools = await composeTools(
    configFile === undefined ? { recorded } : { recorded, configFile },
    onNotice,
  );
  return {
    parts: { source: tools.source, checks, secrets: tools.secrets, clock: Date.now },
    novelty,
    manifest,
    [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose](),
  };
}
