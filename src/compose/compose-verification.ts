// What it takes to verify a run: its tools, its checks, and a model for those that need one, where one is named.
import { createAcceptedSamples } from '../checks/novel.ts';
import type { Limits } from '../model/run.ts';
import type { ModelBackend } from '../model/seams.ts';
import { type RunManifest, readManifest } from '../runs/manifest.ts';
import { Budget } from '../spending/budget.ts';
import type { VerifyParts } from '../synthesis/verify.ts';
import { steadyNow } from '../timing/clock.ts';
import type { AskingOptions } from './asking-options.ts';
import { assertMeaningful, composeModel, secretsOf } from './compose-model.ts';
import { composeTools, type Tools } from './compose-tools.ts';
import type { Consent } from './consent.ts';
import { parseModel } from './model-name.ts';
import { composeChecks, recordOf } from './plan-run.ts';
import { type NameSetting, plainName } from './setting-names.ts';

/** Who reads the queries blind, and what that may cost. */
export interface ReaderRequest {
  readonly model: string;
  readonly asking?: AskingOptions;
  readonly limits?: Limits;
  readonly solveThreshold?: number;
  readonly nameOf?: NameSetting;
}

export interface VerificationOptions {
  /** Whether servers that only the run names may be started. */
  readonly trust?: Consent;
  readonly reader?: ReaderRequest;
  readonly signal?: AbortSignal;
}

/** Disposing it ends the servers. */
export interface ComposedVerification extends AsyncDisposable {
  readonly parts: VerifyParts;
  readonly manifest: RunManifest;
}

/**
 * Opens a run's tools again, from its own configuration or from another file. With a reader, `solve` is among the checks
 * and is asked. Throws as `readManifest` and `composeTools` do, and where the reader cannot be asked.
 */
export async function composeVerification(
  folder: string,
  configFile: string | undefined,
  onNotice: (message: string) => void,
  { trust = {}, reader, signal = new AbortController().signal }: VerificationOptions = {},
): Promise<ComposedVerification> {
  const manifest = await readManifest(folder);
  const names = reader === undefined ? manifest.checks : [...new Set([...manifest.checks, 'solve'])];
  const threshold = reader?.solveThreshold;
  const { checks } = composeChecks(names, {
    languageModel: true,
    ...(threshold !== undefined && { solveThreshold: threshold }),
  });
  const recorded = recordOf(manifest, folder);
  const tools = await composeTools(
    configFile === undefined ? { recorded, consent: trust } : { recorded, configFile },
    onNotice,
  );
  try {
    const asked = reader === undefined ? undefined : await askedOf(reader, manifest, tools, onNotice, signal);
    return {
      parts: {
        source: tools.source,
        checks,
        accepted: createAcceptedSamples(),
        secrets: [...tools.secrets, ...(asked?.secrets ?? [])],
        clock: steadyNow,
        ...(asked !== undefined && { reader: asked.backend, budget: new Budget(reader?.limits ?? {}) }),
      },
      manifest,
      [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose](),
    };
  } catch (error) {
    await tools[Symbol.asyncDispose]();
    throw error;
  }
}

async function askedOf(
  { model: name, asking = {}, limits = {}, solveThreshold, nameOf = plainName }: ReaderRequest,
  { spec }: RunManifest,
  { prices }: Pick<Tools, 'prices'>,
  onNotice: (message: string) => void,
  signal: AbortSignal,
): Promise<{ readonly backend: ModelBackend; readonly secrets: readonly string[] }> {
  const model = parseModel(name);
  const request = { asking, limits, solveThreshold };
  assertMeaningful(model, request, nameOf);
  const { backend } = composeModel(model, request, { prices, drafts: spec.concurrency, onNotice, nameOf });
  await backend.ready?.(signal);
  return { backend, secrets: secretsOf(model, asking.baseUrl) };
}
