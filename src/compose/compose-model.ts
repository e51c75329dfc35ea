// The model that answers the stages: from its name and from how it is to be asked, a backend.
import { basename, resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { endpointOf } from '../backends/openai/endpoint.ts';
import { createOpenAiBackend, type OpenAiOptions } from '../backends/openai.ts';
import { recordBackend } from '../backends/record.ts';
import { createReplayBackend } from '../backends/replay.ts';
import { type AskClient, createSamplingBackend } from '../backends/sampling.ts';
import { createSymbolicBackend } from '../backends/symbolic/backend.ts';
import { ToolGradError } from '../model/errors.ts';
import type { Limits } from '../model/run.ts';
import type { ModelBackend } from '../model/seams.ts';
import { type KnownPrice, knownPrice, type Prices } from '../spending/prices.ts';
import type { Tools } from './compose-tools.ts';

/** A model by its name on the command line. */
export type Model =
  | { readonly kind: 'symbolic' }
  /** As its endpoint calls it: `gpt-5-mini`, `qwen3:8b`. */
  | { readonly kind: 'openai'; readonly name: string }
  | { readonly kind: 'replay'; readonly file: string }
  /** That of the MCP client, which only a server has. */
  | { readonly kind: 'sampling' };

/** How a language model is asked. Times are in milliseconds. */
export interface AskingOptions {
  /** OpenAI's, or that of `OPENAI_BASE_URL`, where it is not given. */
  readonly baseUrl?: string;
  /** The model's own where it is not given; some models take no other. */
  readonly temperature?: number;
  /** A folder: what was answered once is not asked again. */
  readonly cacheDir?: string;
  /** A file that every answer is recorded in, for `replay:FILE`. */
  readonly record?: string;
  /** Requests side by side. */
  readonly concurrency?: number;
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  /** How long one answer may take. */
  readonly timeoutMs?: number;
  /** How long nothing may be answered before the run ends. */
  readonly patienceMs?: number;
}

/** What is said of a model beside its name. */
export interface ModelRequest {
  readonly asking?: AskingOptions | undefined;
  readonly limits?: Limits | undefined;
  readonly solveThreshold?: number | undefined;
}

const choices = ['symbolic', 'openai:NAME', 'replay:FILE'] as const;

/** The model of that name. Throws `usage`, with the nearest name there is, where it is none. */
export function parseModel(text: string): Model {
  const colon = text.indexOf(':');
  const scheme = colon === -1 ? text : text.slice(0, colon);
  const rest = colon === -1 ? '' : text.slice(colon + 1).trim();
  if (scheme === 'symbolic' && rest === '') return { kind: 'symbolic' };
  if (scheme === 'sampling' && rest === '') return { kind: 'sampling' };
  if (scheme === 'openai' && rest !== '') return { kind: 'openai', name: rest };
  if (scheme === 'replay' && rest !== '') return { kind: 'replay', file: resolve(rest) };
  if (scheme === 'openai')
    throw usage('openai: wants the name of a model after it, as in openai:gpt-5-mini.');
  if (scheme === 'replay')
    throw usage('replay: wants the file of a recording after it, as in replay:answers.jsonl.');
  const meant = nearestTo(scheme, rest, text);
  throw usage(
    `There is no model ${text}.${meant === undefined ? '' : ` Did you mean ${meant}?`} --model takes ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`,
  );
}

function nearestTo(scheme: string, rest: string, text: string): string | undefined {
  const near = (word: string) => distance(scheme.toLowerCase(), word) <= 2;
  if (near('symbolic')) return 'symbolic';
  if (rest !== '' && near('openai')) return `openai:${rest}`;
  if (rest !== '' && near('replay')) return `replay:${rest}`;
  // A model's own name, with a tag or an owner perhaps.
  return /^[a-z][\w.-]*\d[\w.:/-]*$/i.test(text) ? `openai:${text}` : undefined;
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', sentence, { choices });
}

/** Its name on the command line, from any folder. */
export function modelText(model: Model): string {
  if (model.kind === 'openai') return `openai:${model.name}`;
  return model.kind === 'replay' ? `replay:${model.file}` : model.kind;
}

/** Whether prose is written and read: prompts, tokens and checks that ask go with such a model only. */
export function isLanguageModel(model: Model): boolean {
  return model.kind !== 'symbolic';
}

export const askingFlags: Readonly<Record<keyof AskingOptions, string>> = {
  baseUrl: 'base-url',
  temperature: 'temperature',
  cacheDir: 'cache',
  record: 'record',
  concurrency: 'model-concurrency',
  requestsPerMinute: 'requests-per-minute',
  tokensPerMinute: 'tokens-per-minute',
  timeoutMs: 'model-timeout',
  patienceMs: 'model-patience',
};

export const limitFlags: Readonly<Record<keyof Limits, string>> = {
  costUsd: 'max-cost',
  tokens: 'max-tokens',
  calls: 'max-calls',
};

/** Throws `usage` where something is said that means nothing to the model. */
export function assertMeaningful(model: Model, request: ModelRequest, estimate = false): void {
  if (model.kind === 'openai') return;
  const flags = [
    ...Object.keys(request.asking ?? {}).map((name) => askingFlags[name as keyof AskingOptions]),
    ...Object.keys(request.limits ?? {}).map((name) => limitFlags[name as keyof Limits]),
    ...(estimate ? ['estimate'] : []),
    ...(model.kind === 'symbolic' && request.solveThreshold !== undefined ? ['solve-threshold'] : []),
  ];
  const [flag] = flags;
  if (flag === undefined) return;
  throw usage(
    model.kind === 'symbolic'
      ? `--${flag} is about a language model, and symbolic is none: name one with --model openai:NAME, or leave --${flag} out.`
      : `--${flag} is about asking a model, and a replay asks none: leave it out.`,
  );
}

/** What a model costs, by the configuration or else by the table for its own vendor; undefined where neither knows. */
export function priceFor(
  model: Model,
  baseUrl: string | undefined,
  prices: Tools['prices'],
): KnownPrice | undefined {
  if (model.kind !== 'openai') return undefined;
  return knownPrice(model.name, endpointOf(baseUrl, process.env).isVendor, pricesOf(prices));
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
export function shownBaseUrl(model: Model, baseUrl: string | undefined): string | undefined {
  return model.kind === 'openai' ? endpointOf(baseUrl, process.env).shown : undefined;
}

/**
 * The base URL to go on with, of a run that keeps the shown form of its own: the environment's where that is the same,
 * since it may hold the credentials. Throws `usage` where something is missing that run.json does not keep.
 */
export function resumedBaseUrl(model: Model, kept: string | undefined): string | undefined {
  if (kept === undefined || shownBaseUrl(model, undefined) === kept) return undefined;
  if (!kept.includes('•••')) return kept;
  throw usage(`The run asks ${kept}, whose hidden values run.json does not keep: give --base-url again.`);
}

/** Shorter ones are placeholders ("ollama") or versions, which a sample may well speak of. */
const shortestSecret = 12;

/** What the environment and the base URL hold for the model and must not stand in any file. */
export function secretsOf(model: Model, baseUrl: string | undefined): readonly string[] {
  if (model.kind !== 'openai') return [];
  const { TOOLGRAD_API_KEY = '', OPENAI_API_KEY = '' } = process.env;
  const all = [TOOLGRAD_API_KEY, OPENAI_API_KEY, ...endpointOf(baseUrl, process.env).secrets];
  return [...new Set(all.map((secret) => secret.trim()))].filter(({ length }) => length >= shortestSecret);
}

const defaultConcurrency = 16;
/** A server on one's own machine seldom answers more at a time: the others would only wait, and run out of time. */
const localConcurrency = 4;

/** The backend. Throws `usage` for a price that a limit needs and nobody knows. */
export function composeModel(
  model: Model,
  { asking = {}, limits = {} }: ModelRequest,
  context: {
    readonly prices: Tools['prices'];
    /** Drafts side by side. */
    readonly drafts: number;
    readonly onNotice: (message: string) => void;
    /** Asks the model of the MCP client, where there is one. */
    readonly askClient?: AskClient | undefined;
  },
): ModelBackend {
  if (model.kind === 'symbolic') return createSymbolicBackend();
  if (model.kind === 'sampling') {
    if (context.askClient !== undefined) return createSamplingBackend(context.askClient);
    throw usage('sampling is the model of an MCP client, and none is here that offers its model.');
  }
  // Samples name the recording and not the machine's folders.
  if (model.kind === 'replay') {
    return { ...createReplayBackend(model.file), id: `replay:${basename(model.file)}` };
  }
  const { record, ...ways } = asking;
  const backend = createOpenAiBackend(openAiOptions(model.name, ways, limits, context));
  return record === undefined ? backend : recordBackend(backend, record);
}

/** How an endpoint's model is asked. Throws `usage` for a price that a limit needs and nobody knows. */
export function openAiOptions(
  name: string,
  asking: Omit<AskingOptions, 'record'>,
  limits: Limits,
  context: {
    readonly prices: Tools['prices'];
    readonly drafts: number;
    readonly onNotice: (message: string) => void;
  },
): OpenAiOptions & { readonly concurrency: number } {
  const { concurrency, baseUrl, ...rest } = asking;
  if (
    limits.costUsd !== undefined &&
    priceFor({ kind: 'openai', name }, baseUrl, context.prices) === undefined
  ) {
    throw usage(
      `--max-cost needs a price, and none is known for ${name}: write it into "toolgrad.model.prices" of the configuration (USD for a million tokens), or say --max-tokens instead.`,
    );
  }
  return {
    ...rest,
    model: name,
    baseUrl,
    env: process.env,
    concurrency: concurrency ?? modelConcurrency(baseUrl, context.drafts),
    prices: pricesOf(context.prices),
    onNotice: context.onNotice,
  };
}

function modelConcurrency(baseUrl: string | undefined, drafts: number): number {
  const { hostname } = new URL(endpointOf(baseUrl, process.env).url);
  if (/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return localConcurrency;
  return Math.max(defaultConcurrency, drafts);
}
