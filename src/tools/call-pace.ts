// When the calls to a server are sent: within its rate limit, and again when it refuses them for exceeding its own.

import { mayWrite, type Outcome, type Tool } from '../model/tool.ts';
import { rateLimitIn } from '../outcomes/rate-limit-refusal.ts';
import { createRateLimit, type RateLimit, unlimited } from '../timing/rate-limit.ts';
import { pause } from '../timing/stop.ts';
import type { RateLimitSetting, ServerSettings } from './server-config.ts';

/** Longer pauses are not waited out: the refusal becomes the call's outcome. */
const longestPauseMs = 60_000;
/** If the server does not say how long; doubled with each refusal of the call. */
const firstPauseMs = 1_000;

/** The pace of all calls to one server, over all sessions. */
export class CallPace {
  readonly #rateLimit: RateLimit;
  readonly #isLimited: boolean;
  readonly #retries: number;
  /** No call is sent before this time: the server asked for a pause. */
  #quietUntil = 0;

  constructor({ rateLimit, retries }: Pick<ServerSettings, 'rateLimit' | 'retries'>) {
    this.#rateLimit = rateLimit === undefined ? unlimited : limitOf(rateLimit);
    this.#isLimited = rateLimit !== undefined;
    this.#retries = retries;
  }

  /**
   * Sends a call in its turn. A call refused for exceeding a rate limit is sent again if the server said
   * when, or if the call may be repeated. Rejects as `send` does, and with `interrupted`.
   */
  async run(tool: Tool, signal: AbortSignal, send: () => Promise<Outcome>): Promise<Outcome> {
    for (let refusals = 0; ; refusals++) {
      if (this.#isLimited || this.#quietUntil > 0) await this.#turn(signal);
      const outcome = await send();
      const limited = rateLimitIn(outcome);
      if (limited === undefined || refusals >= this.#retries) return outcome;
      if (limited.retryAfterMs === undefined && !mayRepeat(tool)) return outcome;
      const pauseMs = limited.retryAfterMs ?? firstPauseMs * 2 ** refusals;
      if (pauseMs > longestPauseMs) return outcome;
      this.#quietUntil = Math.max(this.#quietUntil, performance.now() + pauseMs);
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    // A pause may have been requested while this call waited for its turn: then it waits out the pause, and for another turn.
    do {
      for (let left = this.#left(); left > 0; left = this.#left()) await pause(Math.ceil(left), signal);
      await this.#rateLimit.take(1, signal);
    } while (this.#left() > 0);
  }

  #left(): number {
    return this.#quietUntil - performance.now();
  }
}

function limitOf(setting: RateLimitSetting): RateLimit {
  return 'perSecond' in setting
    ? createRateLimit(setting.perSecond, 1_000)
    : createRateLimit(setting.perMinute, 60_000);
}

function mayRepeat(tool: Tool): boolean {
  return !mayWrite(tool) || tool.annotations?.idempotentHint === true;
}
