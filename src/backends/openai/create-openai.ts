// Any endpoint that speaks OpenAI's chat completions, as what answers stages, plays examples, or judges responses. The only file that touches the openai package.
import type { OpenAI } from 'openai';
import type { ModelBackend } from '../../model/seams.ts';
import { type ChatJudge, createChatJudge } from '../chat/judge.ts';
import { type ChatPlayer, createChatPlayer } from '../chat/player.ts';
import { withToolAnswerCache } from '../chat/tool-answer-cache.ts';
import { withAnswerCache } from '../language/answer-cache.ts';
import { createLanguageBackend } from '../language/backend.ts';
import type { ChatModel } from '../language/chat-model.ts';
import type { Environment } from '../provider.ts';
import { createOpenAiChat } from './chat.ts';
import { type Endpoint, endpointOf } from './endpoint.ts';
import { faultOfBreak, faultOfReply } from './http-fault.ts';
import { createHttpFetch } from './http-fetch.ts';
import type { RequestOptions } from './sender.ts';
import { createOpenAiToolChat } from './tool-chat.ts';
import type { Wire } from './wire.ts';

export interface OpenAiOptions extends RequestOptions {
  /** Where the API is; `OPENAI_BASE_URL`, or else https://api.openai.com/v1, where it is left out. */
  readonly baseUrl?: string | undefined;
  /**
   * Where the key is looked for: `TOOLGRAD_API_KEY`, or else `OPENAI_API_KEY`, goes to whatever endpoint is named. An
   * endpoint other than the vendor's may do without.
   */
  readonly env: Environment;
  /** How long one request may take, in milliseconds (120,000). */
  readonly timeoutMs?: number | undefined;
  /** Sent only where it is given. */
  readonly temperature?: number | undefined;
  /** A folder that keeps every answer: the same request is not asked again. */
  readonly cacheDir?: string | undefined;
}

/**
 * A backend that asks a model over HTTP. Throws `usage` for a base URL that is none; everything else is found out by
 * `ready`. No key stands in any message, record or cache.
 */
export function createOpenAiBackend(options: OpenAiOptions): ModelBackend {
  return createLanguageBackend(openOpenAiChat(options));
}

/** A judge that asks a model over HTTP. Throws as `createOpenAiBackend` does. */
export function createOpenAiJudge(options: OpenAiOptions): ChatJudge {
  return createChatJudge(openOpenAiChat(options));
}

/** A player that asks a model over HTTP, by native tool calling. Throws as `createOpenAiBackend` does. */
export function createOpenAiPlayer(options: OpenAiOptions): ChatPlayer {
  const connected = connectedOptions(options);
  const chat = createOpenAiToolChat(connected);
  const cache = cacheOptions(options, connected.endpoint);
  return createChatPlayer(cache === undefined ? chat : withToolAnswerCache(chat, cache), options.onNotice);
}

/** A model over HTTP that is asked in messages, with its cache and its pace. Throws as `createOpenAiBackend` does. */
export function openOpenAiChat(options: OpenAiOptions): ChatModel {
  const connected = connectedOptions(options);
  const chat = createOpenAiChat(connected);
  const cache = cacheOptions(options, connected.endpoint);
  return cache === undefined ? chat : withAnswerCache(chat, cache);
}

function connectedOptions({ timeoutMs = 120_000, ...options }: OpenAiOptions) {
  const endpoint = endpointOf(options.baseUrl, options.env);
  return { ...options, endpoint, timeoutMs, wire: createWire(endpoint, options.env, timeoutMs) };
}

function cacheOptions({ cacheDir, model, temperature, onNotice }: OpenAiOptions, endpoint: Endpoint) {
  if (cacheDir === undefined) return undefined;
  const identity = { model, endpoint: endpoint.shown, temperature: temperature ?? null };
  return { folder: cacheDir, model, identity, onNotice };
}

/** The client, as far as it is needed: one attempt a request, its faults told apart. */
function createWire(endpoint: Endpoint, env: Environment, timeoutMs: number): Wire {
  let loading: Promise<OpenAI> | undefined;
  /** Loading the package takes longer than any other command of this program runs. */
  const client = () => {
    loading ??= load(endpoint, env, timeoutMs);
    return loading;
  };
  const ask = async (send: (client: OpenAI) => Promise<unknown>): Promise<unknown> => {
    const loaded = await client();
    try {
      return await send(loaded);
    } catch (error) {
      throw error instanceof Error && error.cause instanceof Refusal
        ? error.cause.fault
        : faultOfBreak(error, endpoint);
    }
  };
  return {
    complete: (body, signal) =>
      ask((openai) =>
        openai.chat.completions.create(body as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming, {
          signal,
        }),
      ),
    // Not `models.list`, which trusts the shape of the answer.
    models: (signal, name) => {
      const path = name === undefined ? '/models' : `/models/${encodeURIComponent(name)}`;
      return ask((openai) => openai.get(path, { signal }));
    },
  };
}

/** What our `fetch` throws for an answer other than 2xx; the client wraps it in an error of its own. */
class Refusal extends Error {
  readonly fault: Error;

  constructor(fault: Error) {
    // Not the fault's own words: the client reads them for a time that is out, and forgets the rest.
    super('The endpoint refused the request.');
    this.fault = fault;
  }
}

async function load(endpoint: Endpoint, env: Environment, timeoutMs: number): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai');
  const { url, query, key, authorization, isVendor } = endpoint;
  const send = createHttpFetch(env);
  return new Client({
    baseURL: url,
    defaultQuery: query,
    apiKey: key ?? 'none',
    adminAPIKey: null,
    webhookSecret: null,
    organization: (isVendor && env.OPENAI_ORG_ID) || null,
    project: (isVendor && env.OPENAI_PROJECT_ID) || null,
    ...(authorization === undefined ? {} : { defaultHeaders: { Authorization: authorization } }),
    // Retries and time limits are the pace's: the client's own know nothing of the other requests.
    maxRetries: 0,
    timeout: 2 * timeoutMs,
    logLevel: 'off',
    fetch: (async (url: string, init: Parameters<typeof send>[1]) => {
      const response = await send(url, init);
      if (response.ok) return response;
      // The client drops an error's body unless it is of OpenAI's own shape.
      const { status, headers } = response;
      const text = await response.text();
      throw new Refusal(faultOfReply({ status, header: (name) => headers.get(name), text }, endpoint));
      // It looks at no more of requests and responses than there is of them here.
    }) as unknown as typeof fetch,
  });
}
