// From a model's name and how it is to be asked to a backend, its price and its secrets.
import { createLanguageBackend } from '../backends/language/backend.ts';
import type { ChatModel } from '../backends/language/chat-model.ts';
import type { EndpointOptions } from '../backends/provider.ts';
import { recordBackend } from '../backends/replay/record.ts';
import type { AskClient } from '../backends/sampling/sampling.ts';
import { ToolGradError } from '../model/errors.ts';
import type { Limits } from '../model/run.ts';
import type { ModelBackend } from '../model/seams.ts';
import type { KnownPrice, Prices } from '../spending/prices.ts';
import type { AskingOptions } from './asking-options.ts';
import type { Tools } from './compose-tools.ts';
import type { EndpointModel, Model } from './model-name.ts';
import type { NameSetting, SettingName } from './setting-names.ts';

/** What is said of a model beside its name. */
export interface ModelRequest {
  readonly asking?: AskingOptions | undefined;
  readonly limits?: Limits | undefined;
  readonly solveThreshold?: number | undefined;
}

/** Throws `usage` where something was asked for that means nothing to the model. */
export function assertMeaningful(
  { provider }: Model,
  request: ModelRequest,
  nameOf: NameSetting,
  estimate = false,
): void {
  if (provider.endpoint !== undefined) return;
  const [setting] = [
    ...Object.keys({ ...request.asking, ...request.limits }),
    ...(estimate ? ['estimate'] : []),
    ...(!provider.isLanguageModel && request.solveThreshold !== undefined ? ['solveThreshold'] : []),
  ] as SettingName[];
  if (setting === undefined) return;
  const [name, model] = [nameOf(setting), nameOf('model')];
  throw usage(
    provider.isLanguageModel
      ? `${name} only works with a language model, and ${provider.scheme} asks none: remove it.`
      : `${name} only works with a language model, and ${provider.scheme} is none: use ${model} openai:NAME, or remove ${name}.`,
  );
}

/** What a model costs, by the configuration or else by the table for its own vendor; undefined where neither knows. */
export function priceFor(
  model: Model,
  baseUrl: string | undefined,
  prices: Tools['prices'],
): KnownPrice | undefined {
  return model.provider.endpoint?.price(model.name, baseUrl, process.env, pricesOf(prices));
}

function pricesOf(prices: Tools['prices']): Prices {
  return Object.fromEntries(
    Object.entries(prices).map(([name, { cachedInput, ...price }]) => [
      name,
      // Who says nothing of a cache pays the same with and without.
      { ...price, cachedInput: cachedInput ?? price.input },
    ]),
  );
}

/** Where its requests go, as run.json keeps it: without credentials. Undefined where they go nowhere. */
export function shownBaseUrl({ provider }: Model, baseUrl: string | undefined): string | undefined {
  return provider.endpoint?.shownUrl(baseUrl, process.env);
}

/**
 * The base URL to go on with, of a run that keeps the shown form of its own: the environment's where that is the same,
 * since it may hold the credentials. Throws `usage` where something is missing that run.json does not keep.
 */
export function resumedBaseUrl(
  model: Model,
  kept: string | undefined,
  nameOf: NameSetting,
): string | undefined {
  if (kept === undefined || shownBaseUrl(model, undefined) === kept) return undefined;
  if (!kept.includes('•••')) return kept;
  throw usage(
    `The run uses ${kept}, whose hidden values are not stored in run.json: give ${nameOf('baseUrl')} again.`,
  );
}

/** What the environment and the base URL hold for the model and must not stand in any file. */
export function secretsOf({ provider }: Model, baseUrl: string | undefined): readonly string[] {
  return provider.endpoint?.secrets(baseUrl, process.env) ?? [];
}

/** What is known of a run when its model is made ready. */
export interface ModelContext {
  readonly prices: Tools['prices'];
  /** Drafts side by side. */
  readonly drafts: number;
  readonly onNotice: (message: string) => void;
  readonly nameOf: NameSetting;
  /** Asks the model of the MCP client, where there is one. */
  readonly askClient?: AskClient | undefined;
}

/** A model that is ready to be asked. */
export interface ComposedModel {
  readonly backend: ModelBackend;
  /** What the backend is made of, where other threads can make one of it, too. */
  readonly chat?: ChatModel;
}

/** The model. Throws `usage` for a price that a limit needs and nobody knows. */
export function composeModel(
  model: Model,
  { asking = {}, limits = {} }: ModelRequest,
  context: ModelContext,
): ComposedModel {
  const { provider, name } = model;
  if (provider.endpoint === undefined)
    return { backend: provider.backend(name, { askClient: context.askClient }) };
  const { record, ...ways } = asking;
  const chat = provider.endpoint.chat(endpointOptions({ provider, name }, ways, limits, context));
  const backend = createLanguageBackend(chat);
  return record === undefined ? { backend, chat } : { backend: recordBackend(backend, record) };
}

/** How an endpoint's model is asked. Throws `usage` for a price that a limit needs and nobody knows. */
export function endpointOptions(
  { provider, name }: EndpointModel,
  asking: Omit<AskingOptions, 'record'>,
  limits: Limits,
  { prices, drafts, onNotice, nameOf }: Omit<ModelContext, 'askClient'>,
): EndpointOptions & { readonly concurrency: number } {
  const { concurrency, baseUrl, ...rest } = asking;
  if (limits.costUsd !== undefined && priceFor({ provider, name }, baseUrl, prices) === undefined) {
    throw usage(
      `${nameOf('costUsd')} needs a price, and the price of ${name} is unknown: add it to "toolgrad.model.prices" in the configuration (USD per million tokens), or use ${nameOf('tokens')} instead.`,
    );
  }
  return {
    ...rest,
    model: name,
    baseUrl,
    env: process.env,
    concurrency: concurrency ?? provider.endpoint.concurrency(baseUrl, process.env, drafts),
    prices: pricesOf(prices),
    onNotice,
  };
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', sentence);
}
