// Requests to one endpoint for one model: paced, priced, and with its obstacles told to the user.
import { noUsage, type Usage } from '../../model/sample.ts';
import { charactersPerToken, estimatedUsage } from '../../spending/estimated-usage.ts';
import { costOf, knownPrice, type Price } from '../../spending/prices.ts';
import { ChatFault } from '../language/chat-fault.ts';
import { createPace } from '../language/pace.ts';
import type { EndpointOptions } from '../provider.ts';
import type { Endpoint } from './endpoint.ts';
import { ObstacleFault } from './http-fault.ts';
import { obstacleError } from './obstacle.ts';
import { tellsLongest } from './parameters.ts';
import { assertReady } from './ready.ts';
import { type Reply, readReply } from './reply.ts';
import type { RequestBody, Wire } from './wire.ts';

/** How an endpoint is asked; what is in parentheses applies where nothing is given. */
export interface RequestOptions
  extends Pick<
    EndpointOptions,
    | 'model'
    // Requests under way at a time (16).
    | 'concurrency'
    | 'requestsPerMinute'
    | 'tokensPerMinute'
    | 'maxAnswerTokens'
    // (600,000)
    | 'patienceMs'
    | 'prices'
    | 'onNotice'
  > {
  /** How often one request is sent again, at most (5). */
  readonly maxRetries?: number | undefined;
  /** The first pause before that, at most, in milliseconds (500); it doubles each time. */
  readonly retryDelayMs?: number | undefined;
  /** How often one request tries again while the endpoint is away, in milliseconds (5,000). */
  readonly probeEveryMs?: number | undefined;
}

export interface SenderOptions extends RequestOptions {
  readonly endpoint: Endpoint;
  readonly wire: Wire;
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs: number;
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
  const price = knownPrice(model, endpoint.isVendor, options.prices ?? {})?.price;
  /** Whether the endpoint has ever answered: until then, what is wrong is what the user has given. */
  let answered = false;
  /** Requests in a row that were refused as any other would be, since the last answer. */
  let refusedInARow = 0;
  const told = new Set<string>();
  const tellOnce = (kind: string, message: string) => {
    if (!told.has(kind)) onNotice(message);
    told.add(kind);
  };

  /** What no endpoint tells of a request is estimated: a limit that counts nothing limits nothing. */
  function counted(reply: Reply, characters: number): Reply {
    if (reply.finish === 'length' && options.maxAnswerTokens === undefined)
      tellOnce('cut', `${host} cut an answer off${lengthOf(reply)}: ${tellsLongest}.`);
    if (reply.usage !== undefined) return reply;
    tellOnce(
      'usage',
      `${host} does not tell how many tokens a request takes: they are estimated, at ${charactersPerToken} characters each, for the limits and the bill.`,
    );
    const said = reply.text.length + JSON.stringify(reply.calls).length - 2;
    return { ...reply, usage: estimatedUsage(characters, said) };
  }

  /** A page in the midst of a run is a gateway that stumbles. */
  async function sendOnce(body: RequestBody, signal: AbortSignal): Promise<Reply> {
    try {
      return readReply(await wire.complete(body, signal), endpoint);
    } catch (error) {
      if (!answered || !(error instanceof ObstacleFault) || error.obstacle !== 'page') throw error;
      throw new ChatFault('failed', `${host} answered with a web page`, {
        reason: 'it answers with a web page',
      });
    }
  }
  /** Tokens that answers have taken so far, on average, for the estimate of the next. */
  let usualOutput = 300;

  return {
    ready: (signal) => assertReady({ model, endpoint, wire, timeoutMs, signal }),
    async send(body, characters, signal) {
      const reply = await pace.run(
        {
          tokens: Math.ceil(characters / charactersPerToken + usualOutput),
          send: async (own) => counted(await sendOnce(body, own), characters),
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
        refusedInARow = 0;
        return { ...answer, usage: usage ?? noUsage, costUsd: costUsd ?? costIn(usage, price) };
      } catch (error) {
        if (!(error instanceof ObstacleFault)) throw error;
        refusedInARow += 1;
        // What others were given an answer to is this request's own, unless all are refused from now on.
        if (answered && isOfRequest.has(error.obstacle) && refusedInARow < mostRefused)
          throw new ChatFault('rejected', refusalText(error, host), {
            reason: `HTTP ${error.status}`,
            said: error.said,
          });
        throw obstacleError(answered ? 'model' : 'usage', error, { endpoint, model });
      }
    },
  };
}

/** What may be about one request, although it reads as if it were about all. */
const isOfRequest: ReadonlySet<ObstacleFault['obstacle']> = new Set(['forbidden', 'model', 'path', 'page']);

/** Requests in a row, after answers, of which it is no accident that each is refused. */
const mostRefused = 8;

function refusalText({ status, said }: ObstacleFault, host: string): string {
  return `${host} refused the request with HTTP ${status}${said === '' ? '' : ` (${said})`}`;
}

function lengthOf({ usage }: Reply): string {
  return usage === undefined ? '' : ` after ${usage.outputTokens} tokens`;
}

function costIn(usage: Reply['usage'], price: Price | undefined): number | null {
  return usage === undefined ? null : costOf(usage, price);
}
