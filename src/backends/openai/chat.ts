// A chat model behind an OpenAI-compatible endpoint: negotiated, paced, and priced.
import { noUsage } from '../../core/sample.ts';
import type { ChatAnswer, ChatModel, ChatRequest } from '../language/chat-model.ts';
import { createPace } from '../language/pace.ts';
import { costOf, openAiPrices, type Price, type Prices, priceOf } from '../language/prices.ts';
import { bodyOf, type Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import { ObstacleFault } from './http-fault.ts';
import { createNegotiation } from './negotiate.ts';
import { obstacleError } from './obstacle.ts';
import { assertReady } from './ready.ts';
import { type Reply, readReply } from './reply.ts';
import type { Wire } from './wire.ts';

export interface OpenAiChatOptions {
  readonly model: string;
  readonly endpoint: Endpoint;
  readonly wire: Wire;
  readonly timeoutMs: number;
  readonly concurrency?: number | undefined;
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly retryDelayMs?: number | undefined;
  readonly patienceMs?: number | undefined;
  readonly probeEveryMs?: number | undefined;
  readonly temperature?: number | undefined;
  readonly prices?: Prices | undefined;
  readonly onNotice: (message: string) => void;
}

/** Characters a token, for an estimate before the endpoint counts. */
const charactersPerToken = 4;

export function createOpenAiChat(options: OpenAiChatOptions): ChatModel {
  const { model, endpoint, wire, timeoutMs, onNotice } = options;
  const { host } = endpoint;
  const pace = createPace({
    host,
    concurrency: options.concurrency ?? 16,
    requestsPerMinute: options.requestsPerMinute,
    tokensPerMinute: options.tokensPerMinute,
    timeoutMs,
    maxRetries: options.maxRetries ?? 5,
    retryDelayMs: options.retryDelayMs ?? 500,
    patienceMs: options.patienceMs ?? 600_000,
    probeEveryMs: options.probeEveryMs ?? 5_000,
    onNotice,
  });
  const price = priceFor(options);
  /** Whether the endpoint has ever answered: until then, what is wrong is what the user has given. */
  let answered = false;
  /** Tokens that answers have taken so far, on average, for the estimate of the next. */
  let usualOutput = 300;

  async function send(request: ChatRequest, dialect: Dialect): Promise<Reply> {
    const body = bodyOf(dialect, options, request);
    const characters = body.messages.reduce((sum, { content }) => sum + content.length, 0);
    const reply = await pace.run(
      {
        tokens: Math.ceil(characters / charactersPerToken + usualOutput),
        send: async (signal) => readReply(await wire.complete(body, signal), endpoint),
        tokensOf: ({ usage }) => (usage === undefined ? undefined : usage.inputTokens + usage.outputTokens),
      },
      request.signal,
    );
    if (reply.usage !== undefined) usualOutput += (reply.usage.outputTokens - usualOutput) / 10;
    return reply;
  }

  const ask = createNegotiation(send);

  return {
    id: `openai:${model}`,
    ready: (signal) => assertReady({ model, endpoint, wire, timeoutMs, signal }),
    async chat(request): Promise<ChatAnswer> {
      try {
        const { text, finish, usage, costUsd } = await ask(request);
        answered = true;
        return { text, finish, usage: usage ?? noUsage, costUsd: costUsd ?? costIn(usage, price) };
      } catch (error) {
        if (!(error instanceof ObstacleFault)) throw error;
        throw obstacleError(answered ? 'model' : 'usage', error, { endpoint, model });
      }
    },
  };
}

/** The user's price comes first; the table's is for the vendor's own endpoint. */
function priceFor({ model, endpoint, prices = {} }: OpenAiChatOptions): Price | undefined {
  return priceOf(model, prices) ?? (endpoint.isVendor ? priceOf(model, openAiPrices) : undefined);
}

function costIn(usage: Reply['usage'], price: Price | undefined): number | null {
  return usage === undefined ? null : costOf(usage, price);
}
