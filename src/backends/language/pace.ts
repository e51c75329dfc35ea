// How requests to a model are paced: so many at a time and a minute, each within its time, and again where it helps.
import pLimit from 'p-limit';
import { ToolGradError } from '../../model/errors.ts';
import { createRateLimit, unlimited } from '../../timing/rate-limit.ts';
import { pause, throwIfStopped, unlessStopped } from '../../timing/stop.ts';
import { createBreaker, type Pass } from './breaker.ts';
import { ChatFault } from './chat-fault.ts';
import { within } from './time-limit.ts';

export interface PaceOptions {
  /** The endpoint, as a message names it: `localhost:11434`. */
  readonly host: string;
  /** Requests under way at a time, at most. */
  readonly concurrency: number;
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How often one request is sent again, at most. */
  readonly maxRetries: number;
  /** The first pause before a request is sent again, at most, in milliseconds; it doubles each time. */
  readonly retryDelayMs: number;
  /** How long nothing may be answered before the work is given up, in milliseconds. */
  readonly patienceMs: number;
  /** How often one request tries again while nothing is answered, in milliseconds. */
  readonly probeEveryMs: number;
  readonly onNotice: (message: string) => void;
}

export interface Job<T> {
  /** Tokens it will take, as far as can be said before. */
  readonly tokens: number;
  /** Sends the request once. Throws ChatFault where it is not answered. */
  readonly send: (signal: AbortSignal) => Promise<T>;
  /** Tokens it took; undefined where that is not told. */
  readonly tokensOf: (answer: T) => number | undefined;
}

export interface Pace {
  /**
   * Sends the request when it is its turn, and again after failures that may pass.
   * Throws the last ChatFault, `model` once patience has run out, and `interrupted` as soon as the signal aborts.
   */
  run<T>(job: Job<T>, signal: AbortSignal): Promise<T>;
}

const longestDelayMs = 30_000;

/** A pause that an endpoint asks for is worth a message from this length on, in milliseconds. */
const longPauseMs = 10_000;

export function createPace(options: PaceOptions): Pace {
  const { host, concurrency, timeoutMs, maxRetries, retryDelayMs, patienceMs, onNotice } = options;
  const limit = pLimit(concurrency);
  const breaker = createBreaker(options);
  const requests = limitOf(options.requestsPerMinute);
  const tokens = limitOf(options.tokensPerMinute);
  /** No request is sent before this time: the endpoint asked for a pause. */
  let quietUntil = 0;
  /** Answers since the concurrency was last changed. */
  let streak = 0;
  let loweredAt = Number.NEGATIVE_INFINITY;

  // Additive increase, multiplicative decrease: an endpoint that is asked too much finds its own rate.
  function raise(): void {
    if (limit.concurrency === concurrency) return;
    streak += 1;
    if (streak < limit.concurrency) return;
    streak = 0;
    limit.concurrency += 1;
  }

  /** Refusals of one burst, sent before the concurrency was last lowered, lower it no further. */
  function lower(sentAt: number): void {
    if (sentAt <= loweredAt) return;
    streak = 0;
    loweredAt = performance.now();
    limit.concurrency = Math.max(1, limit.concurrency >> 1);
  }

  /** Throws `model` where the endpoint asks for a longer pause than patience lasts. */
  function heed({ retryAfterMs, reason }: ChatFault): void {
    if (retryAfterMs === undefined) return;
    if (retryAfterMs > patienceMs) {
      const minutes = Math.ceil(retryAfterMs / 60_000);
      throw new ToolGradError(
        'model',
        `${host} asks for no requests for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (${reason}): continue after that with --resume.`,
      );
    }
    const until = performance.now() + retryAfterMs;
    if (retryAfterMs >= longPauseMs && until > quietUntil + longPauseMs) {
      onNotice(`${host} asks for a pause of ${Math.ceil(retryAfterMs / 1000)} s (${reason}).`);
    }
    quietUntil = Math.max(quietUntil, until);
  }

  async function attempt<T>(job: Job<T>, signal: AbortSignal): Promise<T> {
    const pass = await breaker.pass(signal);
    let sentAt = performance.now();
    try {
      while (performance.now() < quietUntil) await pause(quietUntil - performance.now(), signal);
      await requests.take(1, signal);
      const taken = await tokens.take(job.tokens, signal);
      sentAt = performance.now();
      const answer = await within(timeoutMs, { host, kind: 'failed', signal }, job.send);
      taken.correct(job.tokensOf(answer) ?? job.tokens);
      pass.answered();
      raise();
      return answer;
    } catch (error) {
      if (error instanceof ChatFault && error.kind === 'limited') lower(sentAt);
      report(pass, error, signal);
      throw error;
    }
  }

  function report(pass: Pass, error: unknown, signal: AbortSignal): void {
    if (!(error instanceof ChatFault)) {
      // Whatever else went wrong, only a request that was stopped says nothing about the endpoint.
      if (signal.aborted) pass.withdrawn();
      else pass.answered();
      return;
    }
    if (!error.passing || error.isAnswer) {
      pass.answered();
      return;
    }
    pass.failed(error);
    heed(error);
  }

  async function run<T>(job: Job<T>, signal: AbortSignal): Promise<T> {
    for (let failures = 0; ; ) {
      try {
        return await limit(() => {
          throwIfStopped(signal);
          return attempt(job, signal);
        });
      } catch (error) {
        if (!(error instanceof ChatFault) || !error.passing) throw error;
        // While nobody is there, it is patience that ends the waiting: a pause of the endpoint's loses no request.
        if (breaker.isOpen && error.kind !== 'failed') continue;
        failures += 1;
        if (failures > maxRetries) throw error;
        // Full jitter: requests that failed together do not come back together.
        const most = Math.min(longestDelayMs, retryDelayMs * 2 ** (failures - 1));
        await pause(Math.random() * most, signal);
      }
    }
  }

  return { run: (job, signal) => unlessStopped(signal, run(job, signal)) };
}

function limitOf(perMinute: number | undefined) {
  return perMinute === undefined ? unlimited : createRateLimit(perMinute, 60_000);
}
