// Requests to one endpoint for one model: paced, priced, and with its obstacles told to the user.
import { noUsage, type Usage } from '../../core/sample.ts';
import { createPace } from '../language/pace.ts';
import { costOf, openAiPrices, type Price, type Prices, priceOf } from '../language/prices.ts';
import type { Endpoint } from './endpoint.ts';
import { ObstacleFault } from './http-fault.ts';
import { obstacleError } from './obstacle.ts';
import { assertReady } from './ready.ts';
import { type Reply, readReply } from './reply.ts';
import type { RequestBody, Wire } from './wire.ts';

export interface SenderOptions {
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
  readonly prices?: Prices | undefined;
  readonly onNotice: (message: string) => void;
}

export interface Sender {
  /** Throws as `ready` of a model does. */
  ready(signal: AbortSignal): Promise<void>;
  /** Sends a body of about so many characters, when it is its turn. Rejects as `Pace.run` does, and with ObstacleFault. */
  send(body: RequestBody, characters: number, signal: AbortSignal): Promise<Reply>;
  /** What `ask` answers, with what it took. An obstacle becomes `model`, or `usage` where nothing was ever answered. */
  priced(ask: () => Promise<Reply>): Promise<Omit<Reply, 'usage' | 'costUsd'> & Took>;
}

interface Took {
  readonly usage: Usage;
  /** Null where no price is known. */
  readonly costUsd: number | null;
}

/** Characters a token, for an estimate before the endpoint counts. */
const charactersPerToken = 4;

export function createSender(options: SenderOptions): Sender {
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

  return {
    ready: (signal) => assertReady({ model, endpoint, wire, timeoutMs, signal }),
    async send(body, characters, signal) {
      const reply = await pace.run(
        {
          tokens: Math.ceil(characters / charactersPerToken + usualOutput),
          send: async (own) => readReply(await wire.complete(body, own), endpoint),
          tokensOf: ({ usage }) => (usage === undefined ? undefined : usage.inputTokens + usage.outputTokens),
        },
        signal,
      );
      if (reply.usage !== undefined) usualOutput += (reply.usage.outputTokens - usualOutput) / 10;
      return reply;
    },
    async priced(ask) {
      try {
        const { usage, costUsd, ...answer } = await ask();
        answered = true;
        return { ...answer, usage: usage ?? noUsage, costUsd: costUsd ?? costIn(usage, price) };
      } catch (error) {
        if (!(error instanceof ObstacleFault)) throw error;
        throw obstacleError(answered ? 'model' : 'usage', error, { endpoint, model });
      }
    },
  };
}

/** The user's price comes first; the table's is for the vendor's own endpoint. */
function priceFor({ model, endpoint, prices = {} }: SenderOptions): Price | undefined {
  return priceOf(model, prices) ?? (endpoint.isVendor ? priceOf(model, openAiPrices) : undefined);
}

function costIn(usage: Reply['usage'], price: Price | undefined): number | null {
  return usage === undefined ? null : costOf(usage, price);
}
