// What a worker of a queue makes drafts with: tools and a model of its own.

import type { CheckOptions } from '../checks/checks.ts';
import { flagsBeside, selectChecks } from '../checks/checks.ts';
import type { Check, ModelBackend, ToolSource } from '../model/seams.ts';
import type { Catalog } from '../model/tool.ts';
import { programVersion } from '../version.ts';
import type { AskingOptions } from './asking-options.ts';
import { assertMeaningful, composeModel, secretsOf } from './compose-model.ts';
import { composeTools, openCallable, type ToolsRequest } from './compose-tools.ts';
import { modelText, parseModel } from './model-name.ts';
import { type NameSetting, plainName } from './setting-names.ts';

export interface WorkerRequest {
  readonly tools: ToolsRequest;
  readonly model?: string;
  readonly asking?: AskingOptions;
  /** Drafts side by side. */
  readonly concurrency: number;
  readonly nameOf?: NameSetting;
}

/** Disposing it ends the servers. */
export interface ComposedWorker extends AsyncDisposable {
  readonly source: ToolSource;
  readonly catalog: Catalog;
  readonly backend: ModelBackend;
  /** As it is written on the command line. */
  readonly model: string;
  readonly version: string;
  readonly temperature?: number;
  readonly secrets: readonly string[];
  checks(names: readonly string[], options: CheckOptions): readonly Check[];
}

/** Opens the worker's servers and sees that its model can be asked. Throws as `composeRun` does. */
export async function composeWorker(
  { tools: request, model: name = 'symbolic', asking = {}, concurrency, nameOf = plainName }: WorkerRequest,
  onNotice: (message: string) => void,
  signal: AbortSignal,
): Promise<ComposedWorker> {
  const model = parseModel(name);
  assertMeaningful(model, { asking }, nameOf);
  const opened = await composeTools(request, onNotice);
  const { tools, catalog } = await openCallable(opened, request, undefined, onNotice, signal);
  try {
    const { prices } = tools;
    const { backend } = composeModel(model, { asking }, { prices, drafts: concurrency, onNotice, nameOf });
    await backend.ready?.(signal);
    return {
      source: tools.source,
      catalog,
      backend,
      model: modelText(model),
      version: programVersion(),
      ...(asking.temperature !== undefined && { temperature: asking.temperature }),
      secrets: [...tools.secrets, ...secretsOf(model, asking.baseUrl)],
      checks: (names, options) => [...selectChecks(names, options), ...flagsBeside(names)],
      [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose](),
    };
  } catch (error) {
    await tools[Symbol.asyncDispose]();
    throw error;
  }
}
